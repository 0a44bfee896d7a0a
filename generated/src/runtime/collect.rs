// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! A body that arrives in pieces.

use bytes::Bytes;

/// A body that arrives in pieces. A body of one piece is never copied.
pub(super) struct Collect {
    limit: usize,
    first: Bytes,
    all: Vec<u8>,
}

/// There was more than the limit allows.
pub(super) struct TooLarge;

impl Collect {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            first: Bytes::new(),
            all: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, piece: Bytes) -> Result<(), TooLarge> {
        let length = self.first.len().max(self.all.len());
        if piece.len() > self.limit - length {
            return Err(TooLarge);
        }
        if length == 0 {
            self.first = piece;
        } else {
            if self.all.is_empty() {
                self.all.extend_from_slice(&self.first);
            }
            self.all.extend_from_slice(&piece);
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            Bytes::from(self.all)
        }
    }
}
