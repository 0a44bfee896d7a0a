//! What all that reads the old document has at hand.

use std::cell::RefCell;

use crate::limits;
use crate::pointer::Pointer;
use crate::read::{Map, Node, Sources};

use crate::rewrite::{Content, Part};

/// What all that reads the old document has at hand.
pub(super) struct Context<'a> {
    pub(super) sources: &'a Sources,
    lost: RefCell<Vec<Lost>>,
}

/// What 3.0 cannot say.
pub(super) struct Lost {
    /// Where it is written.
    pub(super) at: Pointer,
    pub(super) message: String,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            lost: RefCell::default(),
        }
    }

    /// Tells what 3.0 cannot say, once for each place.
    pub(super) fn lose(&self, at: &Pointer, message: String) {
        let mut lost = self.lost.borrow_mut();
        if lost.iter().all(|known| known.at != *at) {
            let at = at.clone();
            lost.push(Lost { at, message });
        }
    }

    /// All that 3.0 cannot say.
    pub(super) fn lost(self) -> Vec<Lost> {
        self.lost.into_inner()
    }

    /// A part of the old document, or of what it refers to.
    pub(super) fn at(&self, place: Pointer) -> Option<Old<'a>> {
        let node = self.sources.at(&place)?;
        Some(Old { node, at: place })
    }

    /// What is meant where there may be a reference in its place.
    pub(super) fn followed(&self, old: Old<'a>) -> Old<'a> {
        let mut found = old;
        for _ in 0..limits::CHAIN {
            let Some(reference) = found.reference() else {
                break;
            };
            let target = self.sources.resolve(&found.at, reference).ok();
            match target.and_then(|target| self.at(target)) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }
}

/// A part of the old document, with where it is written.
#[derive(Clone)]
pub(super) struct Old<'a> {
    pub(super) node: &'a Node,
    pub(super) at: Pointer,
}

impl<'a> Old<'a> {
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.as_map()?.get(key)?;
        let at = self.at.child(key);
        Some(Self { node, at })
    }

    pub(super) fn str(&self, key: &str) -> Option<&'a str> {
        self.node.as_map()?.get(key)?.as_str()
    }

    pub(super) fn is(&self, key: &str) -> bool {
        let value = self.node.as_map().and_then(|map| map.get(key));
        value.and_then(Node::as_bool) == Some(true)
    }

    /// What it refers to, as it is written.
    pub(super) fn reference(&self) -> Option<&'a str> {
        self.str("$ref")
    }

    /// The members of a map, of which there are none in anything else.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'a str, Self)> {
        let map = self.node.as_map().into_iter();
        let members = map.flat_map(Map::iter);
        let at = self.at.clone();
        members.map(move |(key, node)| {
            let at = at.child(key);
            (key, Self { node, at })
        })
    }

    /// The items of a list, of which there are none in anything else.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> {
        let items = self.node.as_list().unwrap_or_default().iter();
        let at = self.at.clone();
        items.enumerate().map(move |(index, node)| Self {
            node,
            at: at.item(index),
        })
    }

    /// The same in the new document.
    pub(super) fn same(&self) -> Part {
        Part {
            from: Some(self.at.clone()),
            content: Content::Node(self.node.clone()),
        }
    }
}

/// What all operations share unless they say otherwise.
pub(super) struct Usual<'a> {
    pub(super) document: Old<'a>,
    pub(super) consumes: Option<Old<'a>>,
    pub(super) produces: Option<Old<'a>>,
}
