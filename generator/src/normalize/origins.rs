//! Where each part of the model comes from.

use crate::pointer::{FileId, Pointer};

/// Maps pointers of the model back to the files they were read from.
///
/// Most of a model stands where it stood in the entry file; only what
/// `normalize` moved is recorded, by the pointer it has now.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    entry: FileId,
    moved: Vec<(String, Pointer)>,
}

impl Origins {
    pub(super) fn new(entry: FileId) -> Self {
        Self {
            entry,
            moved: Vec::new(),
        }
    }

    /// The place in the sources of the part of the model at `model`, a JSON
    /// Pointer such as `/components/schemas/Pet`.
    #[must_use]
    pub fn of(&self, model: &str) -> Pointer {
        let moved = self
            .moved
            .iter()
            .filter(|(prefix, _)| is_within(model, prefix));
        match moved.max_by_key(|(prefix, _)| prefix.len()) {
            Some((prefix, origin)) => Pointer::new(
                origin.file(),
                format!("{}{}", origin.path(), &model[prefix.len()..]),
            ),
            None => Pointer::new(self.entry, model),
        }
    }
}

fn is_within(pointer: &str, prefix: &str) -> bool {
    pointer
        .strip_prefix(prefix)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::{FileId, Origins, Pointer};

    #[test]
    fn what_was_moved_is_found_where_it_was() {
        let pet = Pointer::new(FileId(3), "/Pet");
        let origins = Origins {
            entry: FileId(0),
            moved: vec![("/components/schemas/Pet".to_owned(), pet.clone())],
        };
        assert_eq!(origins.of("/components/schemas/Pet"), pet);
        assert_eq!(
            origins.of("/components/schemas/Pet/properties/id"),
            pet.child("properties").child("id")
        );
        assert_eq!(
            origins.of("/components/schemas/Pets"),
            Pointer::new(FileId(0), "/components/schemas/Pets")
        );
    }
}
