//! A crate whose parts are looked at.

use std::collections::BTreeMap;

use crate::ir::{Api, ModelId, Type, XmlField};
use crate::pointer::Pointer;
use crate::record::spelled;

/// A crate whose parts are looked at.
pub(super) struct Seen<'a> {
    pub(super) api: &'a Api,
    /// The properties of objects that bodies in XML have, by where their schemas stand.
    pub(super) xml: BTreeMap<&'a Pointer, &'a [XmlField]>,
}

impl Seen<'_> {
    /// A type as the record spells it.
    pub(super) fn ty(&self, ty: &Type) -> String {
        spelled::ty(ty, &|id: ModelId| self.api.model(id).name.as_str())
    }
}
