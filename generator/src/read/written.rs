//! Where the parts of a tree that was made anew are written.

use std::collections::HashMap;

use crate::pointer::Pointer;

/// Where the parts of a tree are written, which is not as its text is: a document of an older version,
/// or one that an overlay was laid over.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The places of what is written elsewhere than where it is in the tree. What is below one of them is
    /// below where that is written.
    moved: HashMap<String, Pointer>,
    /// Where the parts of the tree are written of which this one was made, if that was made anew as well.
    before: Option<Box<Written>>,
}

impl Written {
    /// Notes that what is at `path` in the tree, a JSON Pointer, is written at `place`.
    pub fn add(&mut self, path: impl Into<String>, place: Pointer) {
        self.moved.insert(path.into(), place);
    }

    /// The same of a tree that was made of another, which was made anew.
    #[must_use]
    pub(super) fn behind(mut self, before: Option<Self>) -> Self {
        self.before = before.map(Box::new);
        self
    }

    /// Where what is at a place of the tree is written. What comes of another file is written there.
    #[must_use]
    pub fn find(&self, pointer: &Pointer) -> Pointer {
        let place = self.moved_from(pointer);
        match &self.before {
            Some(before) if place.file() == pointer.file() => before.find(&place),
            _ => place,
        }
    }

    /// The same for who knows the file by its own parts: what comes of another file is at its place in
    /// the tree.
    #[must_use]
    pub fn within(&self, pointer: &Pointer) -> Pointer {
        let place = self.find(pointer);
        if place.file() == pointer.file() {
            place
        } else {
            pointer.clone()
        }
    }

    fn moved_from(&self, pointer: &Pointer) -> Pointer {
        let path = pointer.path();
        let mut end = path.len();
        loop {
            let (known, below) = path.split_at(end);
            if let Some(place) = self.moved.get(known) {
                return Pointer::new(place.file(), format!("{}{below}", place.path()));
            }
            match known.rfind('/') {
                Some(slash) => end = slash,
                None => return pointer.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::FileId;

    #[test]
    fn what_is_below_goes_with_it() {
        let mut written = Written::default();
        written.add(
            "/components/schemas",
            Pointer::new(FileId(0), "/definitions"),
        );
        written.add("/components/schemas/Pet/not", Pointer::new(FileId(1), "/x"));
        let found = |path: &str| {
            let found = written.find(&Pointer::new(FileId(0), path));
            (found.file().0, found.into_path())
        };
        assert_eq!(
            found("/components/schemas/Pet/a"),
            (0, "/definitions/Pet/a".into())
        );
        assert_eq!(found("/components/schemas/Pet/not/b"), (1, "/x/b".into()));
        assert_eq!(
            found("/components/schemasX"),
            (0, "/components/schemasX".into())
        );
        assert_eq!(found(""), (0, String::new()));
    }
}
