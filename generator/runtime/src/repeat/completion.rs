//! What a call has only begun, until it is done.

use std::future::IntoFuture;
use std::time::Duration;

use super::following::{Following, told};
use super::pace::{Limits, Turn};
use super::wait_error::WaitError;
use crate::client::clock::Clock;
use crate::custom::answer::CustomAnswer;
use crate::exchange::operation::Operation;
use crate::exchange::sending::Sending;
use crate::request::call::Call;
use crate::transport::awaited::BoxFuture;

/// What the document says of an operation that only begins something.
pub trait Begins: Operation + Clone {
    /// Where the result is in the end.
    const RESULT: Finally;

    /// The options of the call.
    #[doc(hidden)]
    fn call_mut(&mut self) -> &mut Call;
}

/// Where the result is of something that a call has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finally {
    /// Where its method has it: a `PUT` or `PATCH` at the address of the call, a `POST` where an answer
    /// says, in `Location` or as `resourceLocation`, if one does.
    Usual,
    /// In the answer that says that it is done; what is put is at the address of the call even so.
    Told,
    /// Where the first answer says in `Location`.
    Location,
    /// At the address of the call.
    Original,
}

/// A call that only begins something, until that is done.
///
/// Its answer says in `Operation-Location`, `Azure-AsyncOperation` or `Location` where to ask how far it
/// is, or in `properties.provisioningState` that it has to be asked for again. That is asked by a `GET`
/// with the credentials and headers of the call, and never on another server. Where the answer says
/// nothing of it, it is done already.
///
/// The waits grow by half each time: from 1 to 30 seconds, unless set, and up to a quarter less by
/// chance. If an answer has a `Retry-After`, the wait is that long at least. After 30 minutes, unless
/// set, it ends with an error. What may be over a little later is waited out.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Completion<O> {
    pub(crate) operation: O,
    pub(crate) limits: Limits,
}

/// The error of what a call has begun, with the last answer that told how far it is.
pub type CompletionError<E> = WaitError<CustomAnswer, E>;

impl<O> Completion<O> {
    /// Makes a call that waits for what it begins.
    pub fn new(operation: O) -> Self {
        let limits = Limits::default();
        Self { operation, limits }
    }

    /// Sets the first wait, and the longest one.
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

impl<O: Begins> IntoFuture for Completion<O>
where
    O::Output: Send,
    O::Error: Send,
{
    type Output = Result<O::Output, CompletionError<O::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let client = Operation::call(&self.operation).client.clone();
        let mut following = Following::new(self, Clock::Awaited);
        Box::pin(async move {
            loop {
                let answer = Sending::new(following.next(), told::<O>).await;
                match following.answered(answer) {
                    Turn::Again(wait) if wait.is_zero() => {}
                    Turn::Again(wait) => client.shared.transport.sleep(wait).await,
                    Turn::Ended(result) => return result,
                }
            }
        })
    }
}
