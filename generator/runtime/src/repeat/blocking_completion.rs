//! Waiting for what a call has begun, which blocks its thread.

use super::completion::{Begins, Completion, CompletionError};
use super::following::{Following, told};
use super::pace::Turn;
use crate::answer::error::Error;
use crate::client::clock::Clock;
use crate::exchange::blocking::{Blocking, drive};

impl<O: Begins> Blocking for Completion<O> {
    type Output = Result<O::Output, CompletionError<O::Error>>;

    fn send(self) -> Self::Output {
        let mut following = Following::new(self, Clock::Blocking);
        loop {
            let answer = match drive(&following.next()) {
                Ok(answer) => told::<O>(*answer),
                Err(failure) => Err(Error::new(*failure, None)),
            };
            match following.answered(answer) {
                Turn::Again(wait) if wait.is_zero() => {}
                Turn::Again(wait) => following.client().blocking.sleep(wait),
                Turn::Ended(result) => return result,
            }
        }
    }
}
