//! Whether a failed attempt is followed by another, and after what wait.

use std::time::Duration;

use http::StatusCode;

use super::outcome::Outcome;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::client::info::Info;
use crate::client::retry::{Retry, random};
use crate::client::retry_after;
use crate::transport::awaited::TransportErrorKind;

impl Retry {
    /// How long to wait before another attempt, if there is to be one.
    pub(crate) fn wait(&self, made: u32, info: &Info, outcome: &Outcome) -> Option<Duration> {
        let asked = match outcome {
            _ if made >= self.attempts => return None,
            Ok(answer) => after_answer(info, answer)?,
            Err(failure) => after_failure(info, failure).then_some(Duration::ZERO)?,
        };
        let doubled = self.first.saturating_mul(1 << (made.max(1) - 1).min(20));
        let drawn = doubled.min(self.longest).mul_f64(random());
        Some(asked.max(drawn))
    }
}

/// How long an answer asks to wait, if another attempt can fare better.
fn after_answer(info: &Info, answer: &Answer) -> Option<Duration> {
    let status = answer.reply.status;
    let may_pass = matches!(
        status,
        StatusCode::REQUEST_TIMEOUT
            | StatusCode::INTERNAL_SERVER_ERROR
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    );
    let again = status == StatusCode::TOO_MANY_REQUESTS || may_pass && info.is_idempotent();
    again.then(|| retry_after::read(&answer.reply.headers).unwrap_or_default())
}

/// Whether another attempt can fare better than one that failed.
fn after_failure(info: &Info, failure: &Failure) -> bool {
    match &failure.cause {
        Cause::Transport { error, .. } if error.kind().is_connect() => true,
        Cause::Transport { error, .. }
            if [TransportErrorKind::Setup, TransportErrorKind::Body].contains(&error.kind()) =>
        {
            false
        }
        Cause::BrokeOff(error) if error.kind() == TransportErrorKind::Coding => false,
        Cause::Transport { .. } | Cause::BrokeOff(_) | Cause::Timeout(_) => info.is_idempotent(),
        _ => false,
    }
}
