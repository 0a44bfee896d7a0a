//! Contents of files, in memory or not.

use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use bytes::Bytes;

use super::value::File;
use crate::transport::awaited::{Body, BoxFuture, TransportError, TransportErrorKind};
use crate::transport::payload::Payload;

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Content {
    Bytes(Bytes),
    Source(Source),
}

impl Content {
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Source(_) => None,
        }
    }

    #[cfg(feature = "multipart")]
    pub(crate) fn is_spent(&self) -> bool {
        matches!(self, Self::Source(source) if source.is_spent())
    }

    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::Source(source) => source.length,
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl File {
    /// A file whose content comes from there.
    pub(crate) fn of(source: Source) -> Self {
        Self {
            content: Content::Source(source),
            ..Self::default()
        }
    }
}

impl From<&File> for Payload {
    fn from(file: &File) -> Self {
        match &file.content {
            Content::Bytes(bytes) => Self::from(bytes.clone()),
            Content::Source(source) => {
                Self::stream(source.read(), source.length).or_spent(source.is_spent())
            }
        }
    }
}

/// Where a content comes from that is not in memory.
#[derive(Clone)]
pub(crate) struct Source {
    length: Option<u64>,
    origin: Arc<dyn Origin>,
}

/// What a content is read from.
pub(crate) trait Origin: Send + Sync + 'static {
    /// Begins to read it. Nothing happens before its first piece is asked for, since a request that
    /// is made is not always sent.
    fn begin(&self) -> Box<dyn Body>;

    /// Whether it has been read, and cannot be read again.
    fn is_spent(&self) -> bool {
        false
    }
}

impl Source {
    pub(crate) fn new(length: Option<u64>, origin: impl Origin) -> Self {
        let origin = Arc::new(origin);
        Self { length, origin }
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.origin.is_spent()
    }

    /// The content from its begin, which has as many bytes as are announced, or ends in an error.
    pub(crate) fn read(&self) -> impl Body + use<> {
        Measured {
            body: Some(self.origin.begin()),
            rest: self.length,
        }
    }
}

/// One that was made apart can hold anything, so that only clones are the same.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.origin, &other.origin)
    }
}

impl Eq for Source {}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.length.hash(state);
    }
}

/// A content that is read, and has as many bytes as are announced.
struct Measured {
    body: Option<Box<dyn Body>>,
    /// How many bytes are to come, if that is known.
    rest: Option<u64>,
}

impl Measured {
    async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        let Some(piece) = self.piece().await? else {
            return match self.rest {
                Some(1..) => Err(failed(Mismatch("fewer"))),
                _ => Ok(None),
            };
        };
        if let Some(rest) = &mut self.rest {
            let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
            *rest = rest
                .checked_sub(length)
                .ok_or_else(|| failed(Mismatch("more")))?;
            // Nobody asks for more when all that was announced is there.
            if *rest == 0 && self.piece().await?.is_some() {
                return Err(failed(Mismatch("more")));
            }
        }
        Ok(Some(piece))
    }

    /// The next piece that is not empty.
    async fn piece(&mut self) -> Result<Option<Bytes>, TransportError> {
        while let Some(body) = &mut self.body {
            match body.chunk().await.transpose()? {
                // mark: file-piece
                Some(piece) if piece.is_empty() => {}
                Some(piece) => return Ok(Some(piece)),
                None => self.body = None,
            }
        }
        Ok(None)
    }
}

impl Body for Measured {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async { self.next().await.transpose() })
    }
}

/// The error of a content that cannot be read to its end.
pub(crate) fn failed(cause: impl Into<Box<dyn Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Body, cause)
}

/// A content of another length than was announced.
#[derive(Debug)]
struct Mismatch(&'static str);

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the content of a file has {} bytes than were announced",
            self.0
        )
    }
}

impl Error for Mismatch {}
