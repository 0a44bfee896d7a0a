//! What the settings say of operations, beside the document.

use super::view::View;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::Tag;
use crate::settings::{IDEMPOTENT, Settings};

/// Says of operations whether a repeated call does no more than one.
pub(super) fn apply(view: &mut View<'_>, tags: &mut [Tag], settings: &Settings) {
    for entry in &settings.operations {
        let mut operations = tags.iter_mut().flat_map(|tag| &mut tag.operations);
        match operations.find(|operation| operation.id == entry.key) {
            Some(operation) => operation.idempotent = Some(entry.value == IDEMPOTENT),
            None => {
                let message = format!("there is no operation `{}`", entry.key);
                let place = Place::Key(entry.origin.clone());
                let ids = tags.iter().flat_map(|tag| &tag.operations);
                let ids = ids.map(|operation| operation.id.as_str());
                let diagnostic = Diagnostic::error("unknown-operation", place, message);
                view.report(diagnostic.with_nearest(&entry.key, ids));
            }
        }
    }
}
