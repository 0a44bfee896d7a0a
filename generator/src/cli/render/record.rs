//! A diagnostic as a machine reads it.

use serde::Serialize;

use crate::told::Told;

/// The facts of one diagnostic.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Record<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    /// A JSON Pointer within the file, such as `/paths/~1pets`.
    pointer: Option<String>,
}

impl<'a> From<Told<'a>> for Record<'a> {
    fn from(told: Told<'a>) -> Self {
        let diagnostic = told.diagnostic;
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            path: told.path(),
            line: told.location.as_ref().map(|location| location.line),
            column: told.location.as_ref().map(|location| location.column),
            pointer: told.place.pointer().map(|place| place.path().to_owned()),
        }
    }
}
