//! Calls of one's own that block their thread.

use super::answer::CustomAnswer;
use super::call::CustomCall;
use crate::answer::error::Error;
use crate::exchange::blocking::{Blocking, drive};

impl Blocking for CustomCall {
    type Output = Result<CustomAnswer, Error<()>>;

    fn send(self) -> Self::Output {
        match drive(&self) {
            Ok(answer) => CustomAnswer::new(*answer),
            Err(failure) => Err(Error::new(*failure, None)),
        }
    }
}
