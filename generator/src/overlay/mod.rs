//! Overlays: files of their own that say what of a document is otherwise, by the Overlay Specification
//! 1.0 and 1.1.
//!
//! What an action puts into the document knows that the overlay has it, so that messages point there.

mod action;
mod document;
mod extends;
mod merge;
mod query;
mod unknown;

use std::path::PathBuf;

use self::action::Action;
use self::document::Document;
use self::extends::extends;
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
    if !is_known(map.get("overlay")) {
        let message = "this is no overlay of version 1.0 or 1.1";
        let help = "its first line is `overlay: 1.0.0`, between quotation marks in YAML or not";
        let place = match map.get("overlay") {
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
    extends(sources, file, map.get("extends"), diagnostics);
    let at = root.child("actions");
    match map.get("actions") {
        Some(Node::List(items)) => {
            if items.is_empty() {
                let message = "an overlay has one action at least, and this one does nothing";
                let place = Place::Value(at.clone());
                diagnostics.push(Diagnostic::warning("idle-action", place, message));
            }
            let items = items.iter().enumerate();
            let actions =
                items.map(|(index, node)| Action::read(node, at.item(index), diagnostics));
            actions.flatten().collect()
        }
        found => {
            let message = "an overlay has `actions`, which is a list";
            let place = found.map_or(Place::File(file), |_| Place::Value(at));
            diagnostics.push(Diagnostic::error("bad-overlay", place, message));
            Vec::new()
        }
    }
}

/// Whether the version of an overlay is one that is understood. Its last number is about the text of
/// the specification.
fn is_known(version: Option<&Node>) -> bool {
    let version = version.and_then(Node::as_str).unwrap_or_default();
    let mut numbers = version.split('.');
    numbers.next() == Some("1") && matches!(numbers.next(), Some("0" | "1"))
}

#[cfg(test)]
mod tests;
