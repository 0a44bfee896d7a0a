//! Keys that an overlay cannot have.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::Pointer;

/// Tells a key that nobody knows.
pub(super) fn unknown(at: &Pointer, of: &str, diagnostics: &mut Diagnostics) {
    let key = at.last().unwrap_or_default();
    let message = format!("{of} has no key `{key}`");
    let place = Place::Key(at.clone());
    diagnostics.push(Diagnostic::warning("unknown-key", place, message));
}
