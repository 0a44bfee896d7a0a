//! Prose: the docs of a file, and a README.

use super::code::Item;

/// A part of a text that stands apart from what is before and behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// Markdown, whose paragraphs are filled.
    Markdown(String),
    /// Code in a fence.
    Fenced {
        /// What stands behind the fence: the language, or what a test of docs does with it.
        info: &'static str,
        /// The lines within it.
        code: Vec<Item>,
    },
}

/// Prose of Markdown alone.
#[must_use]
pub fn markdown(text: impl Into<String>) -> Vec<Passage> {
    vec![Passage::Markdown(text.into())]
}
