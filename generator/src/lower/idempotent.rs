//! What the settings say of operations, beside the document.

use super::repeated::unknown;
use super::view::View;
use crate::ir::Tag;
use crate::settings::{IDEMPOTENT, Settings};

/// Says of operations whether a repeated call does no more than one.
pub(super) fn apply(view: &mut View<'_>, tags: &mut [Tag], settings: &Settings) {
    for entry in &settings.operations {
        let mut operations = tags.iter_mut().flat_map(|tag| &mut tag.operations);
        match operations.find(|operation| operation.id == entry.key) {
            Some(operation) => operation.idempotent = Some(entry.value == IDEMPOTENT),
            None => unknown(view, tags, &entry.key, &entry.origin),
        }
    }
}
