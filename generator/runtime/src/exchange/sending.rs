//! A call under way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::drive::drive;
use super::operation::{Operation, Work};
use super::outcome::Outcome;
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::transport::awaited::BoxFuture;

/// A call under way: the future behind the `await` of every operation.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T, E> {
    work: BoxFuture<'static, Outcome>,
    decode: fn(Answer) -> Result<T, Error<E>>,
}

impl<T, E> Sending<T, E> {
    /// Makes a call that reads its answer by a function.
    pub(crate) fn new(
        work: impl Work + 'static,
        decode: fn(Answer) -> Result<T, Error<E>>,
    ) -> Self {
        let work = Box::pin(drive(Box::new(work)));
        Self { work, decode }
    }
}

/// Makes a call.
pub fn sending<O: Operation<Output = T, Error = E>, T, E>(operation: O) -> Sending<T, E> {
    Sending::new(operation, O::decode)
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.work.as_mut().poll(context)) {
            Ok(answer) => (self.decode)(*answer),
            Err(failure) => Err(Error::new(*failure, None)),
        })
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}
