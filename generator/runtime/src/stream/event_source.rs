//! Where events come from: a connection, and another when it ends.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::event_parser::{EventParser, RawEvent};
use super::opening::{Again, Opened, open};
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::answer::reply::Reply;
use crate::core::error_kind::ErrorKind;
use crate::exchange::operation::Work;
use crate::transport::awaited::Body;
use crate::transport::steps::Step;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// How long to wait before a connection is opened anew, if the API does not say.
const RETRY: Duration = Duration::from_secs(3);

/// The longest wait, which doubles with each attempt that fails.
const LONGEST: Duration = Duration::from_secs(60);

/// How many attempts may fail, one after another.
const ATTEMPTS: u32 = 5;

/// Where events come from.
pub(crate) struct EventSource {
    work: Again,
    reconnects: bool,
    head: Arc<Answer>,
    body: Box<dyn Body>,
    parser: EventParser,
    events: VecDeque<RawEvent>,
}

/// What comes of waiting for an event.
pub(crate) type Next = Result<RawEvent, Box<Failure>>;

/// The headers of a request for events.
pub(crate) fn headers(last_id: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
    // An id that no header can carry is none that can be asked for.
    let id = HeaderValue::from_bytes(last_id.as_bytes()).ok();
    if let Some(id) = id.filter(|id| !id.is_empty()) {
        headers.insert(LAST_EVENT_ID, id);
    }
    headers
}

impl EventSource {
    pub(crate) fn new(
        work: Again,
        reconnects: bool,
        head: Arc<Answer>,
        body: Box<dyn Body>,
    ) -> Self {
        Self {
            work,
            reconnects,
            head,
            body,
            parser: EventParser::default(),
            events: VecDeque::new(),
        }
    }

    /// The next event, and what is left.
    pub(crate) fn step(self) -> Step<Self, Next> {
        Box::pin(self.next())
    }

    async fn next(mut self) -> (Option<Self>, Option<Next>) {
        loop {
            if let Some(event) = self.events.pop_front() {
                return (Some(self), Some(Ok(event)));
            }
            let cause = match self.body.chunk().await {
                Some(Ok(piece)) => {
                    self.parser.push(&piece, &mut self.events);
                    let limit = self.work.call().client.shared.max_response_size;
                    if self.parser.waiting() <= limit {
                        continue;
                    }
                    return (None, Some(Err(self.failure(Cause::TooLarge(limit)))));
                }
                Some(Err(error)) => Some(Cause::BrokeOff(error)),
                None => None,
            };
            if !self.can_resume() {
                return (None, cause.map(|cause| Err(self.failure(cause))));
            }
            match self.reconnect().await {
                Ok(true) => {}
                Ok(false) => return (None, None),
                Err(failure) => return (None, Some(Err(failure))),
            }
        }
    }

    /// Whether the end of a connection is not that of the events: what only reads can be asked
    /// again, and an API that gives ids or a time to wait says that it expects it.
    fn can_resume(&self) -> bool {
        let is_announced = !self.parser.last_id.is_empty() || self.parser.retry.is_some();
        self.reconnects && self.work.info().method == "GET" && is_announced
    }

    /// Opens the connection anew, after the last event; nothing if there are no more.
    async fn reconnect(&mut self) -> Result<bool, Box<Failure>> {
        self.parser.restart();
        let mut wait = self.parser.retry.unwrap_or(RETRY);
        for attempt in 1.. {
            let transport = &self.work.call().client.shared.transport;
            transport.sleep(wait).await;
            match open(self.work.clone(), headers(&self.parser.last_id)).await {
                Ok(Opened::Arriving(answer, _))
                    if answer.reply.status == StatusCode::NO_CONTENT =>
                {
                    return Ok(false);
                }
                Ok(Opened::Arriving(answer, body)) => {
                    self.head = Arc::new(answer);
                    self.body = body;
                    return Ok(true);
                }
                Ok(Opened::Whole(answer)) => return Err(Box::new(answer.refused())),
                Err(failure) if attempt < ATTEMPTS && is_passing(&failure) => {
                    wait = (wait * 2).min(LONGEST.max(wait));
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(false)
    }

    fn failure(&self, cause: Cause) -> Box<Failure> {
        let Answer {
            reply,
            info,
            fields,
            ..
        } = &*self.head;
        let reply = Reply::clone(reply);
        Failure::answered(info, cause, reply, fields)
    }
}

/// Whether trying again may help.
fn is_passing(failure: &Failure) -> bool {
    matches!(
        failure.kind(),
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport
    )
}
