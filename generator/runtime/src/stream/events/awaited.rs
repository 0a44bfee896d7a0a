//! Answers that are events, read as they arrive.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::HeaderMap;

use super::raw::{RawEvent, Reading};
use super::reconnect::Reconnect;
use super::source::{EventSource, Next, headers};
use crate::answer::error::Error;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::exchange::operation::{Operation, Work};
use crate::stream::opening::{Again, Opened, Opening, open};
use crate::stream::piecewise::Misread;
use crate::transport::awaited::Body;
use crate::transport::steps::{Step, Steps};

/// How the data of an event is read; nothing where it is only the mark of the end.
pub(crate) type Read<T> = fn(&RawEvent) -> Reading<T>;

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

impl<T> Event<T> {
    /// Reads what has arrived; nothing where that is the mark of the end.
    pub(crate) fn read<E>(
        raw: RawEvent,
        read: Read<T>,
        head: &Answer,
    ) -> Option<Result<Self, Error<E>>> {
        Some(match read(&raw)? {
            Ok(value) => Ok(Self {
                name: raw.name,
                id: raw.id,
                value,
            }),
            Err(misread) => {
                let path = match misread.path.as_str() {
                    "" | "." => format!("the event `{}`", raw.name),
                    path => format!("the event `{}`, {path}", raw.name),
                };
                let cause = Cause::from(Misread { path, ..misread });
                // Its data stands for the body.
                let failure = head.failed(cause, Bytes::from(raw.data));
                Err(Error::new(*failure, None))
            }
        })
    }
}

/// A call that yields [`Events`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct WithEvents<O, T> {
    pub(crate) operation: O,
    pub(crate) reconnect: Reconnect,
    pub(crate) read: Read<T>,
}

impl<O, T> WithEvents<O, T> {
    /// Makes a call yield events.
    pub fn new(operation: O, read: Read<T>) -> Self {
        Self {
            operation,
            reconnect: Reconnect::default(),
            read,
        }
    }

    /// Sets when the connection is opened anew.
    pub fn with_reconnect(mut self, reconnect: Reconnect) -> Self {
        self.reconnect = reconnect;
        self
    }
}

impl<O: Operation, T: 'static> IntoFuture for WithEvents<O, T> {
    type Output = Result<Events<T, O::Error>, Error<O::Error>>;
    type IntoFuture = Opening<Events<T, O::Error>, O::Error>;

    fn into_future(self) -> Self::IntoFuture {
        let (reconnect, read) = (self.reconnect, self.read);
        let work = Again(Arc::new(self.operation));
        let headers = headers("").unwrap_or_default();
        Opening::new::<O>(work.clone(), headers, move |answer, body| {
            let head = Arc::new(answer);
            let source = EventSource::new(work.clone(), reconnect, head.clone());
            Events {
                head,
                source: Some(Steps::new(Incoming { source, body }, Incoming::step)),
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
    source: Option<Steps<Incoming, Arrived>>,
    read: Read<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Events<T, E> {
    /// The headers of the answer: of that of the last event, where there were several.
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
        let event = match ready!(events.poll_next(context)) {
            Some(Ok((raw, head))) => {
                self.head = head;
                Event::read(raw, self.read, &self.head)
            }
            Some(Err(failure)) => Some(Err(Error::new(*failure, None))),
            None => None,
        };
        if event.is_none() {
            self.source = None;
        }
        Poll::Ready(event)
    }
}

impl<T, E> fmt::Debug for Events<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// An event with its answer, or why there are no more.
type Arrived = Result<(RawEvent, Arc<Answer>), Box<Failure>>;

/// Where events come from, with the body of the answer.
struct Incoming {
    source: EventSource,
    body: Box<dyn Body>,
}

impl Incoming {
    /// The next event, and what is left.
    fn step(mut self) -> Step<Self, Arrived> {
        Box::pin(async move {
            loop {
                match self.source.next() {
                    Next::Give(event) => {
                        let event = event.map(|raw| (raw, self.source.head().clone()));
                        return (Some(self), Some(event));
                    }
                    Next::Nothing => return (None, None),
                    Next::Read => self.source.arrived(self.body.chunk().await),
                    Next::Open(wait, headers) => {
                        let work = self.source.work.clone();
                        work.call().client.shared.transport.sleep(wait).await;
                        let opened = open(work, headers).await.map(|opened| match opened {
                            Opened::Arriving(answer, body) => {
                                self.body = body;
                                answer
                            }
                            Opened::Whole(answer) => answer,
                        });
                        self.source.opened(opened);
                    }
                }
            }
        })
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
            #[allow(unused_mut, reason = "not every body has a field that asks for them")]
            #[inline]
            pub fn with_events(mut self) -> runtime::WithEvents<Self, $ty> {
                $(self.body.$field = $value;)?
                runtime::WithEvents::new(self, runtime::RawEvent::$how)
            }
        }
    };
}
