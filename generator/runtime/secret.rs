//! Values that are never printed.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use super::header;

/// A value that is never printed. Clones share it.
#[derive(Clone)]
pub struct Secret {
    text: Arc<str>,
    /// The same as a header carries it, if one can.
    header: Option<HeaderValue>,
}

impl Secret {
    /// Keeps a value.
    pub fn new(value: impl Into<String>) -> Self {
        let text: Arc<str> = value.into().into();
        let header = header::secret(&text);
        Self { text, header }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn header(&self) -> Option<HeaderValue> {
        self.header.clone()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
