//! What all that reads the old document has at hand.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::limits;
use crate::pointer::Pointer;
use crate::read::{Map, Node, Sources};

use crate::rewrite::{Content, Part};

/// What all that reads the old document has at hand.
pub(super) struct Context<'a> {
    pub(super) sources: &'a Sources,
    /// What there is to say, by where that is written: what is shared is read for each that shares it.
    said: RefCell<BTreeMap<Pointer, Diagnostic>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            said: RefCell::default(),
        }
    }

    /// Tells what 3.0 cannot say.
    pub(super) fn lose(&self, at: &Pointer, message: String) {
        let place = Place::Value(at.clone());
        self.say(
            at,
            Diagnostic::unrepresented("swagger-only", place, message),
        );
    }

    /// Tells something of what is written at a place, once.
    pub(super) fn say(&self, at: &Pointer, diagnostic: Diagnostic) {
        let mut said = self.said.borrow_mut();
        said.entry(at.clone()).or_insert(diagnostic);
    }

    /// All that there is to say, by where that is written.
    pub(super) fn said(self) -> BTreeMap<Pointer, Diagnostic> {
        self.said.into_inner()
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

    /// What is no map where one is asked for stays as it is, for somebody to tell.
    pub(super) fn is_map(&self) -> bool {
        self.node.as_map().is_some()
    }

    pub(super) fn is_list(&self) -> bool {
        self.node.as_list().is_some()
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
