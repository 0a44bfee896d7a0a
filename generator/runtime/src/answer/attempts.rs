//! How often a call was attempted.

use std::fmt;
use std::time::Duration;

/// How often a call was attempted, and how long that took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attempts {
    pub(crate) count: u32,
    pub(crate) time: Duration,
}

impl fmt::Display for Attempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} attempts in {:.1?}", self.count, self.time)
    }
}
