//! When a failed attempt is followed by another.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

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
    pub(crate) attempts: u32,
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
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
}

impl Default for Retry {
    fn default() -> Self {
        Self::attempts(3)
    }
}

/// A number from 0 up to 1.
pub(crate) fn random() -> f64 {
    // The standard library's hashes begin with random numbers.
    let [a, b, c, d, ..] = RandomState::new().hash_one(0).to_ne_bytes();
    f64::from(u32::from_ne_bytes([a, b, c, d])) / f64::from(u32::MAX)
}
