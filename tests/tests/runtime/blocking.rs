//! Calls that block their thread: what the two real operations do not need.

use std::io::{self, Read as _};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use tests::patience::with_enough_time;
use tokio::runtime::Runtime;

use crate::sample::uploading::{on_disk, stream};
use crate::sample::{Blocking, ErrorKind, File, Grant, Retry, Token, builder};
use crate::support::{Reply, Server, reply};

/// How long a call may take that is not to come to its end.
const SHORT: Duration = Duration::from_millis(200);

fn done() -> Reply {
    reply("204 No Content", "", "")
}

/// A server on threads of its own.
fn serve(runtime: &Runtime, replies: Vec<Reply>) -> Server {
    runtime.block_on(Server::answering(replies))
}

fn token(name: &str) -> Reply {
    reply("200 OK", "", &format!(r#"{{"access_token": "{name}"}}"#))
}

fn credential(tokens: &Server) -> Token {
    let grant = Grant::client("", &[], "i".to_owned(), "s3cret".to_owned());
    Token(grant.with_token_url(tokens.url()))
}

#[test]
fn one_token_for_all_threads_that_wait() {
    let runtime = Runtime::new().unwrap();
    let tokens = serve(&runtime, vec![token("t1")]);
    let api = serve(&runtime, vec![done()]);
    let client = builder().endpoint(api.url()).auth(credential(&tokens));
    let client = client.build().unwrap();
    thread::scope(|scope| {
        for _ in 0..40 {
            scope.spawn(|| client.touch(1).send().unwrap());
        }
    });
    assert_eq!(tokens.requests().len(), 1);
    let requests = api.requests();
    assert_eq!(requests.len(), 40);
    for request in requests {
        assert_eq!(request.header("authorization"), Some("Bearer t1"));
    }
}

#[test]
fn a_token_that_is_refused_is_renewed() {
    let runtime = Runtime::new().unwrap();
    let tokens = serve(&runtime, vec![token("t1"), token("t2")]);
    let api = serve(&runtime, vec![reply("401 Unauthorized", "", "{}"), done()]);
    let client = builder().endpoint(api.url()).auth(credential(&tokens));
    client.build().unwrap().touch(1).send().unwrap();
    let requests = api.requests();
    assert_eq!(requests[1].header("authorization"), Some("Bearer t2"));
}

#[test]
fn streams_are_sent_piece_by_piece() {
    let runtime = Runtime::new().unwrap();
    let server = serve(&runtime, vec![done()]);
    let client = builder().endpoint(server.url()).build().unwrap();
    client
        .upload(stream(Some(4), &["ab", "cd"]))
        .send()
        .unwrap();
    client
        .upload(stream(None, &["ab", "", "cd"]))
        .send()
        .unwrap();
    client
        .search()
        .body(stream(None, &["ab", "cd"]))
        .send()
        .unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].line, "PUT /upload HTTP/1.1");
    assert_eq!(requests[0].header("content-length"), Some("4"));
    assert_eq!(requests[1].header("transfer-encoding"), Some("chunked"));
    for request in requests {
        assert_eq!(request.body, b"abcd");
    }
}

#[test]
fn a_stream_that_breaks_off_says_why() {
    let runtime = Runtime::new().unwrap();
    let server = serve(&runtime, vec![done()]);
    let builder = builder().endpoint(server.url()).retry(Retry::attempts(3));
    let client = builder.build().unwrap();
    for file in [
        File::from_stream(None, |_| {
            std::task::Poll::Ready(Some(Err::<Bytes, _>("no more paper")))
        }),
        stream(Some(5), &["ab", "cd"]),
        stream(Some(0), &["ab"]),
    ] {
        let error = client.upload(file).send().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    }
    let endless = File::from_stream(None, |_| {
        std::task::Poll::<Option<Result<Bytes, io::Error>>>::Pending
    });
    let call = client.upload(endless).with_timeout(SHORT);
    let error = call.send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

#[test]
fn a_file_of_the_system_is_read_anew() {
    let runtime = Runtime::new().unwrap();
    let content = "abcdefgh".repeat(20_000);
    let (_folder, path) = on_disk(content.as_bytes());
    let moved = reply("307 Temporary Redirect", "Location: /moved\r\n", "");
    let server = serve(&runtime, vec![moved, done()]);
    let client = builder().endpoint(server.url()).build().unwrap();
    client
        .upload(File::open_blocking(path).unwrap())
        .send()
        .unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line, "PUT /moved HTTP/1.1");
    for request in requests {
        assert_eq!(request.header("content-length"), Some("160000"));
        assert!(request.body == content.as_bytes());
    }
    File::open_blocking("/nowhere/at/all").unwrap_err();
}

#[test]
fn a_file_for_a_runtime_is_an_error_without_one() {
    let runtime = Runtime::new().unwrap();
    let (_folder, path) = on_disk(b"abcd");
    let server = serve(&runtime, vec![done()]);
    let client = builder().endpoint(server.url()).build().unwrap();
    let file = runtime.block_on(File::open(path)).unwrap();
    let error = client.upload(file.clone()).send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    let _within = runtime.enter();
    client.upload(file).send().unwrap();
}

#[test]
fn a_download_is_read_as_it_arrives() {
    let runtime = Runtime::new().unwrap();
    let body = "abcdefgh".repeat(20_000);
    let server = serve(&runtime, vec![reply("200 OK", "", &body)]);
    let builder = builder().endpoint(server.url()).max_response_size(10);
    let client = builder.build().unwrap();
    let mut read = String::new();
    let mut download = client.get_file().with_stream().send().unwrap();
    assert_eq!(download.status(), 200);
    assert_eq!(download.headers()["content-length"], "160000");
    download.read_to_string(&mut read).unwrap();
    assert_eq!(read, body);
    let pieces = client.get_file().with_stream().send().unwrap();
    let pieces: Vec<Bytes> = pieces.map(Result::unwrap).collect();
    assert_eq!(pieces.concat(), body.as_bytes());
}

/// What a download ends with after its first piece, unless that did not come in time.
fn broken_download(reply: &Reply, limit: Duration) -> Option<ErrorKind> {
    let runtime = Runtime::new().unwrap();
    let server = serve(&runtime, vec![reply.clone()]);
    let builder = builder().endpoint(server.url());
    let client = builder.timeout(limit).build().unwrap();
    let mut download = client.get_file().with_stream().send().ok()?;
    assert_eq!(download.next()?.ok()?, "ab");
    let error = download.next().unwrap().unwrap_err();
    assert!(download.next().is_none());
    assert_eq!(error.status().unwrap(), 200);
    Some(error.kind())
}

#[test]
fn a_download_that_stops_is_late() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab";
    let stalled = Reply::Stall(head.to_owned());
    let late = with_enough_time(Option::is_some, |limit| broken_download(&stalled, limit));
    assert_eq!(late, Some(ErrorKind::Timeout));
    let lost = broken_download(&Reply::Raw(head.to_owned()), Duration::from_secs(60));
    assert_eq!(lost, Some(ErrorKind::Transport));
}

#[test]
fn a_download_that_is_refused_is_an_error() {
    let runtime = Runtime::new().unwrap();
    let server = serve(&runtime, vec![reply("404 Not Found", "", "{}")]);
    let client = builder().endpoint(server.url()).build().unwrap();
    let error = client.get_file().with_stream().send().unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
}
