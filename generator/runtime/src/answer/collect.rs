//! An answer that arrives in pieces.

use std::mem;

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use super::called::Called;
use super::failure::Cause;
use super::reply::Reply;

/// An answer that arrives in pieces. A body of one piece is never copied.
pub(crate) struct Collect {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    limit: usize,
    first: Bytes,
    all: Vec<u8>,
}

impl Collect {
    pub(crate) fn new(head: Parts, limit: usize) -> Self {
        Self {
            status: head.status,
            headers: head.headers,
            limit,
            first: Bytes::new(),
            all: Vec::new(),
        }
    }

    /// Takes the next piece of the body.
    pub(crate) fn push(&mut self, piece: Bytes) -> Result<(), Cause> {
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

    /// Takes the answer with the body as far as it has arrived.
    pub(crate) fn take(&mut self) -> Reply {
        let body = if self.all.is_empty() {
            mem::take(&mut self.first)
        } else {
            Bytes::from(mem::take(&mut self.all))
        };
        Reply {
            status: self.status,
            headers: mem::take(&mut self.headers),
            body,
            called: Called::default(),
        }
    }
}
