//! Waiting that blocks its thread.

use super::pace::Turn;
use super::wait::{Patience, UntilDone, Waits};
use super::wait_error::WaitError;
use crate::client::clock::Clock;
use crate::exchange::blocking::Blocking;
use crate::exchange::with_response::WithResponse;

impl<O: Waits> Blocking for UntilDone<O> {
    type Output = Result<O::Output, WaitError<O::Output, O::Error>>;

    fn send(self) -> Self::Output {
        let mut patience = Patience::new(self, Clock::Blocking);
        loop {
            let call = WithResponse::new(patience.call());
            match patience.answered(call.send()) {
                Turn::Again(wait) => patience.client().blocking.sleep(wait),
                Turn::Ended(result) => return result,
            }
        }
    }
}
