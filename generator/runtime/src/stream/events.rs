//! Answers that are events, read as they arrive.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::HeaderMap;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

use super::event_parser::RawEvent;
use super::event_source::{EventSource, Next, headers};
use super::opening::{Again, Opening};
use crate::answer::error::Error;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::answer::reply::Reply;
use crate::exchange::operation::Operation;
use crate::json::text;
use crate::transport::steps::Steps;

/// What many APIs send as the last event, in place of JSON.
const DONE: &str = "[DONE]";

/// How the data of an event is read; nothing where it is only the mark of the end.
type Read<T> = fn(&RawEvent) -> Option<serde_json::Result<T>>;

impl RawEvent {
    /// Reads the data as a text.
    #[must_use]
    pub fn text(&self) -> Option<serde_json::Result<String>> {
        Some(Ok(self.data.clone()))
    }

    /// Reads the data as JSON.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self) -> Option<serde_json::Result<T>> {
        (self.data != DONE).then(|| read(&self.data))
    }

    /// Reads all that the event has as an object, its data as a text or as JSON.
    #[must_use]
    pub fn whole<T: DeserializeOwned>(&self) -> Option<serde_json::Result<T>> {
        if self.data == DONE {
            return None;
        }
        let whole = |data: Value| json!({ "event": self.name, "id": self.id, "data": data });
        let text = serde_json::from_value(whole(Value::from(self.data.as_str())));
        Some(
            text.or_else(|error| match serde_json::from_str::<Value>(&self.data) {
                Ok(data) => read(&whole(data).to_string()),
                Err(_) => Err(error),
            }),
        )
    }
}

fn read<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    text::from_slice(json.as_bytes()).map_err(|unread| unread.error)
}

/// One of the events of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type: `message`, unless it says another.
    pub name: String,
    /// The id of the last event that had one, which may be this; empty if none had.
    pub id: String,
    /// What it holds.
    pub value: T,
}

/// A call that yields [`Events`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct WithEvents<O, T> {
    operation: O,
    reconnects: bool,
    read: Read<T>,
}

impl<O, T> WithEvents<O, T> {
    /// Makes a call yield events.
    pub fn new(operation: O, read: Read<T>) -> Self {
        Self {
            operation,
            reconnects: true,
            read,
        }
    }

    /// Whether the connection is opened anew when it ends, as it is unless set: where the call is a
    /// `GET`, and the API has given an id or a time to wait.
    pub fn with_reconnection(mut self, reconnects: bool) -> Self {
        self.reconnects = reconnects;
        self
    }
}

impl<O: Operation, T: 'static> IntoFuture for WithEvents<O, T> {
    type Output = Result<Events<T, O::Error>, Error<O::Error>>;
    type IntoFuture = Opening<Events<T, O::Error>, O::Error>;

    fn into_future(self) -> Self::IntoFuture {
        let (reconnects, read) = (self.reconnects, self.read);
        let work = Again(Arc::new(self.operation));
        Opening::new::<O>(work.clone(), headers(""), move |answer, body| {
            let head = Arc::new(answer);
            let source = EventSource::new(work.clone(), reconnects, head.clone(), body);
            Events {
                head,
                source: Some(Steps::new(source, EventSource::step)),
                read,
                error: PhantomData,
            }
        })
    }
}

/// The events of an answer, as they arrive.
///
/// What a call's time limits is how long it may take until the first answer begins; between events
/// may lie any time.
pub struct Events<T, E> {
    head: Arc<Answer>,
    source: Option<Steps<EventSource, Next>>,
    read: Read<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Events<T, E> {
    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.reply.headers
    }

    /// The next event; nothing at the end.
    ///
    /// # Errors
    ///
    /// When the connection is lost for good, after which there is nothing more; or when an event is
    /// not what the document says, after which there may be more.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<E>>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`next`](Self::next), for those who make a stream of it.
    pub fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, Error<E>>>> {
        let Some(events) = &mut self.source else {
            return Poll::Ready(None);
        };
        let raw = match ready!(events.poll_next(context)) {
            Some(Ok(raw)) => raw,
            Some(Err(failure)) => return Poll::Ready(Some(Err(Error::new(*failure, None)))),
            None => return Poll::Ready(None),
        };
        let Some(value) = (self.read)(&raw) else {
            self.source = None;
            return Poll::Ready(None);
        };
        Poll::Ready(Some(match value {
            Ok(value) => Ok(Event {
                name: raw.name,
                id: raw.id,
                value,
            }),
            Err(error) => Err(Error::new(self.unreadable(raw, error), None)),
        }))
    }

    /// The failure of an event, whose data stands for the body.
    fn unreadable(&self, raw: RawEvent, error: serde_json::Error) -> Failure {
        let Answer {
            reply,
            info,
            fields,
            ..
        } = &*self.head;
        let reply = Reply {
            body: Bytes::from(raw.data),
            ..reply.clone()
        };
        let cause = Cause::Unreadable {
            path: format!("the event `{}`", raw.name),
            error: Box::new(error),
        };
        *Failure::answered(info, cause, reply, fields)
    }
}

impl<T, E> fmt::Debug for Events<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// The method of a call that yields events.
///
/// It says the type of their data and how that is read, and the field of the body that asks for
/// them.
#[macro_export]
macro_rules! events {
    ($call:ident: $ty:ty = $how:ident $(, $field:ident: $value:expr)?) => {
        impl $call {
            /// Makes the call yield `Events` as they arrive, in place of an answer that is whole.
            pub fn with_events(self) -> runtime::WithEvents<Self, $ty> {
                let call = self;
                $(let call = {
                    let mut call = call;
                    call.body.$field = $value;
                    call
                };)?
                runtime::WithEvents::new(call, runtime::RawEvent::$how)
            }
        }
    };
}
