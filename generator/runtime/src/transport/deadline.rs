//! The time that a call has which blocks, and that each of its attempts has.

use std::time::{Duration, Instant};

use super::awaited::{TransportError, TransportErrorKind};
use super::limits::Passed;

/// A transport that counts in milliseconds gives up so much too early at most.
const EARLY: Duration = Duration::from_millis(5);

/// The time that a call has, and that each of its attempts has.
#[derive(Clone)]
pub(crate) struct Deadline {
    call: Limit,
    attempt: Option<Limit>,
}

/// A time that has begun.
#[derive(Clone)]
struct Limit {
    begun: Instant,
    time: Duration,
}

impl Deadline {
    /// The time that a call has, which begins now.
    pub(crate) fn new(call: Duration) -> Self {
        Self {
            call: Limit::new(call),
            attempt: None,
        }
    }

    /// Begins an attempt, if attempts have a time of their own.
    pub(crate) fn begin_attempt(&mut self, attempt: Option<Duration>) {
        self.attempt = attempt.map(Limit::new);
    }

    /// What is left until the first of these times has passed.
    pub(crate) fn left(&self) -> Duration {
        let attempt = self.attempt.as_ref().map(Limit::left);
        attempt.map_or_else(|| self.call.left(), |attempt| attempt.min(self.call.left()))
    }

    /// The time that has passed, or is the first to pass.
    pub(crate) fn first(&self) -> Passed {
        match &self.attempt {
            Some(attempt) if attempt.left() < self.call.left() => Passed::Attempt(attempt.time),
            _ => Passed::Call(self.call.time),
        }
    }

    /// Whether a transport gave up because of these times, and not of one of its own.
    pub(crate) fn explains(&self, error: &TransportError) -> bool {
        let kind = error.kind();
        let is_late = kind == TransportErrorKind::Timeout;
        (is_late || kind == TransportErrorKind::ConnectTimeout) && self.left() < EARLY
    }
}

impl Limit {
    fn new(time: Duration) -> Self {
        let begun = Instant::now();
        Self { begun, time }
    }

    fn left(&self) -> Duration {
        self.time.saturating_sub(self.begun.elapsed())
    }
}
