//! Calls that are made again and again, until what they ask about is done.

use std::future::IntoFuture;
use std::time::Duration;

use super::pace::{Limits, Pace, Turn};
use super::wait_error::{WaitError, Waited};
use crate::answer::error::Error;
use crate::answer::response::Response;
use crate::client::clock::Clock;
use crate::client::retry_after;
use crate::client::shared::Shared;
use crate::core::value::Scalar;
use crate::exchange::operation::Operation;
use crate::exchange::with_response::WithResponse;
use crate::request::call::Call;
use crate::transport::awaited::BoxFuture;

/// What the document says of an operation that is called until something is done.
pub trait Waits: Operation + Clone {
    /// What the values mean that tell how far it is.
    const STATES: &'static States;

    /// What of an answer is looked at.
    const LOOKED_AT: &'static [&'static str] = &[Self::STATES.place];

    /// The options of the call.
    #[doc(hidden)]
    fn call_mut(&mut self) -> &mut Call;

    /// The value of an answer that tells how far it is, if it is there.
    #[doc(hidden)]
    fn state(answer: &Self::Output) -> Option<Scalar<'_>>;
}

/// What the values mean that tell how far something is.
#[derive(Debug)]
pub struct States {
    /// Where they stand in an answer.
    pub place: &'static str,
    /// It is done.
    pub done: &'static [&'static str],
    /// It never will be.
    pub failed: &'static [&'static str],
    /// Nothing is under way.
    pub not_started: &'static [&'static str],
}

/// A call that is made again and again, until what it asks about is done.
///
/// It is made at once, and then after a wait that grows by half each time: from 1 to 30 seconds,
/// unless set, and up to a quarter less by chance, so that many who wait do not ask at the same
/// moment. If an answer has a `Retry-After`, the wait is that long at least. After 30 minutes,
/// unless set, it ends with an error.
///
/// What else is not as documented in an answer is left out, if its type can do without it: only how
/// far it is counts. `with_tolerate_drift(false)` of the call makes that an error.
///
/// A value that the document says nothing of is waited out as well, and so is the lack of one. So
/// is an error that may be over a little later: throttling, an API that is away, a connection that
/// fails or takes too long. Any other error of the call ends the waiting.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct UntilDone<O> {
    operation: O,
    limits: Limits,
}

impl<O> UntilDone<O> {
    /// Makes a call that is made until something is done.
    pub fn new(operation: O) -> Self {
        let limits = Limits::default();
        Self { operation, limits }
    }

    /// Sets the wait before the second call, and the longest one.
    pub fn with_interval(mut self, first: Duration, longest: Duration) -> Self {
        self.limits.set_interval(first, longest);
        self
    }

    /// Sets how long the whole may take, calls and waits together.
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.limits.deadline = deadline;
        self
    }
}

impl<O: Waits> IntoFuture for UntilDone<O>
where
    O::Output: Send,
    O::Error: Send,
{
    type Output = Result<O::Output, WaitError<O::Output, O::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let client = Operation::call(&self.operation).client.clone();
        let mut patience = Patience::new(self, Clock::Awaited);
        Box::pin(async move {
            loop {
                let call = WithResponse::new(patience.call());
                let wait = match patience.answered(call.await) {
                    Turn::Again(wait) => wait,
                    Turn::Ended(result) => return result,
                };
                client.shared.transport.sleep(wait).await;
            }
        })
    }
}

/// The waiting as a state machine that does no I/O: it gives the call to make next, and is told
/// what came of it.
pub(crate) struct Patience<O: Waits> {
    operation: O,
    pace: Pace,
    calls: u32,
    /// The last answer.
    last: Option<Box<Waited<O::Output>>>,
    /// What the last call failed with, if it did.
    failure: Option<Error<O::Error>>,
}

/// What to do next, or what it ended with.
type Next<O> = Turn<
    Result<<O as Operation>::Output, WaitError<<O as Operation>::Output, <O as Operation>::Error>>,
>;

impl<O: Waits> Patience<O> {
    pub(crate) fn new(until: UntilDone<O>, clock: Clock) -> Self {
        let client = &Operation::call(&until.operation).client.shared;
        Self {
            pace: Pace::new(until.limits, clock, client),
            operation: until.operation,
            calls: 0,
            last: None,
            failure: None,
        }
    }

    /// The call to make next, which takes no longer than there is time.
    pub(crate) fn call(&mut self) -> O {
        self.calls += 1;
        let mut call = self.operation.clone();
        let timeout = Operation::call(&call).timeout().min(self.left());
        let options = call.call_mut().options_mut();
        options.timeout = Some(timeout);
        options.looked_at = O::LOOKED_AT;
        // Of an answer, only how far it is counts, unless the caller has said otherwise.
        options.tolerates_drift.get_or_insert(true);
        call
    }

    /// Takes what came of a call.
    pub(crate) fn answered(
        &mut self,
        result: Result<Response<O::Output>, Error<O::Error>>,
    ) -> Next<O> {
        let response = match result {
            Ok(response) => response,
            Err(error) => return self.failed(error),
        };
        let asked = retry_after::read(response.headers()).unwrap_or_default();
        let answer = response.into_value();
        let state = O::state(&answer).map(|state| state.to_string());
        let is = |values: &[&str]| {
            state
                .as_deref()
                .is_some_and(|state| values.contains(&state))
        };
        let states = O::STATES;
        if is(states.done) {
            return Turn::Ended(Ok(answer));
        }
        let (failed, not_started) = (is(states.failed), is(states.not_started));
        let waited = Box::new(Waited {
            answer,
            state,
            operation: O::INFO.id,
            place: states.place,
            calls: self.calls,
            time: self.elapsed(),
            failure: None,
        });
        let left = self.left();
        if failed {
            Turn::Ended(Err(WaitError::Failed(waited)))
        } else if not_started {
            Turn::Ended(Err(WaitError::NotStarted(waited)))
        } else if left.is_zero() || asked > left {
            Turn::Ended(Err(WaitError::TimedOut(waited)))
        } else {
            self.last = Some(waited);
            self.failure = None;
            self.again(asked)
        }
    }

    /// Takes what a call failed with. What can pass is waited out, as long as there is time.
    fn failed(&mut self, error: Error<O::Error>) -> Next<O> {
        let asked = error.headers().and_then(retry_after::read);
        let asked = asked.unwrap_or_default();
        let left = self.left();
        if error.may_pass() && !left.is_zero() && asked <= left {
            self.failure = Some(error);
            return self.again(asked);
        }
        // A call that had no time says less than the one before it.
        let before = self.failure.take().filter(|_| left.is_zero());
        let error = before.unwrap_or(error);
        Turn::Ended(Err(match self.last.take() {
            Some(mut last) if error.may_pass() => {
                (last.calls, last.time) = (self.calls, self.elapsed());
                last.failure = Some(error.to_string());
                WaitError::TimedOut(last)
            }
            _ => WaitError::Call(error),
        }))
    }

    /// What all calls of the client share.
    pub(crate) fn client(&self) -> &Shared {
        &Operation::call(&self.operation).client.shared
    }

    fn elapsed(&self) -> Duration {
        self.pace.elapsed(self.client())
    }

    fn left(&self) -> Duration {
        self.pace.left(self.client())
    }

    fn again(&mut self, asked: Duration) -> Next<O> {
        let client = &Operation::call(&self.operation).client.shared;
        Turn::Again(self.pace.wait(client, asked))
    }
}
