//! Answers that are items of a sequential media type, read as they arrive.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_core::de::DeserializeOwned;

use super::parser::RawItem;
use super::source::{ItemSource, Next, headers, read};
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::exchange::operation::Operation;
use crate::stream::opening::{Again, Opening};
use crate::transport::awaited::Body;
use crate::transport::steps::{Step, Steps};

/// A call that yields a [`Sequence`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct WithItems<O, T> {
    pub(crate) operation: O,
    /// The media type that is asked for.
    pub(crate) media_type: &'static str,
    item: PhantomData<fn() -> T>,
}

impl<O, T> WithItems<O, T> {
    /// Makes a call yield items, which are asked for as that media type.
    pub fn new(operation: O, media_type: &'static str) -> Self {
        Self {
            operation,
            media_type,
            item: PhantomData,
        }
    }
}

impl<O: Operation, T: DeserializeOwned + 'static> IntoFuture for WithItems<O, T> {
    type Output = Result<Sequence<T, O::Error>, Error<O::Error>>;
    type IntoFuture = Opening<Sequence<T, O::Error>, O::Error>;

    fn into_future(self) -> Self::IntoFuture {
        let call = Operation::call(&self.operation);
        let limit = call.client.shared.max_response_size;
        let headers = headers(self.media_type);
        let work = Again(Arc::new(self.operation));
        Opening::new::<O>(work, headers, move |head, body| {
            let source = ItemSource::new(&head, limit);
            Sequence {
                head,
                items: Steps::new(Incoming { source, body }, Incoming::step),
                of: PhantomData,
            }
        })
    }
}

/// The items of an answer, as they arrive, however many they are.
///
/// What a call's time limits is how long it may take until the answer begins; between items may lie
/// any time. One item may have as many bytes as an answer.
pub struct Sequence<T, E> {
    head: Answer,
    items: Steps<Incoming, Arrived>,
    of: PhantomData<fn() -> (T, E)>,
}

impl<T: DeserializeOwned, E> Sequence<T, E> {
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

    /// The next item; nothing at the end.
    ///
    /// # Errors
    ///
    /// When the connection is lost or an item is too large, after which there is nothing more; or
    /// when an item is not what the document says, after which there may be more.
    pub async fn next(&mut self) -> Option<Result<T, Error<E>>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`next`](Self::next), for those who make a stream of it.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error<E>>>> {
        let arrived = ready!(self.items.poll_next(context));
        Poll::Ready(arrived.map(|arrived| match arrived {
            Ok(item) => read(item, &self.head),
            Err(cause) => Err(Error::new(*self.head.failed(cause, Bytes::new()), None)),
        }))
    }
}

impl<T, E> fmt::Debug for Sequence<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sequence")
            .field("status", &self.head.reply.status)
            .finish_non_exhaustive()
    }
}

/// An item, or why there are no more.
type Arrived = Result<RawItem, Cause>;

/// Where items come from, with the body of the answer.
struct Incoming {
    source: ItemSource,
    body: Box<dyn Body>,
}

impl Incoming {
    /// The next item, and what is left.
    fn step(mut self) -> Step<Self, Arrived> {
        Box::pin(async move {
            loop {
                match self.source.next() {
                    Next::Give(item) => return (Some(self), Some(Ok(item))),
                    Next::Fail(cause) => return (None, Some(Err(cause))),
                    Next::Nothing => return (None, None),
                    Next::Read => self.source.arrived(self.body.chunk().await),
                }
            }
        })
    }
}

/// The method of a call that yields the items of its answer.
///
/// It says the media type that is asked for, the type of the items, and the field of the body that
/// asks for them.
#[macro_export]
macro_rules! items {
    ($call:ident: $ty:ty = $media_type:literal $(, $field:ident: $value:expr)?) => {
        impl $call {
            /// Makes the call yield a `Sequence`: the items of its answer as they arrive, however
            /// many they are.
            #[allow(unused_mut, reason = "not every body has a field that asks for them")]
            #[inline]
            pub fn with_items(mut self) -> runtime::WithItems<Self, $ty> {
                $(self.body.$field = $value;)?
                runtime::WithItems::new(self, $media_type)
            }
        }
    };
}
