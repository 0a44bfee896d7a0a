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
    /// The byte of another place that has to do with it, and what is there.
    related: Option<(usize, &'static str)>,
}

impl SyntaxError {
    pub(in crate::read) fn new(offset: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            offset,
            message: message.into(),
            help: None,
            related: None,
        }
    }

    /// Adds what to do about it, where anything is known.
    pub(in crate::read) fn with_help(mut self, help: Option<&'static str>) -> Self {
        self.help = help;
        self
    }

    /// Adds another place that has to do with it, and what is there.
    pub(in crate::read) fn with_related(mut self, related: Option<(usize, &'static str)>) -> Self {
        self.related = related;
        self
    }

    #[cfg(test)]
    pub(in crate::read) fn related(&self) -> Option<(usize, &'static str)> {
        self.related
    }

    /// The same as a diagnostic about a file with these lines.
    pub(in crate::read) fn diagnostic(self, file: FileId, lines: &Lines<'_>) -> Diagnostic {
        let position = |offset| {
            let (line, column) = lines.position(offset);
            Place::Position { file, line, column }
        };
        let place = self.offset.map_or(Place::File(file), position);
        let diagnostic = Diagnostic::error("syntax", place, self.message);
        let diagnostic = match self.related {
            Some((offset, message)) => diagnostic.with_related(position(offset), message),
            None => diagnostic,
        };
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
