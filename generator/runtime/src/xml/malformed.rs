//! What is wrong with a body of XML.

use std::error::Error;
use std::fmt;

use crate::core::excerpt::Excerpt;

/// What is wrong with a body of XML, and where.
#[derive(Debug)]
pub(super) struct Malformed {
    /// The names of the elements around it, from the outermost on.
    pub(super) path: String,
    pub(super) problem: Problem,
}

impl Malformed {
    /// What is wrong with all of it.
    pub(super) fn whole(problem: &impl fmt::Display) -> Self {
        Self {
            path: "/".to_owned(),
            problem: Problem::new(problem),
        }
    }
}

/// What is wrong, in no more words than a message has room for.
#[derive(Debug)]
pub(super) struct Problem(String);

impl Problem {
    pub(super) fn new(problem: &impl fmt::Display) -> Self {
        let problem = problem.to_string();
        Self(Excerpt::of_text(&problem).to_string())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Problem {}
