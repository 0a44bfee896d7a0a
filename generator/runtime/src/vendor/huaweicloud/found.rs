//! What was found of credentials, and what was missing.

use std::error::Error;
use std::fmt;

use super::credentials::Credentials;

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

/// What a place has of an access key.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) access_key: Option<String>,
    pub(crate) secret_key: Option<String>,
    pub(crate) security_token: Option<String>,
    pub(crate) project_id: Option<String>,
}

impl Found {
    /// The key, if it is whole; the names of both halves are those that they have in this place.
    pub(crate) fn key(self, access: &str, secret: &str) -> Result<Credentials, String> {
        match (self.access_key, self.secret_key) {
            (Some(access_key), Some(secret_key)) => {
                let key = (access_key, secret_key);
                Credentials::from_key(key, self.security_token, self.project_id)
            }
            (Some(_), None) => Err(format!("has `{access}`, but not `{secret}`")),
            (None, Some(_)) => Err(format!("has `{secret}`, but not `{access}`")),
            (None, None) => Err(format!("has neither `{access}` nor `{secret}`")),
        }
    }
}
