//! Declarations that cannot be used.

use super::access::Lost;
use crate::diagnostic::{Diagnostic, Place};
use crate::lower::source::report::Report;
use crate::pointer::Pointer;

/// Reports a value of a declaration that cannot be used.
pub(super) fn refuse(report: &mut Report<'_>, at: &Pointer, message: impl Into<String>) {
    let place = Place::Value(at.clone());
    report.push(Diagnostic::error("bad-declaration", place, message));
}

/// Reports a pointer that leads nowhere.
pub(super) fn refuse_pointer(report: &mut Report<'_>, at: &Pointer, lost: &Lost) {
    // A mistake that keeps a type from being known has been told already.
    if lost.untyped && report.has_errors() {
        return;
    }
    let place = Place::Value(at.clone());
    let diagnostic = Diagnostic::error("unknown-place", place, lost.message.as_str());
    let known = lost.known.iter().map(String::as_str);
    report.push(diagnostic.with_nearest(&lost.word, known));
}
