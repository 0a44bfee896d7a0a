//! The document while overlays are laid over it.

use std::collections::HashSet;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::pointer::{FileId, Pointer};
use crate::read::Node;
use crate::rewrite::{Content, Part};

/// The document while overlays are laid over it, each part with where it is written.
pub(super) struct Document {
    root: Part,
    /// The same as JSON, which paths are asked of.
    json: Option<Value>,
}

/// The way from the root to a part: keys and indices.
pub(super) type Way = Vec<Step>;

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Document {
    pub(super) fn new(tree: &Node, file: FileId) -> Self {
        Self {
            root: written(tree, &Pointer::root(file)),
            json: None,
        }
    }

    pub(super) fn into_part(self) -> Part {
        self.root
    }

    /// What a path selects, in the order of the document.
    pub(super) fn select(&mut self, path: &JsonPath) -> Vec<Way> {
        let json = self.json.get_or_insert_with(|| json(&self.root));
        let located = path.query_located(json);
        let ways = located.locations().map(|location| {
            let steps = location.iter().map(|element| match element {
                PathElement::Name(name) => Step::Key((*name).to_owned()),
                PathElement::Index(index) => Step::Index(*index),
            });
            steps.collect()
        });
        // A path such as `$[0,1,0]` selects a thing more than once.
        let mut seen = HashSet::new();
        ways.filter(|way: &Way| seen.insert(way.clone())).collect()
    }

    /// The part at the end of a way, to be changed.
    pub(super) fn part_mut(&mut self, way: &[Step]) -> Option<&mut Part> {
        self.json = None;
        way.iter().try_fold(&mut self.root, |part, step| {
            match (&mut part.content, step) {
                (Content::Map(members), Step::Key(key)) => {
                    let mut members = members.iter_mut();
                    members.find(|(name, _)| name == key).map(|(_, part)| part)
                }
                (Content::List(items), Step::Index(index)) => items.get_mut(*index),
                _ => None,
            }
        })
    }

    /// Takes the part at the end of a way out of what holds it.
    pub(super) fn remove(&mut self, way: &[Step]) {
        let Some((last, around)) = way.split_last() else {
            return;
        };
        let Some(around) = self.part_mut(around) else {
            return;
        };
        match (&mut around.content, last) {
            (Content::Map(members), Step::Key(key)) => members.retain(|(name, _)| name != key),
            (Content::List(items), Step::Index(index)) if *index < items.len() => {
                items.remove(*index);
            }
            _ => {}
        }
    }
}

/// What is written at a place, as parts.
pub(super) fn written(node: &Node, at: &Pointer) -> Part {
    let content = match node {
        Node::Map(map) => {
            let members = map.iter();
            let members =
                members.map(|(key, node)| (key.to_owned(), written(node, &at.child(key))));
            Content::Map(members.collect())
        }
        Node::List(items) => {
            let items = items.iter().enumerate();
            let items = items.map(|(index, node)| written(node, &at.item(index)));
            Content::List(items.collect())
        }
        scalar => Content::Node(scalar.clone()),
    };
    Part {
        from: Some(at.clone()),
        content,
    }
}

/// A part as JSON. Of two equal keys the first counts, as everywhere.
fn json(part: &Part) -> Value {
    match &part.content {
        Content::Map(members) => {
            let mut map = serde_json::Map::new();
            for (key, member) in members {
                map.entry(key.clone()).or_insert_with(|| json(member));
            }
            Value::Object(map)
        }
        Content::List(items) => Value::Array(items.iter().map(json).collect()),
        Content::Reference(text) => Value::String(text.clone()),
        Content::Node(node) => scalar(node),
    }
}

fn scalar(node: &Node) -> Value {
    match node {
        Node::Bool(value) => Value::from(*value),
        Node::Int(value) => number(*value),
        Node::Float(value) => Value::from(*value),
        Node::String(text) => Value::from(text.as_str()),
        Node::Null | Node::List(_) | Node::Map(_) => Value::Null,
    }
}

/// An integer as JSON; one that is too large for that is the number next to it.
fn number(value: i128) -> Value {
    let whole = i64::try_from(value).map(Value::from).ok();
    let whole = whole.or_else(|| u64::try_from(value).map(Value::from).ok());
    #[expect(clippy::cast_precision_loss, reason = "JSON has no other")]
    let near = || Value::from(value as f64);
    whole.unwrap_or_else(near)
}
