//! Overlays: files of their own that say what of a document is otherwise, by the Overlay Specification
//! 1.0 and 1.1.
//!
//! What an action puts into the document knows that the overlay has it, so that messages point there.

mod action;
mod document;
mod merge;
mod unknown;

use std::path::PathBuf;

use self::action::Action;
use self::document::Document;
use self::unknown::unknown;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources};
use crate::rewrite::{moved, tree};

/// Lays overlays over the document, one after another.
pub fn apply(sources: &mut Sources, overlays: &[PathBuf], diagnostics: &mut Diagnostics) {
    let entry = FileId::default();
    if overlays.is_empty() || *sources.tree(entry) == Node::Null {
        return;
    }
    let files: Vec<FileId> = overlays
        .iter()
        .map(|path| sources.add(path, diagnostics))
        .collect();
    let mut document = Document::new(sources.tree(entry), entry);
    for file in files {
        for action in actions(sources, file, diagnostics) {
            action.apply(&mut document, diagnostics);
        }
    }
    let part = document.into_part();
    let (written, _) = moved(&part, entry);
    sources.replace(entry, tree(part, &|_, text| text), written);
}

/// The actions of an overlay, if it is one.
fn actions(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Vec<Action> {
    let root = Pointer::root(file);
    let Some(map) = sources.tree(file).as_map() else {
        // That it does not parse is told already.
        if *sources.tree(file) != Node::Null {
            let message = "an overlay is a map with `overlay`, `info` and `actions`";
            diagnostics.push(Diagnostic::error("bad-overlay", Place::File(file), message));
        }
        return Vec::new();
    };
    let version = map.get("overlay").and_then(Node::as_str);
    if !version.is_some_and(|version| matches!(version.get(..3), Some("1.0" | "1.1"))) {
        let message = "this is no overlay of version 1.0 or 1.1";
        let help = "its first line is `overlay: 1.0.0`, between quotation marks in YAML or not";
        let place = match version {
            Some(_) => Place::Value(root.child("overlay")),
            None => Place::File(file),
        };
        diagnostics.push(Diagnostic::error("bad-overlay", place, message).with_help(help));
        return Vec::new();
    }
    for (key, _) in map.iter() {
        if !matches!(key, "overlay" | "info" | "extends" | "actions") && !key.starts_with("x-") {
            unknown(&root.child(key), "an overlay", diagnostics);
        }
    }
    let items = map.get("actions").and_then(Node::as_list);
    let items = items.unwrap_or_default().iter().enumerate();
    let at = root.child("actions");
    items
        .filter_map(|(index, node)| Action::read(node, at.item(index), diagnostics))
        .collect()
}
