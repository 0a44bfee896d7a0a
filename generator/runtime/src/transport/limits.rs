//! The time that a call has, and that each of its attempts has.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::awaited::{BoxFuture, Transport};

/// The time that a call has, and that each of its attempts has.
pub(crate) struct Limits<'t> {
    pub(crate) transport: &'t dyn Transport,
    call: Limit<'t>,
    attempt: Option<Limit<'t>>,
}

/// A time that has begun.
struct Limit<'t> {
    time: Duration,
    sleep: BoxFuture<'t, ()>,
}

/// A time that has passed.
#[derive(Clone, Copy)]
pub(crate) enum Passed {
    /// That of the whole call.
    Call(Duration),
    /// That of an attempt.
    Attempt(Duration),
}

#[cfg(feature = "stream")]
impl Passed {
    /// How long it was.
    pub(crate) fn limit(self) -> Duration {
        match self {
            Self::Call(limit) | Self::Attempt(limit) => limit,
        }
    }
}

impl<'t> Limits<'t> {
    /// The time that a call has, which begins now.
    pub(crate) fn new(transport: &'t dyn Transport, call: Duration) -> Self {
        Self {
            transport,
            call: Limit::new(transport, call),
            attempt: None,
        }
    }

    /// Begins an attempt, if attempts have a time of their own.
    pub(crate) fn begin_attempt(&mut self, attempt: Option<Duration>) {
        self.attempt = attempt.map(|time| Limit::new(self.transport, time));
    }

    /// Does something within these times.
    pub(crate) fn within<'s, T, W: Future<Output = T> + Unpin>(
        &'s mut self,
        mut work: W,
    ) -> impl Future<Output = Result<T, Passed>> + use<'s, 't, T, W> {
        poll_fn(move |context| {
            if let Poll::Ready(done) = Pin::new(&mut work).poll(context) {
                return Poll::Ready(Ok(done));
            }
            if self.call.has_passed(context) {
                return Poll::Ready(Err(Passed::Call(self.call.time)));
            }
            let attempt = self.attempt.as_mut();
            match attempt.map(|attempt| (attempt.has_passed(context), attempt.time)) {
                Some((true, limit)) => Poll::Ready(Err(Passed::Attempt(limit))),
                _ => Poll::Pending,
            }
        })
    }
}

impl<'t> Limit<'t> {
    fn new(transport: &'t dyn Transport, time: Duration) -> Self {
        let sleep = transport.time_limit(time);
        Self { time, sleep }
    }

    fn has_passed(&mut self, context: &mut Context<'_>) -> bool {
        self.sleep.as_mut().poll(context).is_ready()
    }
}
