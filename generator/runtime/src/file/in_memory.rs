//! Contents of files that are never sent, and therefore in memory.

use bytes::Bytes;

/// What a file holds.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Content(Bytes);

impl Content {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "a file of a crate that sends some may be elsewhere"
    )]
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        Some(&self.0)
    }

    pub(crate) fn length(&self) -> Option<u64> {
        u64::try_from(self.0.len()).ok()
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}
