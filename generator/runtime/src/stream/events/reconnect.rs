//! When a connection that events come from is opened anew.

use std::time::Duration;

/// When the connection that events come from is opened anew: where it is lost, unless set.
///
/// Only what reads can be asked again, so that it is done for a `GET` alone; and it has to be asked
/// for what is behind the last event, so that the API has to have given an id, or a time to wait,
/// by which it says that it expects this. The request has the last id in its `Last-Event-ID`. An
/// id that no header can carry, such as one of more than 8 KiB, cannot be asked for.
///
/// Where an answer comes to its end, so do the events: APIs that have said all end it. Those that
/// end it only to be asked again, as browsers do, need [`at_the_end`](Self::at_the_end). An answer
/// with the status 204 is the word that there is no more.
///
/// The wait before each attempt is as long as the API says by `retry`, or 3 seconds if it says
/// nothing, but no shorter and no longer than the waits here: from 1 to 60 seconds, unless set. It
/// doubles with each attempt behind which no event came. After 5 such in a row, unless set, there
/// is no other, and what ended the last connection is what the events end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconnect {
    pub(crate) attempts: u32,
    pub(crate) shortest: Duration,
    pub(crate) longest: Duration,
    pub(crate) at_the_end: bool,
}

/// How long to wait if the API does not say.
const USUAL: Duration = Duration::from_secs(3);

impl Reconnect {
    /// One connection, and no other.
    #[must_use]
    pub const fn never() -> Self {
        Self::attempts(0)
    }

    /// This many attempts in a row behind which no event comes.
    #[must_use]
    pub const fn attempts(attempts: u32) -> Self {
        Self {
            attempts,
            shortest: Duration::from_secs(1),
            longest: Duration::from_secs(60),
            at_the_end: false,
        }
    }

    /// The same with waits of `shortest` at least and `longest` at most, whatever the API says.
    #[must_use]
    pub const fn waits(self, shortest: Duration, longest: Duration) -> Self {
        Self {
            shortest,
            longest,
            ..self
        }
    }

    /// The same also where an answer comes to its end, whether the API has given an id or not.
    #[must_use]
    pub const fn at_the_end(self) -> Self {
        Self {
            at_the_end: true,
            ..self
        }
    }

    /// How long to wait before the next attempt, if there is one, behind so many in vain.
    pub(crate) fn wait(&self, in_vain: u32, retry: Option<Duration>) -> Option<Duration> {
        if in_vain >= self.attempts {
            return None;
        }
        let first = retry.unwrap_or(USUAL).max(self.shortest);
        let doubled = 1_u32.checked_shl(in_vain).unwrap_or(u32::MAX);
        Some(first.saturating_mul(doubled).min(self.longest))
    }
}

impl Default for Reconnect {
    fn default() -> Self {
        Self::attempts(5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_has_a_floor_and_a_ceiling_and_the_attempts_a_count() {
        let usual = Reconnect::default();
        let wait = |in_vain, retry: Option<u64>| {
            let wait = usual.wait(in_vain, retry.map(Duration::from_millis));
            wait.map(|wait| wait.as_millis())
        };
        assert_eq!(wait(0, None), Some(3_000));
        assert_eq!(wait(1, None), Some(6_000));
        assert_eq!(wait(0, Some(0)), Some(1_000));
        assert_eq!(wait(4, Some(0)), Some(16_000));
        assert_eq!(wait(4, Some(5_000)), Some(60_000));
        assert_eq!(wait(0, Some(u64::MAX)), Some(60_000));
        assert_eq!(wait(5, None), None);
        assert_eq!(Reconnect::never().wait(0, None), None);
        let many = Reconnect::attempts(u32::MAX);
        assert_eq!(many.wait(200, None), Some(Duration::from_secs(60)));
    }
}
