//! What every reader of `normalize` shares: the sources, and the place where
//! messages go.

use std::cell::RefCell;

use super::at::At;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest};
use crate::read::{Node, Sources};

/// The document being read and what there is to say about it.
pub(super) struct Context<'a> {
    pub(super) sources: &'a Sources,
    diagnostics: RefCell<Diagnostics>,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            diagnostics: RefCell::default(),
        }
    }

    /// What there was to say.
    pub(super) fn finish(self) -> Diagnostics {
        self.diagnostics.into_inner()
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Reports a value of the wrong type; gives nothing, in whatever type is wanted.
    pub(super) fn wrong_type<T>(&self, at: &At<'_>, expected: &str, found: &Node) -> Option<T> {
        let message = format!("expected {expected}, found {}", found.kind());
        let diagnostic = Diagnostic::error("wrong-type", Place::Value(at.pointer()), message);
        let help = match (expected, found) {
            ("text", Node::Int(_) | Node::Float(_) | Node::Bool(_)) => Some("put it in quotes"),
            ("text", Node::Null) => Some("write a text, or remove the key"),
            _ => None,
        };
        self.report(match help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        });
        None
    }

    /// Reports a word that is not one of those which a key takes.
    pub(super) fn unknown_word<'k>(
        &self,
        at: &At<'_>,
        key: &str,
        word: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let list = known
            .clone()
            .map(|known| format!("`{known}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let help = match nearest(word, known) {
            Some(known) => format!("did you mean `{known}`? It takes {list}"),
            None => format!("it takes {list}"),
        };
        let message = format!("`{key}` cannot be `{word}`");
        let place = Place::Value(at.pointer());
        self.report(Diagnostic::error("unknown-word", place, message).with_help(help));
    }

    /// Reports something that the crate does not represent.
    pub(super) fn unrepresented(&self, at: &At<'_>, what: &str, why: &str) {
        let message = format!("`{what}` is not represented: {why}");
        self.report(Diagnostic::unrepresented(
            "not-represented",
            Place::Key(at.pointer()),
            message,
        ));
    }
}
