//! The transport that sends by a `tower::Service`.

use std::error::Error;
use std::fmt;
use std::future::{Future, poll_fn};
use std::iter;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use tower_service::Service;

use super::awaited::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
use super::payload::Payload;
use super::unmeasured;

/// Sends by a `tower::Service`: a client of one's own with the layers of one's own around it.
///
/// The service takes an [`http::Request`] whose body is a [`Payload`], which is an
/// [`http_body::Body`], and gives an [`http::Response`] with any such body. It must not follow
/// redirects, or credentials could reach other servers. A `GET` or `HEAD` whose body is of unknown
/// length says `Transfer-Encoding: chunked`, without which hyper would not send it; a service of
/// HTTP/2 has to take that out, as hyper does.
pub struct TowerTransport<S: Service<Request<Payload>>> {
    /// Nobody waits for the lock for longer than a clone takes.
    service: Mutex<S>,
    sleep: Box<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>,
    kind: fn(&S::Error) -> TransportErrorKind,
}

impl<S: Service<Request<Payload>>> TowerTransport<S> {
    /// Sends by clones of a service.
    ///
    /// Time is measured by a function that waits, since each runtime has its own: with Tokio,
    /// `TowerTransport::new(service, tokio::time::sleep)`.
    pub fn new<T>(service: S, sleep: impl Fn(Duration) -> T + Send + Sync + 'static) -> Self
    where
        T: Future<Output = ()> + Send + 'static,
    {
        Self {
            service: Mutex::new(service),
            sleep: Box::new(move |duration| Box::pin(sleep(duration))),
            kind: |_| TransportErrorKind::Other,
        }
    }

    /// The same with a function that says what an error of the service is, so that a connection
    /// that was refused, say, is told apart and attempted again: all are `Other` without it.
    #[must_use]
    pub fn error_kind(mut self, kind: fn(&S::Error) -> TransportErrorKind) -> Self {
        self.kind = kind;
        self
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<Request<Payload>, Response = Response<B>> + Clone + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn send(
        &self,
        mut request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        unmeasured::announce(&mut request);
        let service = self.service.lock();
        let mut service = service.unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            let failed = |error| failed((self.kind)(&error), error.into());
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(failed)?;
            let answer = service.call(request).await.map_err(failed)?;
            Ok(answer.map(|body| Box::new(Incoming(Box::pin(body))) as Box<dyn Body>))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        (self.sleep)(duration)
    }
}

impl<S: Service<Request<Payload>>> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A service of the caller's own can hold secrets in its settings.
        f.debug_struct("TowerTransport").finish_non_exhaustive()
    }
}

/// What a service failed with. An error that the client has made itself, such as that of a body
/// which could not be sent, is found in it and keeps its kind.
fn failed(kind: TransportErrorKind, error: Box<dyn Error + Send + Sync>) -> TransportError {
    let first: &(dyn Error + 'static) = &*error;
    let mut causes = iter::successors(Some(first), |error| (**error).source());
    let own = causes.find_map(|error| error.downcast_ref::<TransportError>());
    let kind = own.map_or(kind, TransportError::kind);
    TransportError::new(kind, error)
}

/// A body that the service receives.
struct Incoming<B>(Pin<Box<B>>);

impl<B> Body for Incoming<B>
where
    B: http_body::Body<Data = Bytes> + Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(poll_fn(|context| {
            loop {
                let frame = match self.0.as_mut().poll_frame(context) {
                    Poll::Ready(frame) => frame,
                    Poll::Pending => return Poll::Pending,
                };
                match frame.map(|frame| frame.map(Frame::into_data)) {
                    Some(Ok(Ok(piece))) => return Poll::Ready(Some(Ok(piece))),
                    // What follows a body are headers, which nobody reads.
                    Some(Ok(Err(_))) => {}
                    Some(Err(error)) => {
                        let error = failed(TransportErrorKind::Other, error.into());
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => return Poll::Ready(None),
                }
            }
        }))
    }
}

impl http_body::Body for Payload {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let piece = self.get_mut().poll_next(context);
        piece.map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes().is_some_and(Bytes::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        self.length()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}
