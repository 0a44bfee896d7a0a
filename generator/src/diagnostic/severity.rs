//! How much there is to a message.

use std::fmt;

/// How much a [`Diagnostic`](super::Diagnostic) weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be made of the document, or not what was asked of oasmith; nothing is written.
    Error,
    /// The document is wrong, or probably not what its author meant; the crate is written without
    /// what the mistake is in.
    Warning,
    /// The document says something that the crate does not represent in full.
    Unrepresented,
}

impl Severity {
    /// The word that stands in front of the message.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Unrepresented => "unrepresented",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
