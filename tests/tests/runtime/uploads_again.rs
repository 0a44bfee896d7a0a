//! Bodies that are not in memory, and would have to be sent again.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;

use crate::sample::uploading::{Album, on_disk, stream};
use crate::sample::{
    Body, BoxFuture, Client, ClientBuilder, ErrorKind, File, Grant, Payload, Retry, Token,
    Transport, TransportError, TransportErrorKind, builder,
};
use crate::support::{Reply, Server, reply};

fn done() -> Reply {
    reply("204 No Content", "", "")
}

fn moved() -> Reply {
    reply("307 Temporary Redirect", "Location: /moved\r\n", "")
}

fn at(server: &Server) -> ClientBuilder {
    builder().endpoint(server.url()).retry(Retry::attempts(3))
}

fn client(server: &Server) -> Client {
    at(server).build().unwrap()
}

#[tokio::test]
async fn a_file_of_the_system_is_read_anew_after_a_redirect() {
    let (_folder, path) = on_disk(b"abcd");
    let server = Server::answering(vec![moved(), done()]).await;
    let file = File::open(path).await.unwrap();
    client(&server).upload(file).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line, "PUT /moved HTTP/1.1");
    for request in requests {
        assert_eq!(request.body, b"abcd");
        assert_eq!(request.header("content-length"), Some("4"));
    }
}

fn token(name: &str) -> Reply {
    reply("200 OK", "", &format!(r#"{{"access_token": "{name}"}}"#))
}

fn credential(tokens: &Server) -> Token {
    let grant = Grant::client("", &[], "i".to_owned(), "s3cret".to_owned());
    Token(grant.with_token_url(tokens.url()))
}

#[tokio::test]
async fn a_file_of_the_system_is_read_anew_with_a_new_token() {
    let (_folder, path) = on_disk(b"abcd");
    let tokens = Server::answering(vec![token("t1"), token("t2")]).await;
    let api = Server::answering(vec![reply("401 Unauthorized", "", "{}"), done()]).await;
    let client = at(&api).auth(credential(&tokens));
    let file = File::open(path).await.unwrap();
    client.build().unwrap().upload(file).await.unwrap();
    let requests = api.requests();
    for (request, token) in requests.iter().zip(["Bearer t1", "Bearer t2"]) {
        assert_eq!(request.body, b"abcd");
        assert_eq!(request.header("authorization"), Some(token));
    }
    assert_eq!(requests.len(), 2);
}

#[tokio::test]
async fn a_stream_is_begun_when_the_token_is_there() {
    let tokens = Server::answering(vec![token("t1")]).await;
    let api = Server::answering(vec![done()]).await;
    let client = at(&api).auth(credential(&tokens));
    let file = stream(None, &["ab", "cd"]);
    client.build().unwrap().upload(file).await.unwrap();
    assert_eq!(api.requests()[0].body, b"abcd");
}

#[tokio::test]
async fn a_file_of_the_system_is_read_anew_for_another_attempt() {
    let (_folder, path) = on_disk(b"abcd");
    let server = Server::answering(vec![reply("503 Not Now", "", ""), done()]).await;
    let file = File::open(path).await.unwrap();
    client(&server).upload(file).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.body == b"abcd"));
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    for (answer, kind, status) in [
        (moved(), ErrorKind::Unexpected, 307),
        (reply("401 Unauthorized", "", "{}"), ErrorKind::Api, 401),
        (reply("503 Not Now", "", "{}"), ErrorKind::Api, 503),
    ] {
        let tokens = Server::answering(vec![token("t1"), token("t2")]).await;
        let server = Server::answering(vec![answer, done()]).await;
        let client = at(&server).auth(credential(&tokens));
        let client = client.build().unwrap();
        let error = client.upload(stream(None, &["abcd"])).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(error.status().unwrap(), status);
        if status == 307 {
            let problem = "a redirect that asks for the body again, which was a stream";
            assert!(error.to_string().contains(problem), "{error}");
        }
        assert_eq!(server.requests().len(), 1);
        assert_eq!(server.requests()[0].body, b"abcd");
        // What is wrong with the token is known to the next call.
        client.upload("next").await.unwrap();
        let renewed = if status == 401 {
            "Bearer t2"
        } else {
            "Bearer t1"
        };
        let next = &server.requests()[1];
        assert_eq!(next.header("authorization"), Some(renewed));
    }
}

#[tokio::test]
async fn a_form_with_a_stream_is_sent_once() {
    let (_folder, path) = on_disk(b"abcd");
    let album = |pages| async {
        Album {
            title: String::new(),
            cover: File::open(&path).await.unwrap(),
            pages: Some(pages),
        }
    };
    let server = Server::answering(vec![moved(), done()]).await;
    let call = client(&server).print(album(stream(None, &["ab"])).await);
    assert_eq!(call.await.unwrap_err().status().unwrap(), 307);
    assert_eq!(server.requests().len(), 1);
    let server = Server::answering(vec![moved(), done()]).await;
    let call = client(&server).print(album(File::new("ab")).await);
    call.await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_stream_that_was_sent_is_not_sent_by_another_call() {
    let server = Server::answering(vec![done()]).await;
    let call = client(&server).upload(stream(None, &["abcd"]));
    call.clone().await.unwrap();
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let problem = "a file that is a stream has been sent before, and cannot be sent again";
    assert!(error.to_string().contains(problem), "{error}");
    assert_eq!(server.requests().len(), 1);
}

/// Connects the second time, and keeps what is sent.
#[derive(Clone, Debug, Default)]
struct Second(Arc<Mutex<Vec<Vec<u8>>>>);

impl Transport for Second {
    fn send(
        &self,
        mut request: http::Request<Payload>,
    ) -> BoxFuture<'_, Result<http::Response<Box<dyn Body>>, TransportError>> {
        let is_first = self.0.lock().unwrap().is_empty();
        self.0.lock().unwrap().push(Vec::new());
        Box::pin(async move {
            if is_first {
                let kind = TransportErrorKind::Connect;
                return Err(TransportError::new(kind, "nobody is there yet"));
            }
            while let Some(piece) = request.body_mut().chunk().await {
                self.0.lock().unwrap()[1].extend_from_slice(&piece?);
            }
            let nothing: Box<dyn Body> = Box::new(Nothing);
            let answer = http::Response::builder().status(204);
            Ok(answer.body(nothing).unwrap())
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

struct Nothing;

impl Body for Nothing {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(std::future::ready(None))
    }
}

#[tokio::test]
async fn a_stream_that_was_not_begun_is_left_for_another_attempt() {
    let second = Second::default();
    let client = builder().transport(second.clone());
    let client = client.retry(Retry::attempts(3)).build().unwrap();
    client.upload(stream(None, &["ab", "cd"])).await.unwrap();
    assert_eq!(*second.0.lock().unwrap(), [&b""[..], b"abcd"]);
}
