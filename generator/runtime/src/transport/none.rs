//! The lack of a transport of one's own.

use std::future;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};

use super::awaited::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use super::payload::Payload;
use crate::core::build_error::BuildError;

/// Says what is missing, unless there are calls that block to be made.
pub(crate) fn default_transport(_: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    if cfg!(feature = "blocking") {
        return Ok(Arc::new(NoTransport));
    }
    Err(BuildError::new(
        "there is nothing to send requests with: enable the feature `reqwest` or `blocking`, or \
         give a `transport`",
    ))
}

/// Where calls that are awaited find out that only those that block can be made.
#[derive(Debug)]
struct NoTransport;

impl Transport for NoTransport {
    fn send(
        &self,
        _: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let problem = "to `.await` a call takes the feature `reqwest`, or a `transport`";
        let error = TransportError::new(TransportErrorKind::Setup, problem);
        Box::pin(future::ready(Err(error)))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(future::pending())
    }
}
