//! Why what was waited for has not come.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};
use std::time::Duration;

use crate::answer::error::Error;
use crate::core::excerpt::{Excerpt, OneLine};
use crate::exchange::operation::Operation;

/// Why what was waited for has not come, where `T` is what the calls give and `E` the error body
/// that the document promises.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A call failed in a way that does not pass, or none brought an answer in time, so that it is
    /// not known how far it is.
    Call(Error<E>),
    /// It ended without success. Waiting longer does not help.
    Failed(Box<Waited<T>>),
    /// Nothing is under way, so that there is nothing to wait for. It has to be started first.
    NotStarted(Box<Waited<T>>),
    /// The time passed before it was done. It may still be, later.
    TimedOut(Box<Waited<T>>),
}

/// The error of waiting with the call of an operation, such as `WaitErrorOf<ShowTask>`.
pub type WaitErrorOf<O> = WaitError<<O as Operation>::Output, <O as Operation>::Error>;

impl<T, E> WaitError<T, E> {
    /// The last answer, where an answer was the end of the waiting.
    #[must_use]
    pub fn last(&self) -> Option<&Waited<T>> {
        match self {
            Self::Call(_) => None,
            Self::Failed(last) | Self::NotStarted(last) | Self::TimedOut(last) => Some(last),
        }
    }
}

/// The last answer of a waiting that was in vain.
#[derive(Debug)]
pub struct Waited<T> {
    pub(crate) answer: T,
    pub(crate) state: Option<String>,
    pub(crate) operation: &'static str,
    pub(crate) place: &'static str,
    pub(crate) calls: u32,
    pub(crate) time: Duration,
    pub(crate) failure: Option<String>,
}

impl<T> Waited<T> {
    /// The answer.
    #[must_use]
    pub fn answer(&self) -> &T {
        &self.answer
    }

    /// The answer alone.
    #[must_use]
    pub fn into_answer(self) -> T {
        self.answer
    }

    /// The value in it that tells how far it is, if it was there.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// How often the call was made.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.calls
    }

    /// What the call failed with that was the last one, if it brought no answer any more.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// How long the waiting took.
    #[must_use]
    pub fn time(&self) -> Duration {
        self.time
    }
}

/// The answer's value, and how long it took to get there.
impl<T> fmt::Display for Waited<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = OneLine(f);
        write!(line, "{}: {} ", self.operation, self.place)?;
        match &self.state {
            Some(state) => write!(line, "is `{}`", Excerpt::of_text(state))?,
            None => line.write_str("is not there")?,
        }
        let calls = if self.calls == 1 { "call" } else { "calls" };
        write!(line, " after {} {calls} in {:.1?}", self.calls, self.time)?;
        match &self.failure {
            Some(failure) => write!(line, ", of which the last failed ({failure})"),
            None => Ok(()),
        }
    }
}

impl<T, E> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Failed(last) => {
                write!(
                    f,
                    "{last}: it ended without success, and has to be begun anew"
                )
            }
            Self::NotStarted(last) => {
                write!(
                    f,
                    "{last}: nothing is under way, and it has to be started first"
                )
            }
            Self::TimedOut(last) => {
                write!(
                    f,
                    "{last}: the time for it is over, and it may still be done later"
                )
            }
        }
    }
}

/// The error of a call says all that is known by itself.
impl<T: fmt::Debug, E: fmt::Debug> StdError for WaitError<T, E> {}
