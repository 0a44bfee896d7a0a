//! Where the walk is, at no cost until somebody asks.

use crate::pointer::{FileId, Pointer};

/// A place in the tree as a list on the stack, which becomes a [`Pointer`] only
/// when there is something to say about it.
///
/// It is two places: that of the thing in its file, and that in the model.
#[derive(Clone, Copy, Debug)]
pub(in crate::normalize) struct At<'a> {
    file: FileId,
    parent: Option<&'a At<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Segment<'a> {
    /// The walk begins here.
    Root {
        source: &'a Pointer,
        model: &'a Pointer,
    },
    Key(&'a str),
    /// A key that is another in the model.
    Renamed {
        source: &'a str,
        model: &'a str,
    },
    Index(usize),
    /// A reference was followed: elsewhere in the files, and where the
    /// reference stands in the model.
    Jump(&'a Pointer),
}

impl<'a> At<'a> {
    pub(in crate::normalize) fn root(source: &'a Pointer, model: &'a Pointer) -> Self {
        Self {
            file: source.file(),
            parent: None,
            segment: Segment::Root { source, model },
        }
    }

    pub(in crate::normalize) fn key(&'a self, key: &'a str) -> Self {
        self.below(self.file, Segment::Key(key))
    }

    /// The same place, whose key is another in the model.
    pub(in crate::normalize) fn renamed(self, model: &'a str) -> Self {
        match self.segment {
            Segment::Key(source) => Self {
                segment: Segment::Renamed { source, model },
                ..self
            },
            _ => self,
        }
    }

    pub(in crate::normalize) fn index(&'a self, index: usize) -> Self {
        self.below(self.file, Segment::Index(index))
    }

    pub(in crate::normalize) fn jump(&'a self, source: &'a Pointer) -> Self {
        self.below(source.file(), Segment::Jump(source))
    }

    fn below(&'a self, file: FileId, segment: Segment<'a>) -> Self {
        Self {
            file,
            parent: Some(self),
            segment,
        }
    }

    /// The file that the walk is in.
    pub(in crate::normalize) fn file(&self) -> FileId {
        self.file
    }

    /// The place in the sources.
    pub(in crate::normalize) fn pointer(&self) -> Pointer {
        match self.segment {
            Segment::Root { source, .. } | Segment::Jump(source) => source.clone(),
            Segment::Key(key) | Segment::Renamed { source: key, .. } => {
                self.above(At::pointer).child(key)
            }
            Segment::Index(index) => self.above(At::pointer).item(index),
        }
    }

    /// The place in the model.
    pub(in crate::normalize) fn model(&self) -> Pointer {
        match self.segment {
            Segment::Root { model, .. } => model.clone(),
            Segment::Jump(_) => self.above(At::model),
            Segment::Key(key) | Segment::Renamed { model: key, .. } => {
                self.above(At::model).child(key)
            }
            Segment::Index(index) => self.above(At::model).item(index),
        }
    }

    fn above(&self, place: fn(&At<'a>) -> Pointer) -> Pointer {
        self.parent.map(place).unwrap_or_default()
    }
}
