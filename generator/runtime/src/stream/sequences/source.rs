//! Where the items of an answer come from. It does no I/O: it says what is to be done next, and is
//! told what came of it.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

use super::framing::Framing;
use super::parser::{ItemParser, RawItem};
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::transport::awaited::TransportError;
use serde_core::de::DeserializeOwned;

/// Where the items of an answer come from.
pub(crate) struct ItemSource {
    parser: ItemParser,
    piece: Bytes,
    /// The most bytes that one item may have.
    limit: usize,
    state: State,
}

/// How far the answer has come.
enum State {
    Arriving,
    Ended(Option<TransportError>),
    Done,
}

/// What is to be done next.
pub(crate) enum Next {
    /// Give this.
    Give(RawItem),
    /// Fail, after which there is nothing more.
    Fail(Cause),
    /// Read the next piece of the answer, and tell [`ItemSource::arrived`].
    Read,
    /// Nothing.
    Nothing,
}

/// The headers of a request for items of a media type.
pub(crate) fn headers(media_type: &'static str) -> HeaderMap {
    let accept = HeaderValue::from_str(media_type);
    accept.map(|accept| (ACCEPT, accept)).into_iter().collect()
}

impl ItemSource {
    pub(crate) fn new(answer: &Answer, limit: usize) -> Self {
        let media_type = answer.reply.headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let framing = media_type.and_then(Framing::of);
        Self {
            parser: ItemParser::new(framing.unwrap_or(Framing::Lines)),
            piece: Bytes::new(),
            limit,
            state: State::Arriving,
        }
    }

    /// What is to be done next.
    pub(crate) fn next(&mut self) -> Next {
        // mark: next-item
        if let Some(item) = self.parser.next(&mut self.piece) {
            return Next::Give(item);
        }
        match &self.state {
            State::Arriving if self.parser.held() > self.limit => {
                self.state = State::Done;
                Next::Fail(Cause::TooLarge(self.limit))
            }
            State::Arriving => Next::Read,
            State::Done => Next::Nothing,
            State::Ended(_) => match std::mem::replace(&mut self.state, State::Done) {
                State::Ended(Some(error)) => Next::Fail(Cause::BrokeOff(error)),
                // mark: last-item
                _ => self.parser.last().map_or(Next::Nothing, Next::Give),
            },
        }
    }

    /// Takes the next piece of the answer, or its end.
    pub(crate) fn arrived(&mut self, piece: Option<Result<Bytes, TransportError>>) {
        match piece {
            Some(Ok(piece)) => self.piece = piece,
            Some(Err(error)) => self.state = State::Ended(Some(error)),
            None => self.state = State::Ended(None),
        }
    }
}

/// Reads an item of an answer.
pub(crate) fn read<T: DeserializeOwned, E>(item: RawItem, head: &Answer) -> Result<T, Error<E>> {
    item.read().map_err(|misread| {
        // The item stands for the body.
        let failure = head.failed(misread.into(), Bytes::from(item.text));
        Error::new(*failure, None)
    })
}
