//! Answers that are bytes, read as they arrive.

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::opening::{Again, Opening};
use crate::answer::error::Error;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::client::shared::Client;
use crate::exchange::operation::Operation;
use crate::transport::awaited::Body;
use crate::transport::limits::Limits;
use crate::transport::steps::{Step, Steps};

/// A call that yields a [`Download`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct WithDownload<O>(O);

impl<O> WithDownload<O> {
    /// Makes a call yield a download.
    pub fn new(operation: O) -> Self {
        Self(operation)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn into_operation(self) -> O {
        self.0
    }
}

impl<O: Operation> IntoFuture for WithDownload<O> {
    type Output = Result<Download<O::Error>, Error<O::Error>>;
    type IntoFuture = Opening<Download<O::Error>, O::Error>;

    fn into_future(self) -> Self::IntoFuture {
        let call = Operation::call(&self.0);
        let (timeout, client) = (call.timeout(), call.client.clone());
        let work = Again(Arc::new(self.0));
        Opening::new::<O>(work, HeaderMap::new(), move |answer, body| {
            Download::new(answer, body, client.clone(), timeout)
        })
    }
}

/// An answer whose bytes are read as they arrive, however many they are.
///
/// Each piece may take as long as the call may.
pub struct Download<E> {
    status: StatusCode,
    headers: HeaderMap,
    pieces: Steps<Incoming, Result<Bytes, Box<Failure>>>,
    error: PhantomData<fn() -> E>,
}

impl<E> Download<E> {
    fn new(answer: Answer, body: Box<dyn Body>, client: Client, timeout: Duration) -> Self {
        Self {
            status: answer.reply.status,
            headers: answer.reply.headers.clone(),
            pieces: Steps::new(
                Incoming {
                    answer,
                    body,
                    client,
                    timeout,
                },
                next,
            ),
            error: PhantomData,
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The next piece; nothing at the end, and after an error.
    ///
    /// # Errors
    ///
    /// When the connection breaks off, or the time for a piece passes.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Error<E>>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`chunk`](Self::chunk), for those who make a stream of it.
    pub fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error<E>>>> {
        let piece = self.pieces.poll_next(context);
        piece.map(|piece| Some(piece?.map_err(|failure| Error::new(*failure, None))))
    }
}

impl<E> fmt::Debug for Download<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Where the pieces come from.
struct Incoming {
    answer: Answer,
    body: Box<dyn Body>,
    client: Client,
    timeout: Duration,
}

fn next(mut incoming: Incoming) -> Step<Incoming, Result<Bytes, Box<Failure>>> {
    Box::pin(async move {
        let arrived = {
            let transport = &*incoming.client.shared.transport;
            let mut limits = Limits::new(transport, incoming.timeout);
            // mark: download-piece
            limits.within(incoming.body.chunk()).await
        };
        let cause = match arrived {
            // mark: download-bytes
            Ok(Some(Ok(piece))) => return (Some(incoming), Some(Ok(piece))),
            Ok(None) => return (None, None),
            Ok(Some(Err(error))) => Cause::BrokeOff(error),
            Err(passed) => Cause::Timeout(passed.limit()),
        };
        let failure = incoming.answer.failed(cause, Bytes::new());
        (None, Some(Err(failure)))
    })
}

/// The method of a call that yields its bytes as they arrive.
#[macro_export]
macro_rules! download {
    ($call:ident) => {
        impl $call {
            /// Makes the call yield a `Download`: the bytes as they arrive, however many they are.
            #[inline]
            pub fn with_stream(self) -> runtime::WithDownload<Self> {
                runtime::WithDownload::new(self)
            }
        }
    };
}
