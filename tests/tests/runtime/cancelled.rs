//! Calls that are dropped: nothing goes on without them.

use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::sample::{Attempt, AttemptEnd, Client, Grant, Observer, Retry, Token, builder};
use crate::support::{Reply, Server, reply};

/// A client, and where its connections arrive.
async fn listening() -> (TcpListener, Client) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    (listener, builder().endpoint(endpoint).build().unwrap())
}

async fn read_request(stream: &mut TcpStream) {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        assert!(stream.read_buf(&mut bytes).await.unwrap() > 0);
    }
}

/// Waits until the other side has closed the connection.
async fn assert_closed(stream: &mut TcpStream) {
    let mut rest = Vec::new();
    // A connection that is reset is closed as well.
    let _ = stream.read_to_end(&mut rest).await;
    assert!(rest.is_empty());
}

#[tokio::test]
async fn while_they_wait_for_the_answer() {
    let (listener, client) = listening().await;
    let call = tokio::spawn(client.get_file().into_future());
    let (mut stream, _) = listener.accept().await.unwrap();
    read_request(&mut stream).await;
    call.abort();
    assert_closed(&mut stream).await;
}

#[tokio::test]
async fn while_the_body_arrives() {
    let (listener, client) = listening().await;
    let call = tokio::spawn(client.get_file().into_future());
    let (mut stream, _) = listener.accept().await.unwrap();
    read_request(&mut stream).await;
    // More than the buffers of a connection take: who has sent it knows that it is read.
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 16000000\r\n\r\n";
    stream.write_all(head).await.unwrap();
    stream.write_all(&vec![b'x'; 15_999_999]).await.unwrap();
    assert!(!call.is_finished());
    call.abort();
    assert_closed(&mut stream).await;

    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab";
    let opening = tokio::spawn(client.get_file().with_stream().into_future());
    let (mut stream, _) = listener.accept().await.unwrap();
    read_request(&mut stream).await;
    stream.write_all(head).await.unwrap();
    let mut download = opening.await.unwrap().unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "ab");
    drop(download);
    assert_closed(&mut stream).await;
}

/// Tells when an attempt has ended.
#[derive(Clone, Default)]
struct Ended(Arc<Notify>);

impl Observer for Ended {
    fn attempt_ended(&self, _: &Attempt, _: &AttemptEnd) {
        self.0.notify_one();
    }
}

#[tokio::test]
async fn between_two_attempts() {
    let later = "Retry-After: 1\r\n";
    let server = Server::answering(vec![reply("503 Service Unavailable", later, "")]).await;
    let ended = Ended::default();
    let client = builder().endpoint(server.url()).retry(Retry::attempts(2));
    let client = client.observer(ended.clone()).build().unwrap();
    tokio::select! {
        biased;
        () = ended.0.notified() => {}
        answer = client.touch(1).into_future() => panic!("{answer:?}"),
    }
    assert_eq!(server.requests().len(), 1);
    client.touch(1).await.unwrap_err();
    assert_eq!(
        server.requests().len(),
        3,
        "without being dropped it goes on"
    );
}

#[tokio::test]
async fn while_they_obtain_a_token_for_others() {
    let stalled = Reply::Stall(String::new());
    let token = reply("200 OK", "", r#"{"access_token": "t"}"#);
    let tokens = Server::answering(vec![stalled, token]).await;
    let api = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let url = format!("{}/token", tokens.url());
    let grant = Grant::client(&url, &[], "id".to_owned(), "secret".to_owned());
    let client = builder().endpoint(api.url()).auth(Token(grant));
    let client = client.build().unwrap();
    let first = tokio::spawn(client.touch(1).into_future());
    tokens.arrived(1).await;
    let mut others: Vec<_> = (2..5).map(|big| client.touch(big).into_future()).collect();
    poll_fn(|context| {
        for other in &mut others {
            assert!(Pin::new(other).poll(context).is_pending());
        }
        Poll::Ready(())
    })
    .await;
    assert_eq!(tokens.requests().len(), 1);
    first.abort();
    for other in others {
        other.await.unwrap();
    }
    assert_eq!(tokens.requests().len(), 2);
    assert_eq!(api.requests().len(), 3);
}
