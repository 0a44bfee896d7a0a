//! Why a request was not sent.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// Why a request was not sent: a value that it cannot carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    parameter: String,
    problem: Cow<'static, str>,
}

impl Invalid {
    /// Says what is wrong with a parameter, in words that continue its name.
    pub fn new(parameter: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            parameter: parameter.into(),
            problem: problem.into(),
        }
    }

    /// The name of the parameter, or the path of the field in the body.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.parameter, self.problem)
    }
}

impl Error for Invalid {}
