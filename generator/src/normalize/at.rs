//! Where the walk is, at no cost until somebody asks.

use crate::pointer::{FileId, Pointer};

/// A place in the tree as a list on the stack, which becomes a [`Pointer`] only
/// when there is something to say about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root(FileId),
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(super) fn root(file: FileId) -> Self {
        Self {
            parent: None,
            step: Step::Root(file),
        }
    }

    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Self {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: Step::Index(index),
        }
    }

    pub(super) fn pointer(&self) -> Pointer {
        let parent = self.parent.map(At::pointer);
        match (parent, self.step) {
            (Some(parent), Step::Key(key)) => parent.child(key),
            (Some(parent), Step::Index(index)) => parent.item(index),
            (_, Step::Root(file)) => Pointer::root(file),
            (None, Step::Key(_) | Step::Index(_)) => Pointer::default(),
        }
    }
}
