//! The transport that sends by `reqwest`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use reqwest::redirect::Policy;

use super::build_error::BuildError;
use super::payload::Payload;
use super::reqwest_body::BodyError;
use super::transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};

/// Sends by `reqwest`, within a Tokio runtime.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// Sends by a client of one's own.
    ///
    /// It must not follow redirects (`redirect::Policy::none()`), or credentials could reach other
    /// servers: an answer that comes from another address than was asked for is an error.
    #[must_use]
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }

    async fn send(
        self,
        mut request: Request<Payload>,
    ) -> Result<Response<Box<dyn Body>>, TransportError> {
        if request.body().length() == Some(0) {
            // Nobody asks an empty body for the piece that it must not have.
            request.body_mut().chunk().await.transpose()?;
        }
        let broken = BodyError::default();
        let request = request.map(|body| broken.of(body));
        let request = reqwest::Request::try_from(request).map_err(error)?;
        let url = request.url().clone();
        let response = self.client.execute(request).await;
        let mut response =
            response.map_err(|failed| broken.take().unwrap_or_else(|| error(failed)))?;
        if *response.url() != url {
            let problem = "the `reqwest::Client` followed a redirect, which it must not do";
            return Err(TransportError::new(TransportErrorKind::Setup, problem));
        }
        let headers = std::mem::take(response.headers_mut());
        let status = response.status();
        let mut answer = Response::new(Box::new(Incoming(response)) as Box<dyn Body>);
        *answer.headers_mut() = headers;
        *answer.status_mut() = status;
        Ok(answer)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        Box::pin(self.clone().send(request))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A client of the caller's own can hold secrets in its settings.
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

/// A body that `reqwest` receives.
struct Incoming(reqwest::Response);

impl Body for Incoming {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async { self.0.chunk().await.map_err(error).transpose() })
    }
}

/// The transport of a client that is given none.
pub(super) fn default_transport(connect: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    let builder = reqwest::Client::builder()
        .connect_timeout(connect)
        .redirect(Policy::none());
    match builder.build() {
        Ok(client) => Ok(Arc::new(ReqwestTransport { client })),
        Err(error) => Err(BuildError::new("the transport cannot be set up").because(error)),
    }
}

/// The address is left out, since the call's own error says what was sent.
fn error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Other
    };
    TransportError::new(kind, error.without_url())
}
