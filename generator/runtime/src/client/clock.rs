//! Whose time a call is measured with.

use std::time::Instant;

use super::shared::Shared;

/// Whose time a call is measured with: that of the transport which sends it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock {
    /// That of calls which are awaited.
    Awaited,
    /// That of calls which block.
    #[cfg(feature = "blocking")]
    Blocking,
}

impl Clock {
    /// What time it is.
    pub(crate) fn now(self, client: &Shared) -> Instant {
        match self {
            Self::Awaited => client.transport.now(),
            #[cfg(feature = "blocking")]
            Self::Blocking => client.blocking.now(),
        }
    }
}
