//! Mistakes in the text itself, whatever the text is written in.

use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::FileId;

/// Why a text does not parse.
#[derive(Debug)]
pub(in crate::read) struct SyntaxError {
    /// The byte at which the parser gave up, where it says so.
    offset: Option<usize>,
    message: String,
    help: Option<&'static str>,
}

impl SyntaxError {
    pub(in crate::read) fn new(offset: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            offset,
            message: message.into(),
            help: None,
        }
    }

    /// Adds what to do about it, where anything is known.
    pub(in crate::read) fn with_help(mut self, help: Option<&'static str>) -> Self {
        self.help = help;
        self
    }

    /// The same as a diagnostic about a file with these lines.
    pub(in crate::read) fn diagnostic(self, file: FileId, lines: &Lines<'_>) -> Diagnostic {
        let place = self.offset.map_or(Place::File(file), |offset| {
            let (line, column) = lines.position(offset);
            Place::Position { file, line, column }
        });
        let diagnostic = Diagnostic::error("syntax", place, self.message);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

/// The advice for the first phrase that `message` contains.
///
/// The parsers tell what they stumbled over in English and in no other form, so
/// that the phrase is all there is to go by. A phrase that a new version spells
/// otherwise costs the advice and nothing else.
pub(in crate::read) fn advice(
    message: &str,
    table: &[(&'static str, &'static str)],
) -> Option<&'static str> {
    let mut rows = table.iter();
    rows.find(|(phrase, _)| message.contains(phrase))
        .map(|(_, advice)| *advice)
}
