//! What of an answer was not read.

use std::fmt;

/// A member of an answer that was left out, since it is not as documented and that is tolerated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    place: String,
    reason: String,
}

impl LeftOut {
    pub(crate) fn new(place: String, reason: String) -> Self {
        Self { place, reason }
    }

    /// Where it stands in the body, such as `$.task.scanned_time`.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Why it could not be read, which can repeat its value.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}
