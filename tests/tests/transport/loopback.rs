//! A whole call over loopback by a transport that a caller could write.

use std::fmt::Write as _;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::CollectionStatus;
use huaweicloud_hss::{
    Body, BoxFuture, Client, ErrorKind, Payload, Transport, TransportError, TransportErrorKind,
};
use tests::fake::{Answer, Fake};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long a call may take that is answered, and one that is not.
const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(80);

/// Writes each request to a connection of its own and reads to its end.
#[derive(Debug)]
struct Loopback;

impl Transport for Loopback {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        Box::pin(exchange(request))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A body's pieces, the last one first.
struct Pieces(Vec<Bytes>);

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.pop();
        Box::pin(async { piece.map(Ok) })
    }
}

fn failed(error: io::Error) -> TransportError {
    let kind = match error.kind() {
        io::ErrorKind::ConnectionRefused => TransportErrorKind::Connect,
        _ => TransportErrorKind::Other,
    };
    TransportError::new(kind, error)
}

async fn exchange(
    mut request: Request<Payload>,
) -> Result<Response<Box<dyn Body>>, TransportError> {
    let authority = request.uri().authority().unwrap().to_string();
    let mut stream = TcpStream::connect(&authority).await.map_err(failed)?;
    let head = head(&request, &authority);
    stream.write_all(head.as_bytes()).await.map_err(failed)?;
    while let Some(piece) = request.body_mut().chunk().await {
        stream.write_all(&piece?).await.map_err(failed)?;
    }
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer).await;
    read.map_err(failed)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let body = Pieces(vec![Bytes::from(body.to_owned())]);
    let mut response = Response::new(Box::new(body) as Box<dyn Body>);
    *response.status_mut() = StatusCode::from_bytes(&head.as_bytes()[9..12]).unwrap();
    Ok(response)
}

fn head(request: &Request<Payload>, authority: &str) -> String {
    let target = request.uri().path_and_query().unwrap();
    let length = request.body().length().unwrap();
    let mut head = format!(
        "{} {target} HTTP/1.1\r\nhost: {authority}\r\ncontent-length: {length}\r\n\
         connection: close\r\n",
        request.method()
    );
    for (name, value) in request.headers() {
        write!(head, "{name}: {}\r\n", value.to_str().unwrap()).unwrap();
    }
    head + "\r\n"
}

fn client(endpoint: String, limit: Duration) -> Client {
    Client::builder()
        .endpoint(endpoint)
        .project_id("p")
        .auth(Token::new("a-token"))
        .timeout(limit)
        .transport(Loopback)
        .build()
        .unwrap()
}

async fn export(endpoint: String, limit: Duration) -> Result<Option<String>, ErrorKind> {
    let client = client(endpoint, limit);
    let call = client.export_assets("app", "host", [("a", "A")]);
    let outcome = call.await;
    outcome
        .map(|task| task.task_id)
        .map_err(|error| error.kind())
}

#[tokio::test]
async fn a_call_succeeds() {
    let fake = Fake::start().await.unwrap();
    let task = export(fake.endpoint(), LONG).await.unwrap();
    assert_eq!(
        task.as_deref(),
        Some("513d9747-6059-495f-be82-2db216e643ae")
    );
    let request = fake.request(0).await;
    assert_eq!(request.refusal, None);
    assert_eq!(request.header("x-auth-token"), Some("a-token"));
}

#[tokio::test]
async fn a_call_of_ones_own_is_like_others() {
    let fake = Fake::start().await.unwrap();
    let path = "/v5/{project_id}/asset/manual-collect/{type}";
    let call = client(fake.endpoint(), LONG).request("GET", path);
    let answer = call
        .path("type", "web-site")
        .query("host_id", "h")
        .await
        .unwrap();
    let status: CollectionStatus = answer.json().unwrap();
    assert!(status.scan_status.is_some());
    let request = fake.request(0).await;
    assert_eq!(request.refusal, None);
    assert_eq!(request.header("x-auth-token"), Some("a-token"));
}

#[tokio::test]
async fn errors_are_told_apart() {
    let fake = Fake::start().await.unwrap();
    for (answer, limit, kind) in [
        (Answer::empty(502), LONG, ErrorKind::Api),
        (Answer::empty(200), LONG, ErrorKind::Unexpected),
        (Answer::hang(), SHORT, ErrorKind::Timeout),
    ] {
        fake.answer(answer);
        assert_eq!(export(fake.endpoint(), limit).await, Err(kind));
    }
    let endpoint = fake.endpoint();
    drop(fake);
    tokio::task::yield_now().await;
    assert_eq!(export(endpoint, LONG).await, Err(ErrorKind::Connect));
}
