//! What events and the items of sequential media types have in common: each waits for its end, and
//! is read by itself.

#[cfg(feature = "blocking")]
use std::time::Duration;

use serde_core::de::DeserializeOwned;

use crate::answer::failure::Cause;
use crate::json::text;

/// Between them may lie any time.
#[cfg(feature = "blocking")]
pub(super) const ANY_TIME: Duration = Duration::MAX;

/// What has more bytes is not kept as room for the next.
pub(super) const KEPT: usize = 16 * 1024;

/// Why a text is not what the document says.
#[derive(Debug)]
pub struct Misread {
    /// The path of the value that is at fault, from the text.
    pub(crate) path: String,
    pub(crate) error: serde_json::Error,
}

impl From<Misread> for Cause {
    fn from(misread: Misread) -> Self {
        Self::Unreadable {
            path: misread.path,
            error: Box::new(misread.error),
        }
    }
}

/// Reads a JSON text.
pub(crate) fn read_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, Misread> {
    text::from_slice(json).map_err(|unread| Misread {
        path: unread.path(),
        error: unread.error,
    })
}

/// Adds to what waits. What is long grows by an eighth and not to twice its size, so that little
/// more is held than has come.
pub(super) fn extend(waiting: &mut Vec<u8>, piece: &[u8]) {
    if waiting.len() > KEPT && waiting.capacity() - waiting.len() < piece.len() {
        waiting.reserve_exact(piece.len().max(waiting.len() / 8));
    }
    waiting.extend_from_slice(piece);
}
