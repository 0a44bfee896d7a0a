//! Bodies that are made of several contents.

use std::vec::IntoIter;

use bytes::Bytes;

use crate::file::content::Content;
use crate::transport::awaited::{Body, BoxFuture, TransportError};

/// Contents, one after the other.
pub(crate) struct Chain {
    rest: IntoIter<Content>,
    /// The one that is being read.
    open: Option<Box<dyn Body>>,
}

impl Chain {
    pub(crate) fn new(contents: Vec<Content>) -> Self {
        Self {
            rest: contents.into_iter(),
            open: None,
        }
    }

    async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        loop {
            if let Some(body) = &mut self.open {
                let piece = body.chunk().await;
                if piece.is_some() {
                    return piece;
                }
            }
            self.open = match self.rest.next()? {
                Content::Bytes(bytes) => return Some(Ok(bytes)),
                Content::Source(source) => Some(Box::new(source.read())),
            };
        }
    }
}

impl Body for Chain {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(self.next())
    }
}
