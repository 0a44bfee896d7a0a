// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Waiting that blocks its thread.

use super::blocking::Blocking;
use super::clock::Clock;
use super::response::WithResponse;
use super::wait::{Patience, Turn, UntilDone, Waits};
use super::wait_error::WaitError;

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
