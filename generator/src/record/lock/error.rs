//! Why a lock cannot be understood.

use std::error::Error;
use std::fmt;

/// Why a lock cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockError {
    /// A later oasmith wrote it, by rules that this one does not have.
    Newer(String),
    /// It is no lock.
    Wrong(String),
}

impl LockError {
    pub(super) fn wrong(error: &toml::de::Error) -> Self {
        Self::Wrong(error.to_string().trim_end().to_owned())
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Newer(reason) | Self::Wrong(reason)) = self;
        f.write_str(reason)
    }
}

impl Error for LockError {}
