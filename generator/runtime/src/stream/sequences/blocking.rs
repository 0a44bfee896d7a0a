//! Answers that are items of a sequential media type, read as they arrive by those who block.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_core::de::DeserializeOwned;

use super::awaited::WithItems;
use super::source::{ItemSource, Next, headers, read};
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::exchange::blocking::{Blocking, Incoming, PIECE, piece};
use crate::exchange::operation::Operation;
use crate::stream::blocking_opening::{ended, open};
use crate::stream::piecewise::ANY_TIME;

impl<O: Operation, T: DeserializeOwned> Blocking for WithItems<O, T> {
    type Output = Result<SequenceIter<T, O::Error>, Error<O::Error>>;

    fn send(self) -> Self::Output {
        let call = Operation::call(&self.operation);
        let limit = call.client.shared.max_response_size;
        let opened = open(&self.operation, headers(self.media_type), ANY_TIME);
        let (head, body) = opened.map_err(ended::<O>)?;
        Ok(SequenceIter {
            source: ItemSource::new(&head, limit),
            head,
            body,
            buffer: vec![0; PIECE],
            of: PhantomData,
        })
    }
}

/// The items of an answer, as they arrive, however many they are: an iterator that blocks until
/// there is the next.
///
/// What a call's time limits is how long it may take until the answer begins; between items may lie
/// any time, and the body of an answer that is an error may take any. One item may have as many
/// bytes as an answer. An error is the last where the connection is lost or an item is too large;
/// behind an item that is not what the document says there may be more.
pub struct SequenceIter<T, E> {
    head: Answer,
    source: ItemSource,
    body: Incoming,
    buffer: Vec<u8>,
    of: PhantomData<fn() -> (T, E)>,
}

impl<T, E> SequenceIter<T, E> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.reply.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.reply.headers
    }
}

impl<T: DeserializeOwned, E> Iterator for SequenceIter<T, E> {
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.source.next() {
                Next::Give(item) => return Some(read(item, &self.head)),
                Next::Fail(cause) => {
                    let failure = self.head.failed(cause, Bytes::new());
                    return Some(Err(Error::new(*failure, None)));
                }
                Next::Nothing => return None,
                Next::Read => {
                    let piece = piece(&mut self.body, &mut self.buffer);
                    self.source.arrived(piece.transpose());
                }
            }
        }
    }
}

impl<T, E> fmt::Debug for SequenceIter<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SequenceIter")
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
