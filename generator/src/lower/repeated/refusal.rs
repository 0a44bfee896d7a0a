//! Declarations that cannot be used.

use super::access::Lost;
use crate::diagnostic::{Diagnostic, Place};
use crate::lower::source::report::Report;
use crate::pointer::Pointer;

/// Where something is declared, and who has the words for it.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Spot {
    pub(in crate::lower) at: Pointer,
    /// The extension of others that says it; nothing where it is one of ours or a setting.
    pub(in crate::lower) extension: Option<&'static str>,
}

impl Spot {
    /// An item of the list that stands there.
    pub(super) fn item(&self, index: usize) -> Self {
        Self {
            at: self.at.item(index),
            extension: self.extension,
        }
    }

    /// What there is to say of a declaration that cannot be used. One of ours is a mistake; one of others
    /// may be right, and is left out.
    pub(super) fn mistaken(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        let (place, message) = (Place::Value(self.at.clone()), message.into());
        match self.extension {
            None => Diagnostic::error(code, place, message),
            Some(extension) => {
                let message = format!("`{extension}` is not represented: {message}");
                Diagnostic::unrepresented("not-represented", place, message)
            }
        }
    }
}

/// Reports a value of a declaration that cannot be used.
pub(super) fn refuse(report: &mut Report<'_>, spot: &Spot, message: impl Into<String>) {
    report.push(spot.mistaken("bad-declaration", message));
}

/// Reports a pointer that leads nowhere.
pub(super) fn refuse_pointer(report: &mut Report<'_>, spot: &Spot, lost: &Lost) {
    // A mistake that keeps a type from being known has been told already.
    if lost.untyped && report.has_errors() {
        return;
    }
    let diagnostic = spot.mistaken("unknown-place", lost.message.as_str());
    let known = lost.known.iter().map(String::as_str);
    report.push(diagnostic.with_nearest(&lost.word, known));
}
