//! Answers that are events, read as they arrive by those who block.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use http::HeaderMap;

use super::awaited::{Event, Read, WithEvents};
use super::source::{EventSource, Next, headers};
use crate::answer::error::Error;
use crate::exchange::blocking::{Blocking, Incoming, PIECE, piece};
use crate::exchange::operation::{Operation, Work};
use crate::stream::blocking_opening::{ended, open};
use crate::stream::opening::Again;
use crate::stream::piecewise::ANY_TIME;

impl<O: Operation, T> Blocking for WithEvents<O, T> {
    type Output = Result<EventsIter<T, O::Error>, Error<O::Error>>;

    fn send(self) -> Self::Output {
        let work = Again(Arc::new(self.operation));
        let headers = headers("").unwrap_or_default();
        let (answer, body) = open(&work, headers, ANY_TIME).map_err(ended::<O>)?;
        Ok(EventsIter {
            source: Some(EventSource::new(work, self.reconnect, Arc::new(answer))),
            body,
            buffer: vec![0; PIECE],
            read: self.read,
            error: PhantomData,
        })
    }
}

/// The events of an answer, as they arrive: an iterator that blocks until there is the next.
///
/// What a call's time limits is how long it may take until the first answer begins; between events
/// may lie any time, and the body of an answer that is an error may take any. An error is the last
/// item where the connection is lost for good; behind an event that is not what the document says
/// there may be more.
pub struct EventsIter<T, E> {
    source: Option<EventSource>,
    body: Incoming,
    buffer: Vec<u8>,
    read: Read<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> EventsIter<T, E> {
    /// The headers of the answer: of the last one, where there were several; nothing at the end.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        let source = self.source.as_ref()?;
        Some(&source.head().reply.headers)
    }
}

impl<T, E> Iterator for EventsIter<T, E> {
    type Item = Result<Event<T>, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        let source = self.source.as_mut()?;
        let event = loop {
            match source.next() {
                Next::Give(Ok(raw)) => break Event::read(raw, self.read, source.head()),
                Next::Give(Err(failure)) => break Some(Err(Error::new(*failure, None))),
                Next::Nothing => break None,
                Next::Read => source.arrived(piece(&mut self.body, &mut self.buffer).transpose()),
                Next::Open(wait, headers) => {
                    let work = source.work.clone();
                    work.call().client.shared.blocking.sleep(wait);
                    let opened = match open(&work, headers, ANY_TIME) {
                        Ok((answer, body)) => {
                            self.body = body;
                            Ok(answer)
                        }
                        Err(outcome) => outcome.map(|answer| *answer),
                    };
                    source.opened(opened);
                }
            }
        };
        if event.is_none() {
            self.source = None;
        }
        event
    }
}

impl<T, E> fmt::Debug for EventsIter<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventsIter").finish_non_exhaustive()
    }
}
