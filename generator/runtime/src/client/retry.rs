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
/// All calls of a client have a budget in common, so that an outage is not made worse: 100 further
/// attempts unless set by `retry_budget` of the builder, and then one for each second and one for
/// each five calls that succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    pub(crate) attempts: u32,
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
    pub(crate) is_patient: bool,
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
            is_patient: false,
        }
    }

    /// For what nobody is waiting for, such as a job at night: throttling by the minute is ridden
    /// out, and so is an API that is away for a moment.
    ///
    /// These are 12 attempts in all, with waits of up to a second at first and 20 at the most, of
    /// each of which at least half is waited: together 75 seconds or more. The whole call may take
    /// five minutes unless it has a timeout of its own, and each attempt as long as other calls.
    /// With such waits an outage is not made worse, so that they cost nothing of the budget.
    #[must_use]
    pub const fn patient() -> Self {
        Self {
            first: Duration::from_secs(1),
            is_patient: true,
            ..Self::attempts(12)
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

/// How long a patient call may take.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

impl Retry {
    /// Which share of the longest wait is waited.
    pub(crate) fn share(&self) -> f64 {
        if self.is_patient {
            f64::midpoint(1.0, random())
        } else {
            random()
        }
    }

    /// How long a call may take in all, where others may take so long.
    pub(crate) fn timeout(&self, usual: Duration) -> Duration {
        if self.is_patient {
            usual.max(PATIENCE)
        } else {
            usual
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
