//! From parts to the tree, and where things are now.

use std::collections::HashMap;

use super::part::{Content, Part};
use crate::pointer::{FileId, Pointer, push_segment};
use crate::read::{Map, Node, Written};

/// The tree of a part; `link` says what a reference that is written at a place says now.
pub(crate) fn tree(part: Part, link: &impl Fn(&Pointer, String) -> String) -> Node {
    match part.content {
        Content::Node(node) => node,
        Content::Map(members) => {
            let members = members.into_iter();
            let members = members.map(|(key, member)| (key, tree(member, link)));
            Node::Map(members.collect::<Map>())
        }
        Content::List(items) => {
            let items = items.into_iter();
            Node::List(items.map(|item| tree(item, link)).collect())
        }
        Content::Reference(text) => {
            let from = part.from.unwrap_or_default();
            Node::String(link(&from, text))
        }
    }
}

/// Where what was at a place of the old tree is in the new one.
#[derive(Default)]
pub(crate) struct Moves {
    file: FileId,
    moved: HashMap<Pointer, String>,
}

impl Moves {
    /// Where what was at a place is now.
    pub(crate) fn find(&self, old: &Pointer) -> Pointer {
        let mut around = Some(old.clone());
        while let Some(known) = around {
            if let Some(path) = self.moved.get(&known) {
                let below = old.path().get(known.path().len()..).unwrap_or_default();
                return Pointer::new(self.file, format!("{path}{below}"));
            }
            around = known.parent();
        }
        old.clone()
    }
}

/// Where the parts of the new tree of a file are written, and where those of the old one are now.
pub(crate) fn moved(part: &Part, file: FileId) -> (Written, Moves) {
    let mut note = Note {
        written: Written::default(),
        moves: Moves {
            file,
            moved: HashMap::new(),
        },
    };
    note.all(part, &mut String::new(), &Pointer::root(file), false);
    (note.written, note.moves)
}

/// Notes where everything is written that is elsewhere than it was.
struct Note {
    written: Written,
    moves: Moves,
}

impl Note {
    /// `path` is where the part is in the new tree, and `usual` where it would be written if it were
    /// where it was; `is_new` if nobody wrote what it is a part of.
    fn all(&mut self, part: &Part, path: &mut String, usual: &Pointer, is_new: bool) {
        let around = || usual.parent().unwrap_or_else(|| usual.clone());
        let at = part.from.clone().unwrap_or_else(around);
        if at != *usual {
            self.written.add(path.clone(), at.clone());
        }
        if part.from.is_some() && (is_new || at != *usual) {
            let moved = self.moves.moved.entry(at.clone());
            moved.or_insert_with(|| path.clone());
        }
        let is_new = part.from.is_none();
        let mut within = |part: &Part, key: &str| {
            let length = path.len();
            push_segment(path, key);
            self.all(part, path, &at.child(key), is_new);
            path.truncate(length);
        };
        match &part.content {
            Content::Map(members) => members.iter().for_each(|(key, member)| within(member, key)),
            Content::List(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(index, item)| within(item, &index.to_string()));
            }
            Content::Node(_) | Content::Reference(_) => {}
        }
    }
}
