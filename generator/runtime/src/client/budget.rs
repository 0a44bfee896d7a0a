//! What all calls of a client may spend on further attempts.

use std::sync::atomic::{AtomicU32, Ordering};

/// What there is at first, and never more.
const WHOLE: u32 = 500;

/// What a further attempt costs. A call that succeeds gives one back.
const PRICE: u32 = 5;

/// What all calls of a client may spend on further attempts.
///
/// While an API is down, every call fails, and attempting each of them several times would keep it
/// down. What is here is soon spent then, and only successes bring it back.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(WHOLE))
    }

    /// Pays for a further attempt, if there is enough left.
    pub(crate) fn spend(&self) -> bool {
        let pay = |left: u32| left.checked_sub(PRICE);
        let paid = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, pay);
        paid.is_ok()
    }

    /// Takes note that a call has succeeded.
    pub(crate) fn earn(&self) {
        let gain = |left: u32| (left < WHOLE).then_some(left + 1);
        // A budget that is whole stays as it is.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, gain);
    }
}
