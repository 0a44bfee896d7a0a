//! Bodies that `reqwest` sends.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::awaited::TransportError;
use super::payload::Payload;

/// What a body failed with, if it did; `reqwest` would tell of it as of a failed connection.
#[derive(Clone, Default)]
pub(crate) struct BodyError(Arc<Mutex<Option<TransportError>>>);

impl BodyError {
    pub(crate) fn take(&self) -> Option<TransportError> {
        self.place().take()
    }

    fn place(&self) -> MutexGuard<'_, Option<TransportError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The body that `reqwest` sends, and what it fails with if it is made while it is sent.
pub(crate) fn of(payload: Payload) -> (reqwest::Body, Option<BodyError>) {
    if let Some(bytes) = payload.bytes() {
        return (bytes.clone().into(), None);
    }
    let error = BodyError::default();
    let body = Outgoing {
        payload,
        error: error.clone(),
    };
    (reqwest::Body::wrap(body), Some(error))
}

/// A body that is made while it is sent.
struct Outgoing {
    payload: Payload,
    error: BodyError,
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let piece = ready!(self.payload.poll_next(context));
        Poll::Ready(piece.map(|piece| match piece {
            Ok(piece) => Ok(Frame::data(piece)),
            Err(error) => {
                *self.error.place() = Some(error);
                Err("the body broke off")
            }
        }))
    }

    fn size_hint(&self) -> SizeHint {
        self.payload
            .length()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}
