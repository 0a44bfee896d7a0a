//! The generated client with a `tower::Service`: a client of hyper, and whatever stands around it.

use std::error::Error;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::{CollectionStatus, ErrorBody};
use huaweicloud_hss::{
    Body, BoxFuture, Client, ErrorKind, Payload, Retry, TowerTransport, Transport, TransportError,
    TransportErrorKind,
};
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client as Hyper, Error as HyperError, ResponseFuture};
use hyper_util::rt::TokioExecutor;
use serde_json::json;
use tests::fake::{Answer, Fake};
use tower_service::Service;

type Failure = huaweicloud_hss::Error<ErrorBody>;

/// How long a call may take that is not answered at all.
const SHORT: Duration = Duration::from_millis(80);

/// Three attempts without a wait worth mentioning.
const QUICK: Retry = Retry::attempts(3).waits(Duration::from_millis(1), Duration::from_millis(4));

fn hyper() -> Hyper<HttpConnector, Payload> {
    Hyper::builder(TokioExecutor::new()).build_http()
}

fn kind(error: &HyperError) -> TransportErrorKind {
    if error.is_connect() {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Other
    }
}

fn client(endpoint: String, transport: impl Transport) -> Client {
    let builder = Client::builder().endpoint(endpoint).project_id("p");
    let builder = builder.auth(Token::new("a-token")).retry(QUICK);
    builder.transport(transport).build().unwrap()
}

async fn by_hyper() -> (Fake, Client) {
    let fake = Fake::start().await.unwrap();
    let transport = TowerTransport::new(hyper(), tokio::time::sleep).error_kind(kind);
    let client = client(fake.endpoint(), transport);
    (fake, client)
}

async fn export(client: &Client) -> Result<Option<String>, Failure> {
    let call = client.export_assets("app", "host", [("a", "A")]);
    call.await.map(|task| task.task_id)
}

async fn status(client: &Client) -> Result<CollectionStatus, Failure> {
    client.show_collection_status("midware", "h").await
}

#[tokio::test]
async fn a_call_succeeds() {
    let (fake, client) = by_hyper().await;
    assert!(export(&client).await.unwrap().is_some());
    status(&client).await.unwrap();
    let [export, status] = &fake.requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!(export.refusal, None);
    assert_eq!(export.header("x-auth-token"), Some("a-token"));
    let length = export.body.len().to_string();
    assert_eq!(export.header("content-length"), Some(length.as_str()));
    assert_eq!(status.header("content-length"), None);
    assert_eq!(status.header("transfer-encoding"), None);
}

#[tokio::test]
async fn errors_are_told_apart() {
    let (fake, client) = by_hyper().await;
    let broken = Answer::json(200, &json!({ "task_id": "t" })).then_close();
    for (answer, kind) in [
        (Answer::empty(502), ErrorKind::Api),
        (Answer::empty(200), ErrorKind::Unexpected),
        (Answer::close(), ErrorKind::Transport),
        (broken, ErrorKind::Transport),
    ] {
        let before = fake.requests().len();
        fake.answer(answer);
        let error = export(&client).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(fake.requests().len(), before + 1);
    }
    fake.answer(Answer::hang());
    let call = client.export_assets("app", "host", [("a", "A")]);
    let error = call.with_timeout(SHORT).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

#[tokio::test]
async fn what_only_asks_is_asked_again() {
    let (fake, client) = by_hyper().await;
    for answer in [Answer::empty(503), Answer::close()] {
        fake.answer(answer);
    }
    status(&client).await.unwrap();
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn a_function_says_what_an_error_is() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let told = TowerTransport::new(hyper(), tokio::time::sleep).error_kind(kind);
    let error = export(&client(endpoint.clone(), told)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert_eq!(error.attempts(), 3);
    let untold = TowerTransport::new(hyper(), tokio::time::sleep);
    let error = export(&client(endpoint, untold)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert_eq!(error.attempts(), 1);
}

/// A body in pieces, the last first.
struct Pieces(Vec<&'static str>);

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.pop().map(|piece| Ok(Bytes::from(piece)));
        Box::pin(std::future::ready(piece))
    }
}

#[tokio::test]
async fn a_get_carries_what_nobody_has_measured() {
    let fake = Fake::start().await.unwrap();
    let transport = TowerTransport::new(hyper(), tokio::time::sleep);
    for (length, coding) in [(Some(4), None), (None, Some("chunked"))] {
        let body = Payload::stream(Pieces(vec!["cd", "ab"]), length);
        let request = Request::get(fake.endpoint()).body(body).unwrap();
        transport.send(request).await.unwrap();
        let request = fake.take_requests().remove(0);
        assert_eq!(&request.body[..], b"abcd");
        assert_eq!(request.header("transfer-encoding"), coding);
    }
}

#[tokio::test]
async fn another_server_gets_nothing() {
    let ((fake, client), (other, _)) = (by_hyper().await, by_hyper().await);
    fake.answer(Answer::redirect(302, &format!("{}/v5", other.endpoint())));
    assert_eq!(status(&client).await.unwrap_err().status().unwrap(), 302);
    assert!(other.requests().is_empty());
}

/// A service around hyper's, which is ready once it has been asked and sets a header.
#[derive(Clone)]
struct Layered {
    inner: Hyper<HttpConnector, Payload>,
    is_ready: bool,
}

impl Service<Request<Payload>> for Layered {
    type Response = Response<Incoming>;
    type Error = HyperError;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), HyperError>> {
        self.is_ready = true;
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<Payload>) -> ResponseFuture {
        assert!(self.is_ready, "a service is asked whether it is ready");
        self.is_ready = false;
        let layer = "was here".parse().unwrap();
        request.headers_mut().insert("x-layer", layer);
        self.inner.call(request)
    }
}

#[tokio::test]
async fn layers_stand_around_a_service() {
    let fake = Fake::start().await.unwrap();
    let layered = Layered {
        inner: hyper(),
        is_ready: false,
    };
    let transport = TowerTransport::new(layered, tokio::time::sleep);
    let client = client(fake.endpoint(), transport);
    status(&client).await.unwrap();
    status(&client).await.unwrap();
    for request in fake.requests() {
        assert_eq!(request.header("x-layer"), Some("was here"));
    }
}

#[tokio::test]
async fn an_error_keeps_its_causes() {
    let (fake, client) = by_hyper().await;
    fake.answer(Answer::close());
    let error = export(&client).await.unwrap_err();
    let cause = error.reason().and_then(Error::source).unwrap();
    assert!(cause.is::<HyperError>(), "{cause:?}");
}
