//! One action of an overlay.

use serde_json_path::JsonPath;

use super::document::{Document, Way, written};
use super::merge::lay;
use super::unknown::unknown;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::Pointer;
use crate::read::{Map, Node};
use crate::rewrite::Part;

/// One action of an overlay.
pub(super) struct Action {
    at: Pointer,
    target: JsonPath,
    does: Does,
}

/// What it does to all that its target selects.
enum Does {
    Remove,
    Update(Part),
    /// Lays over it what this selects elsewhere in the document.
    Copy(JsonPath),
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
        let target = path(map, "target", &at, diagnostics)?;
        // Who removes a thing leaves nothing to lay anything over.
        let does = if map.get("remove").and_then(Node::as_bool) == Some(true) {
            Does::Remove
        } else if let Some(update) = map.get("update") {
            Does::Update(written(update, &at.child("update")))
        } else if map.contains_key("copy") {
            Does::Copy(path(map, "copy", &at, diagnostics)?)
        } else {
            Does::Nothing
        };
        Some(Self { at, target, does })
    }

    /// Does what it says to the document.
    pub(super) fn apply(&self, document: &mut Document, diagnostics: &mut Diagnostics) {
        let mut selected = document.select(&self.target);
        if selected.is_empty() {
            self.selects_nothing("target", &self.target, diagnostics);
        }
        match &self.does {
            Does::Nothing => {}
            Does::Remove => {
                // From the last to the first, so that no index moves before its turn.
                selected.sort();
                for way in selected.iter().rev() {
                    document.remove(way);
                }
            }
            Does::Update(update) => lay_over(document, &selected, update),
            Does::Copy(from) => match &document.select(from)[..] {
                [] => self.selects_nothing("copy", from, diagnostics),
                [only] => {
                    let copied = document.part_mut(only).map(|part| part.clone());
                    if let Some(copied) = copied {
                        lay_over(document, &selected, &copied);
                    }
                }
                several => {
                    let count = several.len();
                    let message = format!("`{from}` selects {count} things, and one is copied");
                    let place = Place::Value(self.at.child("copy"));
                    diagnostics.push(Diagnostic::error("bad-overlay", place, message));
                }
            },
        }
    }

    fn selects_nothing(&self, key: &str, path: &JsonPath, diagnostics: &mut Diagnostics) {
        let message = format!("`{path}` selects nothing, so that this action does nothing");
        let place = Place::Value(self.at.child(key));
        diagnostics.push(Diagnostic::warning("idle-action", place, message));
    }
}

fn lay_over(document: &mut Document, selected: &[Way], update: &Part) {
    for way in selected {
        if let Some(part) = document.part_mut(way) {
            lay(part, update);
        }
    }
}

/// The path that stands under a key.
fn path(map: &Map, key: &str, at: &Pointer, diagnostics: &mut Diagnostics) -> Option<JsonPath> {
    let (message, place) = match map.get(key) {
        None => (
            format!("an action needs a `{key}`"),
            Place::Value(at.clone()),
        ),
        Some(Node::String(text)) => match JsonPath::parse(text) {
            Ok(path) => return Some(path),
            Err(error) => (
                format!("`{text}` is no JSONPath of RFC 9535: {error}"),
                Place::Value(at.child(key)),
            ),
        },
        Some(_) => (
            format!("`{key}` is a JSONPath as text"),
            Place::Value(at.child(key)),
        ),
    };
    diagnostics.push(Diagnostic::error("bad-overlay", place, message));
    None
}
