//! When a failed attempt is followed by another.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use http::StatusCode;

use super::retry_after;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::exchange::machine::Outcome;
use crate::exchange::operation::Info;
use crate::transport::awaited::TransportErrorKind;

/// When a failed attempt of a call is followed by another: after up to three attempts in all,
/// unless set.
///
/// No attempt is repeated that could make the API do something twice. Where no connection came
/// about, or the API answered 429 (too many requests), nothing was begun, and any call is attempted
/// again. Calls of an operation that is idempotent, by its method or because the document says so,
/// are also attempted again after a connection that failed or took too long, and after the statuses
/// 408, 500, 502, 503 and 504.
///
/// The wait before another attempt is random, from nothing to a bound that doubles each time: from
/// 0.2 up to 20 seconds, unless set. If the answer has a `Retry-After`, the wait is that long at
/// least. A wait that would outlast the call's timeout is not begun: the call ends with the error
/// that there is.
///
/// All calls of a client have a budget in common, so that an outage is not made worse: about 100
/// further attempts, and then one for each five calls that succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first: Duration,
    longest: Duration,
}

impl Retry {
    /// One attempt, and no other.
    #[must_use]
    pub const fn never() -> Self {
        Self::attempts(1)
    }

    /// This many attempts in all, at least one.
    #[must_use]
    pub const fn attempts(attempts: u32) -> Self {
        Self {
            attempts,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(20),
        }
    }

    /// The same with waits of up to `first` before the second attempt, and never of more than
    /// `longest`, unless the API asks for it.
    #[must_use]
    pub const fn waits(self, first: Duration, longest: Duration) -> Self {
        Self {
            first,
            longest,
            ..self
        }
    }

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

impl Default for Retry {
    fn default() -> Self {
        Self::attempts(3)
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
        Cause::Transport { .. } | Cause::BrokeOff(_) | Cause::Timeout(_) => info.is_idempotent(),
        _ => false,
    }
}

/// A number from 0 up to 1.
pub(crate) fn random() -> f64 {
    // The standard library's hashes begin with random numbers.
    let [a, b, c, d, ..] = RandomState::new().hash_one(0).to_ne_bytes();
    f64::from(u32::from_ne_bytes([a, b, c, d])) / f64::from(u32::MAX)
}
