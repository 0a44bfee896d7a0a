// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Bodies that `reqwest` sends.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::payload::Payload;
use super::transport::TransportError;

impl From<Payload> for reqwest::Body {
    fn from(payload: Payload) -> Self {
        match payload.bytes() {
            Some(bytes) => bytes.clone().into(),
            None => Self::wrap(Outgoing(payload)),
        }
    }
}

/// A body that is made while it is sent.
struct Outgoing(Payload);

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let piece = self.0.poll_next(context);
        // That it failed on the way is said by the error that this one becomes the cause of.
        piece.map(|piece| Some(piece?.map(Frame::data).map_err(TransportError::into_source)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0
            .length()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}
