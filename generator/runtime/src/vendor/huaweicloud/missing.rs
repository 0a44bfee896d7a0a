//! What was missing where credentials were looked for.

use std::error::Error;
use std::fmt;

/// No credentials were found where they were looked for.
#[derive(Clone, PartialEq, Eq)]
pub struct NoCredentials {
    /// What was missing in each place, in the order in which they were tried.
    problems: Vec<String>,
}

impl NoCredentials {
    pub(crate) fn new(problem: String) -> Self {
        Self {
            problems: vec![problem],
        }
    }

    /// What was missing here, and then there.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.problems.extend(other.problems);
        self
    }
}

impl fmt::Display for NoCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no credentials: {}", self.problems.join("; "))
    }
}

impl fmt::Debug for NoCredentials {
    // `main` prints an error in this form, and there it has to be read as well.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for NoCredentials {}
