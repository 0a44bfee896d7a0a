//! The body of a request.

use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;

use super::awaited::{Body, TransportError};
use super::steps::{Step, Steps};

/// The body of a request: bytes in memory, or pieces that are made while they are sent.
pub struct Payload(Content);

enum Content {
    Bytes(Bytes),
    Pieces {
        /// Nobody waits for the lock: with it, a request can be shared among threads.
        pieces: Mutex<Steps<Box<dyn Body>, Piece>>,
        length: Option<u64>,
        /// Whether they have been made before, and cannot be made again.
        spent: bool,
    },
}

type Piece = Result<Bytes, TransportError>;

impl Payload {
    /// A body that is made while it is sent, of this many bytes if that is known.
    pub fn stream(body: impl Body + 'static, length: Option<u64>) -> Self {
        let body: Box<dyn Body> = Box::new(body);
        Self(Content::Pieces {
            pieces: Mutex::new(Steps::new(body, next)),
            length,
            spent: false,
        })
    }

    /// The same, where the body may have been sent before and cannot be sent again.
    #[cfg(feature = "file")]
    pub(crate) fn or_spent(mut self, is_spent: bool) -> Self {
        if let Content::Pieces { spent, .. } = &mut self.0 {
            *spent = is_spent;
        }
        self
    }

    /// Whether the body cannot be sent, since it has been sent before.
    pub(crate) fn is_spent(&self) -> bool {
        matches!(self.0, Content::Pieces { spent: true, .. })
    }

    /// The bytes, unless they are made while they are sent.
    #[must_use]
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Pieces { .. } => None,
        }
    }

    /// How many bytes are still to be sent, if that is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Pieces { length, .. } => *length,
        }
    }

    /// Takes the next piece; nothing at the end, and after an error.
    ///
    /// # Errors
    ///
    /// When the rest cannot be made; then the request must not seem to be whole.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`chunk`](Self::chunk), for those who make a stream of it.
    pub fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let (pieces, length) = match &mut self.0 {
            Content::Bytes(bytes) => {
                let all = mem::take(bytes);
                return Poll::Ready((!all.is_empty()).then_some(Ok(all)));
            }
            Content::Pieces { pieces, length, .. } => (pieces, length),
        };
        let pieces = pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
        let piece = pieces.poll_next(context);
        if let (Poll::Ready(Some(Ok(piece))), Some(length)) = (&piece, length) {
            *length = length.saturating_sub(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        }
        piece
    }
}

fn next(mut body: Box<dyn Body>) -> Step<Box<dyn Body>, Piece> {
    Box::pin(async {
        match body.chunk().await {
            Some(Ok(piece)) => (Some(body), Some(Ok(piece))),
            last => (None, last),
        }
    })
}

impl Default for Payload {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self(Content::Bytes(bytes))
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A body can be long, and nobody's business.
        f.debug_struct("Payload")
            .field("streamed", &self.bytes().is_none())
            .field("length", &self.length())
            .finish()
    }
}
