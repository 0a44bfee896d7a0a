//! What sends requests, and measures time.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};

use super::payload::Payload;

/// A future on the heap that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What sends requests, and measures time.
///
/// A transport sends each request once, as it is: following redirects, repeating what failed and
/// giving up in time are the client's part.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends a request, and gives the answer as soon as its headers are there.
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>>;

    /// What time it is, by which everything is measured that has a time to be done in. It goes as
    /// [`sleep`](Self::sleep) does.
    fn now(&self) -> Instant {
        Instant::now()
    }

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// Waits for the end of the time that a call or an attempt has, as it would for anything else.
    /// Only a transport whose time is made, as in tests, tells the two apart: its time passes where
    /// a call sleeps, and not because there is a limit.
    fn time_limit(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.sleep(duration)
    }
}

/// Clients can share a transport.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        T::send(self, request)
    }

    fn now(&self) -> Instant {
        T::now(self)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        T::sleep(self, duration)
    }

    fn time_limit(&self, duration: Duration) -> BoxFuture<'_, ()> {
        T::time_limit(self, duration)
    }
}

/// A body in pieces: that of an answer while it arrives, or of a request while it is made.
pub trait Body: Send {
    /// The next piece; nothing at the end.
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>>;
}

/// Why a transport could not get an answer.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn Error + Send + Sync>,
}

/// What a transport failed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection, so that nothing was sent.
    Connect,
    /// There is no connection, because it took too long, so that nothing was sent.
    ConnectTimeout,
    /// A time limit of the transport's own passed.
    Timeout,
    /// The transport is not what a client needs, and no further attempt changes that.
    Setup,
    /// The body of the request could not be made while it was sent.
    Body,
    /// The body of the answer is in a coding, such as `gzip`, that is not read here.
    Coding,
    /// Something else.
    Other,
}

impl TransportErrorKind {
    pub(crate) fn is_connect(self) -> bool {
        matches!(self, Self::Connect | Self::ConnectTimeout)
    }
}

impl TransportError {
    /// Makes an error from what caused it.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// What the transport failed at.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::ConnectTimeout => "could not connect in time",
            TransportErrorKind::Timeout => "timed out in the transport",
            TransportErrorKind::Setup => "cannot be sent by this transport",
            TransportErrorKind::Body => "could not read the body that it sends",
            TransportErrorKind::Coding => "is in a coding that is not read here",
            TransportErrorKind::Other => "failed on the way",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
