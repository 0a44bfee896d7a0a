//! Files that a request carries or an answer holds.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde_core::de::{self, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_core::{Deserialize, Deserializer};

#[cfg(feature = "client")]
use super::content::Content;
#[cfg(not(feature = "client"))]
use super::in_memory::Content;

/// A file: its content, and where they are known its name and its media type.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct File {
    pub(crate) content: Content,
    pub(crate) name: Option<Cow<'static, str>>,
    pub(crate) content_type: Option<Cow<'static, str>>,
    /// The headers of its part in a form, which are checked when they are sent.
    pub(crate) headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl File {
    /// A file with this content.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            content: bytes.into().into(),
            ..Self::default()
        }
    }

    /// The same file with a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same file with a media type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<Cow<'static, str>>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The same file with one more header, which its part of a form has then. A file that is a whole
    /// body has no headers but those of its call.
    #[must_use]
    pub fn header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The content, unless it is read while it is sent.
    #[must_use]
    pub fn bytes(&self) -> Option<&Bytes> {
        self.content.bytes()
    }

    /// How many bytes the content has, if that is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.content.length()
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A content can be long, and nobody's business, as values of headers can be.
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("headers", &headers)
            .field("length", &self.content.length())
            .finish()
    }
}

macro_rules! from {
    ($($content:ty),*) => { $(
        impl From<$content> for File {
            fn from(content: $content) -> Self {
                Self::new(content)
            }
        }
    )* };
}

from! { Bytes, Vec<u8>, String, &'static str, &'static [u8] }

/// JSON can hold a file that is a text.
impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(bytes) = self.bytes() else {
            return Err(S::Error::custom("a file that is not in memory"));
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => Err(S::Error::custom("a file that is no text")),
        }
    }
}

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(FileText)
    }
}

/// Reads a text as a file.
struct FileText;

impl Visitor<'_> for FileText {
    type Value = File;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<File, E> {
        Ok(File::from(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<File, E> {
        Ok(File::from(text))
    }
}
