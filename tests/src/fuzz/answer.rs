//! A service that gives the same answer to everything, and a thread that never has to wait for it.

use std::future::{Future, pending, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use runtime::http::{Request, Response};
use runtime::{Body, BoxFuture, Bytes, Payload, Transport, TransportError};

use super::sample::Client;

/// The one answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) body: Bytes,
    /// In pieces of so many bytes.
    pub(super) piece: usize,
}

impl Answer {
    /// An answer in one piece.
    pub(super) fn whole(status: u16, media_type: &'static str, body: Bytes) -> Self {
        Self {
            status,
            media_type,
            body,
            piece: usize::MAX,
        }
    }
}

/// A client of a service.
pub(super) fn client(transport: impl Transport + 'static) -> Client {
    let builder = Client::builder().retry(runtime::Retry::never());
    let client = builder.endpoint("http://h").transport(transport).build();
    client.expect("a client")
}

impl Transport for Answer {
    fn send(
        &self,
        _: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let body = Pieces {
            rest: self.body.clone(),
            length: self.piece.max(1),
        };
        let answer = Response::builder()
            .status(self.status)
            .header("content-type", self.media_type)
            .body(Box::new(body) as Box<dyn Body>);
        Box::pin(ready(Ok(answer.expect("an answer"))))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }
}

/// A service that answers with what it is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Echo;

impl Transport for Echo {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let body = request.body().bytes().cloned().unwrap_or_default();
        let answer = Answer::whole(200, "application/xml", body);
        Box::pin(async move { answer.send(Request::default()).await })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }
}

struct Pieces {
    rest: Bytes,
    length: usize,
}

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.rest.split_to(self.rest.len().min(self.length));
        Box::pin(ready((!piece.is_empty()).then_some(Ok(piece))))
    }
}

/// What comes of something that waits for nothing.
pub(super) fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing is to be waited for"),
    }
}
