//! Values that are never printed.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use super::header;

/// A value that is never printed. Clones share it, and with the last of them its memory is
/// overwritten with zeros.
#[derive(Clone)]
pub struct Secret {
    text: Text,
    /// The same memory as a header carries it, if one can.
    header: Option<HeaderValue>,
}

#[derive(Clone)]
struct Text(Arc<Zeroizing<String>>);

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Secret {
    /// Keeps a value.
    pub fn new(value: impl Into<String>) -> Self {
        let text = Text(Arc::new(Zeroizing::new(value.into())));
        let header = header::shared_secret(Bytes::from_owner(text.clone()));
        Self { text, header }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text.0
    }

    pub(crate) fn header(&self) -> Option<HeaderValue> {
        self.header.clone()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
