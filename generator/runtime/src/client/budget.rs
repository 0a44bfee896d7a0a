//! What all calls of a client may spend on further attempts.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a further attempt costs. A call that succeeds gives one back, and each second the price of
/// an attempt.
const PRICE: u32 = 5;

/// What all calls of a client may spend on further attempts.
///
/// While an API is down, every call fails, and attempting each of them several times would keep it
/// down. What is here is soon spent then, and only time and successes bring it back.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    /// What there is at first, and never more.
    whole: u32,
    /// Since when no time has been counted.
    since: Mutex<Option<Instant>>,
}

impl Budget {
    /// A budget of so many attempts.
    pub(crate) fn new(attempts: u32) -> Self {
        let whole = attempts.saturating_mul(PRICE);
        Self {
            left: AtomicU32::new(whole),
            whole,
            since: Mutex::new(None),
        }
    }

    /// Pays for a further attempt, if there is enough left.
    pub(crate) fn spend(&self, now: Instant) -> bool {
        self.gain(self.passed(now).saturating_mul(PRICE));
        let pay = |left: u32| left.checked_sub(PRICE);
        let paid = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, pay);
        paid.is_ok()
    }

    /// Takes note that a call has succeeded.
    pub(crate) fn earn(&self) {
        self.gain(1);
    }

    fn gain(&self, more: u32) {
        let whole = self.whole;
        let gain = |left: u32| (left < whole).then(|| left.saturating_add(more).min(whole));
        // A budget that is whole stays as it is.
        let _ = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, gain);
    }

    /// The whole seconds that have passed since they were counted last.
    fn passed(&self, now: Instant) -> u32 {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = *since.get_or_insert(now);
        let seconds = now.saturating_duration_since(begun).as_secs();
        *since = Some(begun + Duration::from_secs(seconds));
        u32::try_from(seconds).unwrap_or(u32::MAX)
    }
}
