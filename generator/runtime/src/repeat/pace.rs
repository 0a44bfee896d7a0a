//! How long is waited between calls, and in all.

use std::time::{Duration, Instant};

use crate::client::clock::Clock;
use crate::client::retry::random;
use crate::client::shared::Shared;

/// How long a caller is ready to wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The wait before the second call.
    pub(crate) first: Duration,
    /// The longest wait.
    pub(crate) longest: Duration,
    /// How long the whole may take.
    pub(crate) deadline: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            longest: Duration::from_secs(30),
            deadline: Duration::from_secs(30 * 60),
        }
    }
}

impl Limits {
    /// Sets the wait before the second call, and the longest one.
    pub(crate) fn set_interval(&mut self, first: Duration, longest: Duration) {
        (self.first, self.longest) = (first.min(longest), longest);
    }
}

/// How long was waited so far, and is to be.
pub(crate) struct Pace {
    limits: Limits,
    next: Duration,
    clock: Clock,
    started: Instant,
}

/// What to do next.
pub(crate) enum Turn<R> {
    /// Make the next call after so long.
    Again(Duration),
    /// Nothing: this is the end.
    Ended(R),
}

impl Pace {
    pub(crate) fn new(limits: Limits, clock: Clock, client: &Shared) -> Self {
        Self {
            limits,
            next: limits.first,
            clock,
            started: clock.now(client),
        }
    }

    pub(crate) fn elapsed(&self, client: &Shared) -> Duration {
        let now = self.clock.now(client);
        now.saturating_duration_since(self.started)
    }

    pub(crate) fn left(&self, client: &Shared) -> Duration {
        self.limits.deadline.saturating_sub(self.elapsed(client))
    }

    /// The wait before the next call, which the API asks to be so long at least; the one after that is
    /// longer.
    pub(crate) fn wait(&mut self, client: &Shared, asked: Duration) -> Duration {
        let wait = self.next.saturating_sub((self.next / 4).mul_f64(random()));
        self.next = (self.next.saturating_mul(3) / 2).min(self.limits.longest);
        wait.max(asked).min(self.left(client))
    }
}
