//! The body of what a transport for tests answers.

#[cfg(feature = "blocking")]
use std::io::{self, Read};
use std::mem;
use std::time::Duration;
#[cfg(feature = "blocking")]
use std::time::Instant;

use bytes::Bytes;

use super::clock::TestClock;
use crate::transport::awaited::{Body, BoxFuture, TransportError};

/// A body that arrives. It comes in pieces, since nobody may rely on one, with a pause behind the
/// first.
pub(crate) struct TestBody {
    rest: Bytes,
    pause: Duration,
    is_begun: bool,
    clock: TestClock,
}

impl TestBody {
    pub(crate) fn new(body: Bytes, pause: Duration, clock: TestClock) -> Self {
        Self {
            is_begun: body.is_empty(),
            rest: body,
            pause,
            clock,
        }
    }

    /// What is to be waited for before the next piece.
    fn pause(&mut self) -> Duration {
        if mem::replace(&mut self.is_begun, true) {
            mem::take(&mut self.pause)
        } else {
            Duration::ZERO
        }
    }

    /// The next piece; nothing is in it at the end.
    fn piece(&mut self, longest: usize) -> Bytes {
        let length = self.rest.len().div_ceil(2).min(longest);
        self.rest.split_to(length)
    }
}

impl Body for TestBody {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let pause = self.pause();
        Box::pin(async move {
            self.clock.sleep(pause).await;
            let piece = self.piece(usize::MAX);
            (!piece.is_empty()).then_some(Ok(piece))
        })
    }
}

/// The same for those who block, and wait no longer than they may.
#[cfg(feature = "blocking")]
pub(crate) struct TestReader {
    pub(crate) body: TestBody,
    /// When the time of the whole answer is over, if that has an end.
    pub(crate) end: Option<Instant>,
    /// How long each read may take, if they have times of their own.
    pub(crate) read: Option<Duration>,
}

#[cfg(feature = "blocking")]
impl Read for TestReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let pause = self.body.pause();
        let clock = &self.body.clock;
        let until = match self.read {
            Some(read) => clock.now().checked_add(read),
            None => self.end,
        };
        clock.wait(pause, until).map_err(io::Error::other)?;
        let piece = self.body.piece(buffer.len());
        buffer[..piece.len()].copy_from_slice(&piece);
        Ok(piece.len())
    }
}
