//! The transport that sends by `reqwest`.

use std::fmt;
use std::future::{Future, ready};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::uri::{Authority, PathAndQuery};
use http::{Request, Response, Uri};
use reqwest::Url;
use reqwest::redirect::Policy;

use super::awaited::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use super::payload::Payload;
use super::{reqwest_body, unmeasured};
use crate::core::build_error::BuildError;

/// Sends by `reqwest`, within a Tokio runtime.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// Whether it is somebody else's, who may have let it follow redirects.
    is_given: bool,
}

impl ReqwestTransport {
    /// Sends by a client of one's own.
    ///
    /// It must not follow redirects (`redirect::Policy::none()`), or credentials could reach other
    /// servers: an answer that comes from another address than was asked for is an error.
    #[must_use]
    pub fn from_client(client: reqwest::Client) -> Self {
        Self {
            client,
            is_given: true,
        }
    }

    /// Begins to send. What waits for the answer holds no more than it needs: it is on the heap,
    /// where larger things cost more than the sending does.
    fn begin(&self, mut request: Request<Payload>) -> Result<impl Sending + use<>, TransportError> {
        unmeasured::announce(&mut request);
        let (head, body) = request.into_parts();
        let url = address(&head.uri)?;
        let given_url = self.is_given.then(|| Box::new(url.clone()));
        let mut request = reqwest::Request::new(head.method, url);
        *request.headers_mut() = head.headers;
        let (body, broken) = reqwest_body::of(body);
        *request.body_mut() = Some(body);
        let response = self.client.execute(request);
        Ok(async move {
            let response = response.await;
            let response = response.map_err(|failed| {
                let broken = broken.and_then(|broken| broken.take());
                broken.unwrap_or_else(|| error(failed))
            })?;
            if given_url.is_some_and(|url| *response.url() != *url) {
                let problem = "the `reqwest::Client` followed a redirect, which it must not do";
                return Err(TransportError::new(TransportErrorKind::Setup, problem));
            }
            Ok(answer(response))
        })
    }
}

/// An address as `reqwest` takes it.
fn address(uri: &Uri) -> Result<Url, TransportError> {
    let parts = [
        uri.scheme_str(),
        Some("://"),
        uri.authority().map(Authority::as_str),
        uri.path_and_query().map(PathAndQuery::as_str),
    ];
    let text = parts.map(Option::unwrap_or_default).concat();
    Url::parse(&text).map_err(|error| TransportError::new(TransportErrorKind::Other, error))
}

/// What an answer is waited for by.
trait Sending: Future<Output = Result<Response<Box<dyn Body>>, TransportError>> + Send {}

impl<T: Future<Output = Result<Response<Box<dyn Body>>, TransportError>> + Send> Sending for T {}

fn answer(mut response: reqwest::Response) -> Response<Box<dyn Body>> {
    let headers = std::mem::take(response.headers_mut());
    let status = response.status();
    let mut answer = Response::new(Box::new(Incoming(response)) as Box<dyn Body>);
    *answer.headers_mut() = headers;
    *answer.status_mut() = status;
    answer
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let is_streamed = request.body().bytes().is_none();
        if is_streamed && request.body().length() == Some(0) {
            // Nobody asks an empty body for the piece that it must not have.
            let mut request = request;
            return Box::pin(async move {
                request.body_mut().chunk().await.transpose()?;
                self.begin(request)?.await
            });
        }
        match self.begin(request) {
            Ok(sending) => Box::pin(sending),
            Err(error) => Box::pin(ready(Err(error))),
        }
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
pub(crate) fn default_transport(connect: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    let builder = reqwest::Client::builder()
        .connect_timeout(connect)
        .redirect(Policy::none());
    match builder.build() {
        Ok(client) => Ok(Arc::new(ReqwestTransport {
            client,
            is_given: false,
        })),
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
