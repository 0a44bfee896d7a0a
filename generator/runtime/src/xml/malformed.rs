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

/// What is wrong with a body, or with the value in one.
#[derive(Debug)]
pub(super) struct Problem(String);

impl Problem {
    pub(super) fn new(problem: &impl ToString) -> Self {
        Self(Excerpt::of_text(&problem.to_string()).to_string())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Problem {}
