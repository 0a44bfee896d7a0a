//! What sends requests for calls that block.

use std::fmt;
use std::io::Read;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use http::{Request, Response};

use super::awaited::TransportError;
use super::payload::Payload;

/// What sends requests for calls that block their thread.
///
/// As a `Transport`, it sends each request once, as it is: following redirects and repeating what
/// failed are the client's part. To give up in time is its own.
pub trait BlockingTransport: fmt::Debug + Send + Sync + 'static {
    /// Sends a request, and gives the answer as soon as its headers are there.
    ///
    /// The body of the request is taken with [`Payload::read`]. An error of the answer's body can
    /// have a [`TransportError`] within it, which is then told as it is.
    ///
    /// # Errors
    ///
    /// When there is no answer, or none in time, which is of the kind `Timeout`.
    fn send(
        &self,
        request: Request<Payload>,
        limit: TimeLimit,
    ) -> Result<Response<Box<dyn Read + Send>>, TransportError>;

    /// What time it is, by which everything is measured that has a time to be done in. It goes as
    /// [`sleep`](Self::sleep) does.
    fn now(&self) -> Instant {
        Instant::now()
    }

    /// Waits.
    fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }

    /// Waits until this thread is unparked, and no longer than until then. It may end sooner.
    fn park(&self, until: Instant) {
        thread::park_timeout(until.saturating_duration_since(Instant::now()));
    }
}

/// Clients can share a transport.
impl<T: BlockingTransport + ?Sized> BlockingTransport for Arc<T> {
    fn send(
        &self,
        request: Request<Payload>,
        limit: TimeLimit,
    ) -> Result<Response<Box<dyn Read + Send>>, TransportError> {
        T::send(self, request, limit)
    }

    fn now(&self) -> Instant {
        T::now(self)
    }

    fn sleep(&self, duration: Duration) {
        T::sleep(self, duration);
    }

    fn park(&self, until: Instant) {
        T::park(self, until);
    }
}

/// The time that a request has.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TimeLimit {
    /// For everything, to the last byte of the answer; if each read has a time of its own, to the
    /// last of its headers.
    pub answer: Duration,
    /// For each read of the answer's body, however many they are.
    pub read: Option<Duration>,
}

impl TimeLimit {
    /// So much for everything.
    #[must_use]
    pub const fn new(answer: Duration) -> Self {
        Self { answer, read: None }
    }
}
