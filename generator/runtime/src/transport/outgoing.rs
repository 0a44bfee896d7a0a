//! Bodies of requests, as those read them who block.

use std::future::poll_fn;
use std::io::{self, Read};
use std::time::Duration;

use bytes::Bytes;

use super::awaited::{TransportError, TransportErrorKind};
use super::deadline::Deadline;
use super::park;
use super::payload::Payload;

impl Payload {
    /// The body for those who read it and block; what is not there within this time is an error.
    #[must_use]
    pub fn read(self, within: Duration) -> PayloadReader {
        PayloadReader {
            payload: self,
            piece: Bytes::new(),
            deadline: Deadline::new(within),
            error: None,
        }
    }
}

/// The body of a request, read by a transport that blocks.
pub struct PayloadReader {
    payload: Payload,
    piece: Bytes,
    deadline: Deadline,
    error: Option<TransportError>,
}

impl PayloadReader {
    /// What the body broke off with, if it did: an HTTP library may tell of it as of a failure of
    /// its own.
    pub fn take_error(&mut self) -> Option<TransportError> {
        self.error.take()
    }

    /// The next piece of the body; nothing at its end.
    fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        let piece = poll_fn(|context| self.payload.poll_next(context));
        match park::wait(piece, &self.deadline) {
            Some(Some(piece)) => piece.map(Some),
            Some(None) if self.payload.length().is_some_and(|left| left > 0) => {
                let problem = "the body is shorter than was said";
                Err(TransportError::new(TransportErrorKind::Body, problem))
            }
            Some(None) => Ok(None),
            None => {
                let problem = "the body did not come in time";
                Err(TransportError::new(TransportErrorKind::Timeout, problem))
            }
        }
    }
}

impl Read for PayloadReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match self.next() {
                Ok(Some(piece)) => self.piece = piece,
                Ok(None) => return Ok(0),
                Err(error) => {
                    self.error = Some(error);
                    return Err(io::Error::other("the body broke off"));
                }
            }
        }
        let count = self.piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.piece.split_to(count));
        Ok(count)
    }
}
