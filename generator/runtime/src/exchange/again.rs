//! Whether a failed attempt is followed by another, and after what wait.

use std::time::Duration;

use http::StatusCode;

use super::outcome::Outcome;
use crate::answer::failure::{Cause, Failure};
use crate::answer::passing::status_may_pass;
use crate::answer::received::Answer;
use crate::client::info::Info;
use crate::client::retry::Retry;
use crate::client::retry_after;

impl Retry {
    /// How long to wait before another attempt, if there is to be one.
    pub(crate) fn wait(&self, made: u32, info: &Info, outcome: &Outcome) -> Option<Duration> {
        let asked = match outcome {
            Ok(answer) => after_answer(info, answer)?,
            Err(failure) => after_failure(info, failure).then_some(Duration::ZERO)?,
        };
        self.pause(made, asked)
    }

    /// How long to wait before another attempt, which an answer asks to be so late.
    pub(crate) fn pause(&self, made: u32, asked: Duration) -> Option<Duration> {
        if made >= self.attempts {
            return None;
        }
        let doubled = self.first.saturating_mul(1 << (made.max(1) - 1).min(20));
        let drawn = doubled.min(self.longest).mul_f64(self.share());
        Some(asked.max(drawn))
    }
}

/// How long an answer asks to wait, if another attempt can fare better.
fn after_answer(info: &Info, answer: &Answer) -> Option<Duration> {
    let status = answer.reply.status;
    let was_begun = status != StatusCode::TOO_MANY_REQUESTS;
    let again = status_may_pass(status) && (info.is_idempotent() || !was_begun);
    again.then(|| retry_after::read(&answer.reply.headers).unwrap_or_default())
}

/// Whether another attempt can fare better than one that failed.
fn after_failure(info: &Info, failure: &Failure) -> bool {
    let cause = &failure.cause;
    let was_begun = !matches!(cause, Cause::Transport { error, .. } if error.kind().is_connect());
    cause.may_pass() && (info.is_idempotent() || !was_begun)
}
