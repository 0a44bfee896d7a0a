//! Where events come from: a connection, and another when it ends. It does no I/O: it says what is
//! to be done next, and is told what came of it.

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::parser::EventParser;
use super::raw::RawEvent;
use super::reconnect::Reconnect;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::core::error_kind::ErrorKind;
use crate::exchange::operation::Work;
use crate::stream::opening::Again;
use crate::transport::awaited::TransportError;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// A longer id is carried by no header: servers take no more.
const LONGEST_ID: usize = 8 * 1024;

/// Where events come from.
pub(crate) struct EventSource {
    pub(crate) work: Again,
    reconnect: Reconnect,
    head: Arc<Answer>,
    parser: EventParser,
    piece: Bytes,
    /// How many attempts in a row have brought no event.
    in_vain: u32,
    state: State,
}

/// How far it is.
enum State {
    /// Its connection is there.
    Open,
    /// Its connection has ended, because of this if it was lost.
    Ended(Option<Box<Failure>>),
    /// There is nothing more.
    Done,
}

impl State {
    /// How far it is with the headers of an answer, of which 204 is the word that there is no more.
    fn of(head: &Answer) -> Self {
        match head.reply.status {
            StatusCode::NO_CONTENT => Self::Done,
            _ => Self::Open,
        }
    }
}

/// What is to be done next.
pub(crate) enum Next {
    /// Give this.
    Give(Result<RawEvent, Box<Failure>>),
    /// Read the next piece of the answer, and tell [`EventSource::arrived`].
    Read,
    /// Wait, make the call with these headers, and tell [`EventSource::opened`].
    Open(Duration, HeaderMap),
    /// Nothing.
    Nothing,
}

/// The headers of a request for events behind the one of this id; nothing if no header carries it.
pub(crate) fn headers(last_id: &str) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
    if last_id.len() > LONGEST_ID {
        return None;
    }
    let id = HeaderValue::from_bytes(last_id.as_bytes()).ok()?;
    if !id.is_empty() {
        // mark: last-event-id
        headers.insert(LAST_EVENT_ID, id);
    }
    Some(headers)
}

impl EventSource {
    pub(crate) fn new(work: Again, reconnect: Reconnect, head: Arc<Answer>) -> Self {
        let state = State::of(&head);
        Self {
            work,
            reconnect,
            head,
            parser: EventParser::default(),
            piece: Bytes::new(),
            in_vain: 0,
            state,
        }
    }

    /// What is to be done next.
    pub(crate) fn next(&mut self) -> Next {
        match mem::replace(&mut self.state, State::Done) {
            State::Open => {
                // mark: next-event
                if let Some(event) = self.parser.next(&mut self.piece) {
                    self.in_vain = 0;
                    self.state = State::Open;
                    return Next::Give(Ok(event));
                }
                let limit = self.work.call().client.shared.max_response_size;
                if self.parser.held() > limit {
                    return Next::Give(Err(self.failure(Cause::TooLarge(limit))));
                }
                self.state = State::Open;
                Next::Read
            }
            State::Ended(failure) => match self.resumption(failure.is_some()) {
                Some((wait, headers)) => {
                    self.state = State::Ended(failure);
                    self.parser.restart();
                    self.in_vain += 1;
                    Next::Open(wait, headers)
                }
                None => failure.map_or(Next::Nothing, |failure| Next::Give(Err(failure))),
            },
            State::Done => Next::Nothing,
        }
    }

    /// Takes the next piece of the answer, or its end.
    pub(crate) fn arrived(&mut self, piece: Option<Result<Bytes, TransportError>>) {
        match piece {
            Some(Ok(piece)) => self.piece = piece,
            Some(Err(error)) => {
                let failure = self.failure(Cause::BrokeOff(error));
                self.state = State::Ended(Some(failure));
            }
            None => self.state = State::Ended(None),
        }
    }

    /// Takes the headers of another answer, whose body is to be read if it is a success.
    pub(crate) fn opened(&mut self, opened: Result<Answer, Box<Failure>>) {
        match opened {
            Ok(answer) if answer.is_success() => {
                self.state = State::of(&answer);
                self.head = Arc::new(answer);
            }
            Ok(answer) => self.end_with(Box::new(answer.refused())),
            Err(failure) if is_passing(&failure) => self.state = State::Ended(Some(failure)),
            Err(failure) => self.end_with(failure),
        }
    }

    /// The answer whose events these are.
    pub(crate) fn head(&self) -> &Arc<Answer> {
        &self.head
    }

    /// Ends with a failure that trying again does not mend.
    fn end_with(&mut self, failure: Box<Failure>) {
        self.in_vain = u32::MAX;
        self.state = State::Ended(Some(failure));
    }

    /// How the connection is opened anew, if the end of it is not that of the events: what only
    /// reads can be asked again, and an API that gives ids or a time to wait expects it.
    fn resumption(&self, is_lost: bool) -> Option<(Duration, HeaderMap)> {
        let is_announced = !self.parser.last_id.is_empty() || self.parser.retry.is_some();
        let is_meant = self.reconnect.at_the_end || (is_lost && is_announced);
        // mark: resumes
        if self.work.info().method != "GET" || !is_meant {
            return None;
        }
        let wait = self.reconnect.wait(self.in_vain, self.parser.retry)?;
        Some((wait, headers(&self.parser.last_id)?))
    }

    fn failure(&self, cause: Cause) -> Box<Failure> {
        self.head.failed(cause, Bytes::new())
    }
}

/// Whether trying again may help.
fn is_passing(failure: &Failure) -> bool {
    matches!(
        failure.kind(),
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport
    )
}
