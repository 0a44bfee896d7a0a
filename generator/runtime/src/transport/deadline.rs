//! The time that a call has which blocks, and that each of its attempts has.

use std::time::{Duration, Instant};

use super::awaited::{TransportError, TransportErrorKind};
use super::blocking::BlockingTransport;
use super::limits::Passed;

/// A transport that counts in milliseconds gives up so much too early at most.
const EARLY: Duration = Duration::from_millis(5);

/// Nothing is waited for longer at once, since there is no moment at the end of any time.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The time that a call has, and that each of its attempts has.
pub(crate) struct Deadline<'t> {
    transport: &'t dyn BlockingTransport,
    call: Limit,
    attempt: Option<Limit>,
}

/// A time that has begun.
struct Limit {
    begun: Instant,
    time: Duration,
}

impl<'t> Deadline<'t> {
    /// The time that a call has, which begins now.
    pub(crate) fn new(transport: &'t dyn BlockingTransport, call: Duration) -> Self {
        Self {
            transport,
            call: Limit::new(transport.now(), call),
            attempt: None,
        }
    }

    /// Begins an attempt, if attempts have a time of their own.
    pub(crate) fn begin_attempt(&mut self, attempt: Option<Duration>) {
        self.attempt = attempt.map(|time| Limit::new(self.transport.now(), time));
    }

    /// What is left until the first of these times has passed.
    pub(crate) fn left(&self) -> Duration {
        self.left_at(self.transport.now())
    }

    /// The time that has passed, or is the first to pass.
    pub(crate) fn first(&self) -> Passed {
        let now = self.transport.now();
        match &self.attempt {
            Some(attempt) if attempt.left(now) < self.call.left(now) => {
                Passed::Attempt(attempt.time)
            }
            _ => Passed::Call(self.call.time),
        }
    }

    /// Whether a transport gave up because of these times, and not of one of its own.
    pub(crate) fn explains(&self, error: &TransportError) -> bool {
        let kind = error.kind();
        let is_late = kind == TransportErrorKind::Timeout;
        (is_late || kind == TransportErrorKind::ConnectTimeout) && self.left() < EARLY
    }

    /// Waits until this thread is unparked, unless one of these times has passed.
    pub(crate) fn park(&self) -> bool {
        let now = self.transport.now();
        let left = self.left_at(now);
        if left.is_zero() {
            return false;
        }
        let until = now.checked_add(left.min(LONGEST));
        self.transport.park(until.unwrap_or(now));
        true
    }

    fn left_at(&self, now: Instant) -> Duration {
        let call = self.call.left(now);
        let attempt = self.attempt.as_ref().map(|attempt| attempt.left(now));
        attempt.map_or(call, |attempt| attempt.min(call))
    }
}

impl Limit {
    fn new(begun: Instant, time: Duration) -> Self {
        Self { begun, time }
    }

    fn left(&self, now: Instant) -> Duration {
        let passed = now.saturating_duration_since(self.begun);
        self.time.saturating_sub(passed)
    }
}
