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
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related>,
}

/// Another place in the same file that it has to do with.
#[derive(Debug, Serialize)]
struct Related {
    message: &'static str,
    line: usize,
    column: usize,
}

impl<'a> From<Told<'a>> for Record<'a> {
    fn from(told: Told<'a>) -> Self {
        let diagnostic = told.diagnostic;
        let related = diagnostic.related.as_ref().zip(told.related.as_ref());
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            path: told.path(),
            line: told.location.as_ref().map(|location| location.line),
            column: told.location.as_ref().map(|location| location.column),
            pointer: told.place.pointer().map(|place| place.path().to_owned()),
            related: related.map(|(related, location)| Related {
                message: related.message,
                line: location.line,
                column: location.column,
            }),
        }
    }
}
