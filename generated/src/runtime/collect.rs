// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! An answer that arrives in pieces.

use bytes::Bytes;
use http::response::Parts;

use super::failure::Cause;
use super::reply::Reply;

/// An answer that arrives in pieces. A body of one piece is never copied.
pub(super) struct Collect {
    head: Parts,
    limit: usize,
    first: Bytes,
    all: Vec<u8>,
}

impl Collect {
    pub(super) fn new(head: Parts, limit: usize) -> Self {
        Self {
            head,
            limit,
            first: Bytes::new(),
            all: Vec::new(),
        }
    }

    /// Takes the next piece of the body.
    pub(super) fn push(&mut self, piece: Bytes) -> Result<(), Cause> {
        let length = self.first.len().max(self.all.len());
        if piece.len() > self.limit - length {
            return Err(Cause::TooLarge(self.limit));
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

    /// The answer with the body as far as it has arrived.
    pub(super) fn finish(self) -> Reply {
        let body = if self.all.is_empty() {
            self.first
        } else {
            Bytes::from(self.all)
        };
        Reply {
            status: self.head.status,
            headers: self.head.headers,
            body,
        }
    }
}
