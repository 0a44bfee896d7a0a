//! A crate whose parts are looked at.

use crate::ir::{Api, ModelId, Type};
use crate::record::spelled;

/// A crate whose parts are looked at.
pub(super) struct Seen<'a> {
    pub(super) api: &'a Api,
}

impl Seen<'_> {
    /// A type as the record spells it.
    pub(super) fn ty(&self, ty: &Type) -> String {
        spelled::ty(ty, &|id: ModelId| self.api.model(id).name.as_str())
    }
}
