//! Requests of every method, by each transport that is the crate's own: both send the same.

use std::io::Read as _;
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use crate::sample::{
    BlockingTransport, Body, BoxFuture, Payload, ReqwestTransport, TimeLimit, Transport,
    TransportError, UreqTransport,
};
use crate::support::{Server, reply};

const LIMIT: TimeLimit = TimeLimit::new(Duration::from_secs(10));

/// What a server saw of a request, but for where it is.
#[derive(Debug, PartialEq)]
struct Seen {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn seen(server: &Server) -> Seen {
    let request = server.requests().remove(0);
    let mut headers = request.headers;
    // That there is no body may be said or not.
    headers.retain(|(name, value)| name != "host" && (name != "content-length" || value != "0"));
    headers.sort_unstable();
    Seen {
        line: request.line,
        headers,
        body: request.body,
    }
}

async fn server() -> Server {
    Server::answering(vec![reply("200 OK", "X-Kept: yes\r\n", "")]).await
}

fn request(server: &Server, method: &str, body: Payload) -> Request<Payload> {
    Request::builder()
        .method(method)
        .uri(format!("{}/a%20b?c=%26", server.url()))
        .header("accept", "application/json")
        .header("user-agent", "sample")
        .header("x-text", "a  b")
        .body(body)
        .unwrap()
}

async fn by_reqwest(method: &str, body: Payload) -> Seen {
    let server = server().await;
    let transport = ReqwestTransport::from_client(reqwest::Client::new());
    let request = request(&server, method, body);
    let answer = Transport::send(&transport, request).await.unwrap();
    assert_eq!(answer.headers()["x-kept"], "yes");
    seen(&server)
}

async fn by_ureq(method: &str, body: Payload) -> Seen {
    let server = server().await;
    let request = request(&server, method, body);
    let sent = tokio::task::spawn_blocking(|| {
        let transport = UreqTransport::from_agent(ureq::Agent::new_with_defaults());
        let answer = BlockingTransport::send(&transport, request, LIMIT).unwrap();
        assert_eq!(answer.headers()["x-kept"], "yes");
        let mut text = String::new();
        answer.into_body().read_to_string(&mut text).unwrap();
        assert_eq!(text, "");
    });
    sent.await.unwrap();
    seen(&server)
}

#[tokio::test]
async fn every_method_is_sent_alike() {
    let methods = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "PURGE",
    ];
    for method in methods {
        for body in ["", "abcd"] {
            let payload = || Payload::from(Bytes::from_static(body.as_bytes()));
            let awaited = by_reqwest(method, payload()).await;
            let blocking = by_ureq(method, payload()).await;
            assert_eq!(blocking, awaited, "{method} {body:?}");
            assert_eq!(blocking.body, body.as_bytes());
            assert_eq!(blocking.line, format!("{method} /a%20b?c=%26 HTTP/1.1"));
        }
    }
}

/// A body in two pieces.
struct Pieces(Vec<&'static str>);

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.pop().map(|piece| Ok(Bytes::from(piece)));
        Box::pin(std::future::ready(piece))
    }
}

#[tokio::test]
async fn every_method_can_have_a_stream() {
    let methods = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY",
    ];
    for method in methods {
        for length in [Some(4), None] {
            let payload = || Payload::stream(Pieces(vec!["cd", "ab"]), length);
            let awaited = by_reqwest(method, payload()).await;
            let blocking = by_ureq(method, payload()).await;
            assert_eq!(blocking, awaited, "{method} {length:?}");
            assert_eq!(blocking.body, b"abcd", "{method} {length:?}");
        }
    }
}
