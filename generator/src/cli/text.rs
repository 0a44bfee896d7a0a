//! Small pieces of text that several commands say.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::error::Error;

use super::color::{ERROR, paint};
use crate::diagnostic::{Diagnostics, Severity};

/// The text with its control characters spelled out, so that no document can
/// send commands to the terminal.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() && character != '\t' {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A number and what it counts: `1 file`, `2 files`.
pub(super) fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// How much there is to say about a document: `2 errors, 1 warning`.
pub(super) fn tally(diagnostics: &Diagnostics) -> String {
    let number = |severity| diagnostics.count(severity);
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    let unrepresented = number(Severity::Unrepresented);
    let parts = [
        (errors, count(errors, "error")),
        (warnings, count(warnings, "warning")),
        (unrepresented, format!("{unrepresented} not represented")),
    ];
    let said = parts.into_iter().filter(|(number, _)| *number > 0);
    said.map(|(_, part)| part).collect::<Vec<_>>().join(", ")
}

/// One kind of message, and how often it is said.
pub(super) struct Kind {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) count: usize,
}

/// The kinds of messages, by weight and then the most frequent first.
pub(super) fn kinds(diagnostics: &Diagnostics) -> Vec<Kind> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts
            .entry((diagnostic.severity, diagnostic.code))
            .or_default() += 1;
    }
    let kinds = counts.into_iter().map(|((severity, code), count)| Kind {
        severity,
        code,
        count,
    });
    let mut kinds: Vec<Kind> = kinds.collect();
    kinds.sort_by_key(|kind| (kind.severity, Reverse(kind.count)));
    kinds
}

/// One line that tells where there is more about what has been said, if anything has.
pub(super) fn more(said: &[Kind]) -> String {
    match said {
        [] => String::new(),
        [Kind { code, .. }] => format!("For more about {code}: oasmith explain {code}\n"),
        [Kind { code, .. }, ..] => {
            format!("For more about a code, such as {code}: oasmith explain {code}\n")
        }
    }
}

/// An error and all that led to it.
pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

/// A message behind the word `error`.
pub(super) fn failure(message: &str, color: bool) -> String {
    format!("{}: {message}\n", paint("error", ERROR, color))
}
