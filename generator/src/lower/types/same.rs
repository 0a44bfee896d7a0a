//! What stands at several places and is one type, as it was or as nothing else was.

use super::Context;
use super::alike::Shared;
use crate::ir::ModelId;
use crate::pointer::Pointer;

impl Context<'_, '_> {
    /// The model that is the same as what stands there, if one is.
    pub(in crate::lower) fn same(&mut self, key: &Shared, at: &Pointer) -> Option<ModelId> {
        let was = self.was(key, at);
        self.drafts.alike.find(key, was)
    }

    /// Lets others find the model of what stands there.
    pub(in crate::lower) fn share(&mut self, key: Shared, id: ModelId, at: &Pointer) {
        let was = self.was(&key, at);
        self.drafts.alike.add(key, id, was);
    }

    /// The types that stood there before. What the document describes once is one type, whatever it was.
    fn was(&self, key: &Shared, at: &Pointer) -> Vec<String> {
        if matches!(key, Shared::Base(_) | Shared::Events(_)) {
            return Vec::new();
        }
        let place = self.places.of(at, &self.drafts.told);
        let former = self.places.former(&place);
        let places = std::iter::once(place).chain(former);
        let types = places.flat_map(|place| self.kept.types_at(&place).to_vec());
        types.map(str::to_owned).collect()
    }
}
