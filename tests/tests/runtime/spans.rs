//! Spans of calls and of their requests, with the names of OpenTelemetry.

use std::collections::BTreeMap;
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderMap, Request, Response};
use tests::recorder::{Recorded, Recorder};
use tracing::Instrument as _;
use tracing::info_span;

use crate::sample::{
    Attempt, AttemptEnd, Bearer, Blocking as _, Body, BoxFuture, CallEnd, ClientBuilder, Grant,
    Observer, Payload, QueryKey, Retry, Token, Transport, TransportError, builder, secret,
};
use crate::support::{Reply, Server, reply, time_for};

fn fields<'f>(expected: &[(&'static str, &'f str)]) -> BTreeMap<&'static str, &'f str> {
    expected.iter().copied().collect()
}

fn recorded(span: &Recorded) -> BTreeMap<&'static str, &str> {
    let known = span.fields.iter();
    known.map(|(name, text)| (*name, text.as_str())).collect()
}

#[tokio::test]
async fn a_call_and_its_requests() {
    let server = Server::answering(vec![
        reply("503 Service Unavailable", "", "{}"),
        reply("204 No Content", "", ""),
    ])
    .await;
    let recorder = Recorder::begin();
    let quick = Retry::attempts(3).waits(Duration::ZERO, Duration::ZERO);
    let client = builder().endpoint(server.url()).retry(quick);
    let mut call = client.build().unwrap().touch(1);
    call.ratio = Some(0.5);
    call.await.unwrap();

    let spans = recorder.spans();
    let [call, first, second] = &spans[..] else {
        panic!("{spans:?}");
    };
    let expected = [
        ("otel.name", "touch"),
        ("otel.kind", "internal"),
        ("attempts", "2"),
    ];
    assert_eq!(recorded(call), fields(&expected));
    assert_eq!((call.name, call.parent), ("call", None));
    assert_eq!((first.name, first.parent), ("attempt", Some(1)));
    assert_eq!(second.parent, Some(1));
    let url = format!("{}/a/1-0.1.x/end?a%20b=REDACTED", server.url());
    let port = server.address.port().to_string();
    let mut expected = fields(&[
        ("otel.name", "DELETE /a/{big}-{small}.x/end"),
        ("otel.kind", "client"),
        ("otel.status_code", "ERROR"),
        ("http.request.method", "DELETE"),
        ("http.response.status_code", "503"),
        ("url.full", &url),
        ("url.template", "/a/{big}-{small}.x/end"),
        ("server.address", "127.0.0.1"),
        ("server.port", &port),
        ("error.type", "503"),
    ]);
    assert_eq!(recorded(first), expected);
    expected.remove("error.type");
    expected.remove("otel.status_code");
    expected.insert("http.response.status_code", "204");
    expected.insert("http.request.resend_count", "1");
    assert_eq!(recorded(second), expected);
    assert!(spans.iter().all(Recorded::is_closed));
}

#[tokio::test]
async fn a_call_in_a_span_of_the_callers() {
    let server = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let recorder = Recorder::begin();
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.touch(1).into_future();
    let outer = info_span!(target: "a runtime", "outer");
    call.instrument(outer).await.unwrap();
    let spans = recorder.spans();
    assert_eq!((spans[0].name, spans[1].parent), ("outer", Some(1)));
    assert!(
        spans[1].target.ends_with("runtime::watch::span"),
        "{spans:?}"
    );
}

#[tokio::test]
async fn what_went_wrong() {
    let recorder = Recorder::begin();
    let raw = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".to_owned();
    for (answer, attempt, call) in [
        (reply("200 OK", "", "{}"), "", "unexpected"),
        (reply("404 Not Found", "", "{}"), "404", "404"),
        (Reply::Raw(raw), "transport", "transport"),
        (Reply::Stall(String::new()), "timeout", "timeout"),
    ] {
        let server = Server::answering(vec![answer.clone()]).await;
        let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
        let client = client.timeout(time_for(&answer)).build().unwrap();
        client.link().await.unwrap_err();
        let spans = recorder.spans();
        let [.., of_call, of_attempt] = &spans[..] else {
            panic!("{spans:?}");
        };
        assert_eq!(of_attempt.field("error.type"), attempt);
        assert_eq!(of_call.field("error.type"), call);
        assert_eq!(of_call.field("otel.status_code"), "ERROR");
    }
    let client = builder()
        .endpoint("http://[::1]:1")
        .auth(Bearer(secret("a")));
    client.build().unwrap().link().await.unwrap_err();
    let spans = recorder.spans();
    let last = spans.last().unwrap();
    assert_eq!(last.field("error.type"), "connect");
    assert_eq!(last.field("http.response.status_code"), "");
    assert_eq!(last.field("server.address"), "::1");

    let server = Server::answering(vec![Reply::Stall(String::new())]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    tokio::select! {
        answer = client.get_file().into_future() => panic!("{answer:?}"),
        () = server.arrived(1) => {}
    }
    for span in &recorder.spans()[spans.len()..] {
        assert_eq!(span.field("error.type"), "cancelled");
        assert!(span.is_closed());
    }
    assert_eq!(recorder.spans().len(), spans.len() + 2);
}

/// Sends by another, and keeps which span is the current one meanwhile.
#[derive(Clone)]
struct Placed {
    recorder: Recorder,
    seen: Arc<Mutex<Vec<(&'static str, &'static str)>>>,
}

impl Placed {
    fn see(&self, when: &'static str) {
        let current = self.recorder.current();
        self.seen.lock().unwrap().push((when, current));
    }
}

impl std::fmt::Debug for Placed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Placed")
    }
}

impl Body for Placed {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<bytes::Bytes, TransportError>>> {
        self.see("body");
        Box::pin(async { None })
    }
}

impl Transport for Placed {
    fn send(
        &self,
        _: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        self.see("send");
        Box::pin(async {
            tokio::task::yield_now().await;
            self.see("answer");
            let mut answer = Response::new(Box::new(self.clone()) as Box<dyn Body>);
            *answer.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
            Ok(answer)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        if duration < Duration::from_secs(1) {
            self.see("pause");
        }
        Box::pin(tokio::time::sleep(duration))
    }
}

impl Observer for Placed {
    fn attempt_begins(&self, _: &Attempt, _: &mut HeaderMap) {
        self.see("begins");
    }

    fn attempt_ended(&self, _: &Attempt, _: &AttemptEnd) {
        self.see("ended");
    }

    fn call_ended(&self, _: &CallEnd) {
        self.see("call ended");
    }
}

#[tokio::test]
async fn the_current_span_while_a_request_is_under_way() {
    let recorder = Recorder::begin();
    let placed = Placed {
        recorder,
        seen: Arc::default(),
    };
    let client = builder().endpoint("http://nowhere.example");
    let client = client.transport(placed.clone()).observer(placed.clone());
    client.build().unwrap().touch(1).await.unwrap_err();
    let seen = std::mem::take(&mut *placed.seen.lock().unwrap());
    let at = |when| (when, "attempt");
    let expected = [
        at("begins"),
        at("send"),
        at("answer"),
        at("body"),
        at("ended"),
    ];
    assert_eq!(seen[..5], expected);
    assert_eq!(seen[5..], [("call ended", "call")]);
}

#[tokio::test]
async fn calls_that_block() {
    let server = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let recorder = Recorder::begin();
    let client = builder().endpoint(server.url()).build().unwrap();
    let subscriber = recorder.clone();
    let call = move || {
        subscriber.go_on();
        client.touch(1).send()
    };
    tokio::task::spawn_blocking(call).await.unwrap().unwrap();
    let spans = recorder.spans();
    let names: Vec<&str> = spans.iter().map(|span| span.name).collect();
    assert_eq!(names, ["call", "attempt"]);
    assert_eq!(spans[1].field("http.response.status_code"), "204");
    assert!(spans.iter().all(Recorded::is_closed));
}

fn secretive(server: &Server, tokens: &Server) -> ClientBuilder {
    let url = format!("{}/token?key=s3cret", tokens.url());
    let grant = Grant::client(&url, &[], "id".to_owned(), "s3cret".to_owned());
    let client = builder().endpoint(server.url()).auth(Token(grant));
    client.auth(QueryKey(secret("s3cret")))
}

#[tokio::test]
async fn no_secret_is_in_any_span() {
    let token = r#"{"access_token": "t0ken-s3cret", "note": "s3cret"}"#;
    let tokens = Server::answering(vec![reply("200 OK", "", token)]).await;
    let moved = "Location: /moved?signature=s3cret\r\nX-Secret: s3cret\r\n";
    let server = Server::answering(vec![
        reply("307 Temporary Redirect", moved, "s3cret"),
        reply("500 Internal Server Error", "", "s3cret"),
    ])
    .await;
    let recorder = Recorder::begin();
    let client = secretive(&server, &tokens).build().unwrap();
    let call = client.touch(1).with_header("x-mine", "s3cret");
    call.await.unwrap_err();
    assert!(server.requests()[0].line.contains("key=s3cret"));
    let spans = recorder.spans();
    let names: Vec<&str> = spans.iter().map(|span| span.field("otel.name")).collect();
    let touch = "DELETE /a/{big}-{small}.x/end";
    assert_eq!(names, ["touch", "POST", touch, touch]);
    assert!(spans[1].field("url.full").ends_with("/token?key=REDACTED"));
    assert!(
        spans[3]
            .field("url.full")
            .ends_with("/moved?signature=REDACTED")
    );
    assert!(!format!("{spans:?}").contains("s3cret"), "{spans:?}");
}
