//! What a call comes to, and what those who watch it are told of that.

use std::mem;
use std::time::Duration;

use crate::answer::failure::Failure;
use crate::answer::received::Answer;
use crate::client::observer::{Ending, Purpose};
use crate::core::error_kind::ErrorKind;
use crate::watch::call::Watch;

/// What a call comes to.
pub(crate) type Outcome = Result<Box<Answer>, Box<Failure>>;

impl Watch {
    /// The request under way has ended, and with it the call, unless it is made again after a wait.
    pub(crate) fn ended_with(&mut self, outcome: &Outcome, wait: Option<Duration>) {
        let (status, ending) = match outcome {
            Err(failure) => (failure.status(), Ending::Failed(failure.kind())),
            Ok(answer) => {
                let ending = match answer.redirect {
                    Some(_) => Ending::Failed(answer.info.redirect_kind(answer.reply.status)),
                    None if answer.status_code() >= 400 => Ending::Failed(ErrorKind::Api),
                    None => Ending::Answered,
                };
                (Some(answer.reply.status), ending)
            }
        };
        self.ended(status, ending, wait.map(|wait| (Purpose::Retry, wait)));
    }

    /// The call has its outcome. If that is an answer, it ends when the answer has been read.
    pub(crate) fn done(&mut self, mut outcome: Outcome) -> Outcome {
        self.ended_with(&outcome, None);
        let mut watch = mem::replace(self, Self::NONE);
        match &mut outcome {
            Err(failure) => watch.failed(failure.status(), failure.kind()),
            Ok(answer) => {
                watch.answered(answer.reply.status);
                answer.watch = watch;
            }
        }
        outcome
    }
}
