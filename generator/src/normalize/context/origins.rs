//! Where each part of the model comes from.

use std::collections::HashMap;

use crate::pointer::{FileId, Pointer};

/// Maps pointers of the model back to the files they were read from.
///
/// Most of a model stands where it stood in the entry file; only what
/// `normalize` moved is recorded, by the pointer it has now.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    entry: FileId,
    moved: HashMap<String, Pointer>,
}

impl Origins {
    pub(in crate::normalize) fn new(entry: FileId) -> Self {
        Self {
            entry,
            moved: HashMap::new(),
        }
    }

    /// Records that the part of the model at `model` stands at `source`.
    pub(in crate::normalize) fn moved(&mut self, model: &Pointer, source: Pointer) {
        self.moved.insert(model.path().to_owned(), source);
    }

    /// The place in the sources of the part of the model at `model`, a JSON
    /// Pointer such as `/components/schemas/Pet`.
    #[must_use]
    pub fn of(&self, model: &str) -> Pointer {
        let mut end = model.len();
        while !self.moved.is_empty() {
            if let Some(origin) = self.moved.get(&model[..end]) {
                let path = format!("{}{}", origin.path(), &model[end..]);
                return Pointer::new(origin.file(), path);
            }
            match model[..end].rfind('/') {
                Some(slash) => end = slash,
                None => break,
            }
        }
        Pointer::new(self.entry, model)
    }
}

#[cfg(test)]
mod tests {
    use super::{FileId, Origins, Pointer};

    #[test]
    fn what_was_moved_is_found_where_it_was() {
        let pet = Pointer::new(FileId(3), "/Pet");
        let id = Pointer::new(FileId(4), "");
        let mut origins = Origins::new(FileId(0));
        let model = Pointer::new(FileId(0), "/components/schemas/Pet");
        origins.moved(&model, pet.clone());
        origins.moved(&model.child("properties").child("id"), id.clone());
        assert_eq!(origins.of("/components/schemas/Pet"), pet);
        assert_eq!(
            origins.of("/components/schemas/Pet/properties/name"),
            pet.child("properties").child("name")
        );
        assert_eq!(
            origins.of("/components/schemas/Pet/properties/id/type"),
            id.child("type")
        );
        assert_eq!(
            origins.of("/components/schemas/Pets"),
            Pointer::new(FileId(0), "/components/schemas/Pets")
        );
    }
}
