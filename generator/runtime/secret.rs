//! Values that are never printed.

use std::fmt;

use bytes::Bytes;

/// A value that is never printed. Clones share it.
#[derive(Clone)]
pub struct Secret(Bytes);

impl Secret {
    /// Keeps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(Bytes::from(value.into()))
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
