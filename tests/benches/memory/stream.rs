//! A stream of events, one of which has a long id.
#![allow(
    unreachable_pub,
    reason = "the macros make public types, as a generated crate has them"
)]

use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response};
use runtime::{Api, Body, BoxFuture, ErrorFields, Payload, Transport, TransportError};

static API: Api = Api {
    user_agent: "memory",
    servers: &[],
    groups: &[],
    security: &[],
    errors: ErrorFields {
        code: &[],
        message: &[],
        request_id: &[],
        expired_credential: &[],
        request_id_headers: &[],
    },
};

client! { &API }

#[derive(Clone, Debug, Default)]
pub struct Empty {}

object! { Empty {} }

call! {
    GetNews = "getNews": "GET" "/news" accept "text/event-stream" {}
        -> String, Empty { 200 => text, _ => error Empty }
}

events! { GetNews: String = text }

/// Answers with an id of so many bytes, and three events that have it.
#[derive(Debug)]
struct News(usize);

/// What is left of the answer: the bytes of the id, and what stands behind it.
struct Arriving {
    id: usize,
    rest: Vec<&'static str>,
}

/// As much as a connection gives at once.
const PIECE: [u8; 16 * 1024] = [b'7'; 16 * 1024];

impl Body for Arriving {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = if self.rest.len() == 4 || self.id == 0 {
            self.rest
                .pop()
                .map(|piece| Bytes::from_static(piece.as_bytes()))
        } else {
            let length = self.id.min(PIECE.len());
            self.id -= length;
            Some(Bytes::copy_from_slice(&PIECE[..length]))
        };
        Box::pin(ready(piece.map(Ok)))
    }
}

impl Transport for News {
    fn send(
        &self,
        _: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let rest = vec!["data: c\n\n", "data: b\n\n", "\ndata: a\n\n", "id: "];
        let body: Box<dyn Body> = Box::new(Arriving { id: self.0, rest });
        let mut response = Response::new(body);
        let value = HeaderValue::from_static("text/event-stream");
        response.headers_mut().insert(CONTENT_TYPE, value);
        Box::pin(ready(Ok(response)))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }
}

/// Reads all events of a stream with an id of so many bytes.
pub(crate) fn events(id: usize) -> usize {
    let client = Client::builder()
        .endpoint("http://news.example")
        .transport(News(id));
    let client = client.build().expect("a client");
    run(async {
        let call = GetNews::new(&client.0).with_events();
        let mut events = call.await.expect("an answer");
        let mut count = 0;
        while let Some(event) = events.next().await {
            assert_eq!(event.expect("an event").id.len(), id);
            count += 1;
        }
        assert_eq!(count, 3);
        count
    })
}

/// Runs a future that never has to wait.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    match future.as_mut().poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("the transport answers at once"),
    }
}
