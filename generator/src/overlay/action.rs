//! One action of an overlay.

use super::document::{Document, Way, written};
use super::merge::{Left, Why, lay};
use super::query::{Query, query};
use super::unknown::unknown;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::Pointer;
use crate::read::{Map, Node};
use crate::rewrite::{Content, Part};

/// One action of an overlay.
pub(super) struct Action {
    at: Pointer,
    target: Query,
    does: Does,
}

/// What it does to all that its target selects.
enum Does {
    Remove,
    Update(Part),
    /// Lays over it what this selects elsewhere in the document.
    Copy(Query),
    /// Nothing.
    Nothing,
}

impl Action {
    pub(super) fn read(node: &Node, at: Pointer, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(map) = node.as_map() else {
            let message = "an action is a map with a `target`, and `update`, `remove` or `copy`";
            diagnostics.push(Diagnostic::error("bad-overlay", Place::Value(at), message));
            return None;
        };
        for (key, _) in map.iter() {
            let known = ["target", "description", "update", "remove", "copy"];
            if !known.contains(&key) && !key.starts_with("x-") {
                unknown(&at.child(key), "an action", diagnostics);
            }
        }
        let target = query(map, "target", &at, diagnostics)?;
        let does = Does::read(map, &at, diagnostics)?;
        Some(Self { at, target, does })
    }

    /// Does what it says to the document.
    pub(super) fn apply(&self, document: &mut Document, diagnostics: &mut Diagnostics) {
        let selected = document.select(&self.target.path);
        if selected.is_empty() {
            self.selects_nothing("target", &self.target, diagnostics);
        }
        match &self.does {
            Does::Nothing => {}
            Does::Remove => self.remove(document, selected, diagnostics),
            Does::Update(update) => self.lay_over(document, &selected, update, diagnostics),
            Does::Copy(from) => match &document.select(&from.path)[..] {
                [] => self.selects_nothing("copy", from, diagnostics),
                [only] => {
                    let copied = document.part_mut(only).map(|part| part.clone());
                    if let Some(copied) = copied {
                        self.lay_over(document, &selected, &copied, diagnostics);
                    }
                }
                several => {
                    let (text, count) = (&from.text, several.len());
                    let message = format!("`{text}` selects {count} things, and one is copied");
                    self.bad("copy", message, diagnostics);
                }
            },
        }
    }

    fn remove(
        &self,
        document: &mut Document,
        mut selected: Vec<Way>,
        diagnostics: &mut Diagnostics,
    ) {
        // From the last to the first, so that no index moves before its turn.
        selected.sort();
        for way in selected.iter().rev() {
            if way.is_empty() {
                let message = "the document as a whole cannot be removed";
                self.bad("target", message.to_owned(), diagnostics);
            }
            document.remove(way);
        }
    }

    /// Lays something over all that is selected, which has to be of one kind.
    fn lay_over(
        &self,
        document: &mut Document,
        selected: &[Way],
        update: &Part,
        diagnostics: &mut Diagnostics,
    ) {
        let mut kinds = Vec::new();
        let mut left = Vec::new();
        for way in selected {
            let Some(part) = document.part_mut(way) else {
                continue;
            };
            let kind = match part.content {
                Content::Map(_) => "maps",
                Content::List(_) => "lists",
                Content::Node(_) | Content::Reference(_) => "values",
            };
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            lay(part, update, &mut left);
        }
        if let [first, second, ..] = kinds[..] {
            let text = &self.target.text;
            let message =
                format!("`{text}` selects {first} and {second}, and an action is for one of these");
            self.bad("target", message, diagnostics);
            return;
        }
        left.dedup();
        for left in left {
            self.left(left, diagnostics);
        }
    }

    /// Tells what is not laid over what is there: where the overlay has it, or what is copied.
    fn left(&self, left: Left, diagnostics: &mut Diagnostics) {
        let Left { from, why } = left;
        let from = from.filter(|from| from.file() == self.at.file());
        let from = from.unwrap_or_else(|| self.at.child("copy"));
        diagnostics.push(match why {
            Why::Repeated => {
                let key = from.last().unwrap_or_default();
                let message =
                    format!("the key `{key}` stands twice in an update, and the first one counts");
                Diagnostic::warning("duplicate-key", Place::Duplicate(from), message)
            }
            Why::Kind { new: "null", old } => {
                let message = format!("null says nothing of {old}, which stays as it is");
                Diagnostic::warning("wrong-type", Place::Value(from), message)
                    .with_help("write a value, or remove the key")
            }
            Why::Kind { new, old } => {
                let message = format!("{new} cannot be laid over {old}");
                Diagnostic::error("bad-overlay", Place::Value(from), message)
                    .with_help("an action before this one can remove what is there")
            }
        });
    }

    fn bad(&self, key: &str, message: String, diagnostics: &mut Diagnostics) {
        let place = Place::Value(self.at.child(key));
        diagnostics.push(Diagnostic::error("bad-overlay", place, message));
    }

    fn selects_nothing(&self, key: &str, query: &Query, diagnostics: &mut Diagnostics) {
        let text = &query.text;
        let message = format!("`{text}` selects nothing, so that this action does nothing");
        let place = Place::Value(self.at.child(key));
        diagnostics.push(Diagnostic::warning("idle-action", place, message));
    }
}

impl Does {
    fn read(action: &Map, at: &Pointer, diagnostics: &mut Diagnostics) -> Option<Self> {
        let remove = action.get("remove");
        if let Some(other) = remove.filter(|remove| remove.as_bool().is_none()) {
            let message = format!("`remove` is true or false, and this is {}", other.kind());
            let place = Place::Value(at.child("remove"));
            diagnostics.push(Diagnostic::error("bad-overlay", place, message));
            return None;
        }
        let update = action.get("update");
        // Who removes a thing leaves nothing to lay anything over.
        if remove.and_then(Node::as_bool) == Some(true) {
            return Some(Self::Remove);
        }
        match (update, action.contains_key("copy")) {
            (Some(_), true) => {
                let message = "an action has an `update` or a `copy`, and not both";
                let place = Place::Key(at.child("copy"));
                diagnostics.push(Diagnostic::error("bad-overlay", place, message));
                None
            }
            (Some(update), false) => Some(Self::Update(written(update, &at.child("update")))),
            (None, true) => query(action, "copy", at, diagnostics).map(Self::Copy),
            (None, false) => {
                let message =
                    "this has no `update`, `remove: true` or `copy`, so that it does nothing";
                let place = Place::Value(at.clone());
                diagnostics.push(Diagnostic::warning("idle-action", place, message));
                Some(Self::Nothing)
            }
        }
    }
}
