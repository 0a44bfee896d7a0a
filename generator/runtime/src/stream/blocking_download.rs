//! Answers that are bytes, read as they arrive by those who block.

use std::fmt;
use std::io::{self, Read};
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::blocking_opening::{ended, open};
use super::download::WithDownload;
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::exchange::blocking::{Blocking, Incoming, PIECE, piece};
use crate::exchange::operation::Operation;
use crate::transport::awaited::TransportErrorKind;

impl<O: Operation> Blocking for WithDownload<O> {
    type Output = Result<DownloadReader<O::Error>, Error<O::Error>>;

    fn send(self) -> Self::Output {
        let operation = self.into_operation();
        let timeout = Operation::call(&operation).timeout();
        let opened = open(&operation, HeaderMap::new(), timeout);
        let (answer, body) = opened.map_err(ended::<O>)?;
        Ok(DownloadReader {
            answer,
            body: Some(body),
            buffer: vec![0; PIECE],
            piece: Bytes::new(),
            timeout,
            error: PhantomData,
        })
    }
}

/// An answer whose bytes are read as they arrive, however many they are: as pieces, or by [`Read`].
///
/// Each piece may take as long as the call may.
pub struct DownloadReader<E> {
    answer: Answer,
    /// Nothing at the end, and after an error.
    body: Option<Incoming>,
    buffer: Vec<u8>,
    /// What has been read and not yet been given.
    piece: Bytes,
    timeout: Duration,
    error: PhantomData<fn() -> E>,
}

impl<E> DownloadReader<E> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.reply.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.reply.headers
    }
}

/// The pieces, until the end or an error: of a connection that breaks off, or of a piece that does
/// not come in time.
impl<E> Iterator for DownloadReader<E> {
    type Item = Result<Bytes, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.piece.is_empty() {
            return Some(Ok(std::mem::take(&mut self.piece)));
        }
        let cause = match piece(self.body.as_mut()?, &mut self.buffer) {
            Ok(Some(piece)) => return Some(Ok(piece)),
            Ok(None) => None,
            Err(error) if error.kind() == TransportErrorKind::Timeout => {
                Some(Cause::Timeout(self.timeout))
            }
            Err(error) => Some(Cause::BrokeOff(error)),
        };
        self.body = None;
        let failure = self.answer.failed(cause?, Bytes::new());
        Some(Err(Error::new(*failure, None)))
    }
}

impl<E> Read for DownloadReader<E>
where
    Error<E>: std::error::Error + Send + Sync + 'static,
{
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        match self.next() {
            Some(Ok(piece)) => self.piece = piece,
            Some(Err(error)) => return Err(io::Error::other(error)),
            None => return Ok(0),
        }
        let count = self.piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.piece.split_to(count));
        Ok(count)
    }
}

impl<E> fmt::Debug for DownloadReader<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadReader")
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
