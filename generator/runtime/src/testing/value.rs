//! Values of answers.

use std::error::Error;
use std::fmt;

use serde_core::de::DeserializeOwned;

use crate::json::made;

/// A value of any type that answers are made of, to test what takes one. It is read from JSON like an
/// answer, and what its type cannot do without is made where that does not have it: an empty text or
/// list, 0, `false`, the first moment of 1970, the first of several values or types.
///
/// # Errors
///
/// When what is given is not of the type, or nothing that is made fits in a place, which has to be given
/// then.
pub fn value<T: DeserializeOwned>(json: &str) -> Result<T, NoValue> {
    made::read(json).map_err(|(path, reason)| NoValue { path, reason })
}

/// Why there is no value of a type.
#[derive(Clone, PartialEq, Eq)]
pub struct NoValue {
    path: String,
    reason: String,
}

impl fmt::Display for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path, self.reason)
    }
}

/// As it is displayed, since a test that unwraps shows it so.
impl fmt::Debug for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for NoValue {}
