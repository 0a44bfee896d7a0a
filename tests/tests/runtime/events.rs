//! Answers that are events: how they are read.

use http::Response;

use crate::memory::Memory;
use crate::sample::streaming::{Change, Word};
use crate::sample::{ErrorKind, builder};
use crate::support::{Reply, Server, reply};

pub(crate) const HEAD: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n";

/// An answer that ends with its connection.
pub(crate) fn ends(text: &str) -> Reply {
    Reply::Raw(format!("{HEAD}Connection: close\r\n\r\n{text}"))
}

/// An answer whose connection is lost before its end.
pub(crate) fn breaks(text: &str) -> Reply {
    Reply::Raw(format!("{HEAD}Content-Length: 99999\r\n\r\n{text}"))
}

fn stays(text: &str) -> Reply {
    Reply::Stall(format!("{HEAD}\r\n{text}"))
}

/// The events of a stream that arrives in pieces, which begin at different places each time.
async fn read(text: &str) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for shift in 0..7 {
        let text = match text.strip_prefix('\u{feff}') {
            Some(text) => format!("\u{feff}:{}\n{text}", " ".repeat(shift)),
            None => format!(":{}\n{text}", " ".repeat(shift)),
        };
        let body: &'static [u8] = Vec::leak(text.into_bytes());
        let answer = Response::builder().header("content-type", "text/event-stream");
        let memory = Memory::with(answer.body(body).unwrap());
        let client = builder().endpoint("http://h").transport(memory).build();
        let mut events = client.unwrap().get_news().with_events().await.unwrap();
        let mut found = Vec::new();
        while let Some(event) = events.next().await {
            let event = event.unwrap();
            found.push((event.name, event.id, event.value));
        }
        assert!(events.next().await.is_none());
        all.push(found);
    }
    assert!(all.windows(2).all(|two| two[0] == two[1]), "{all:?}");
    all.remove(0)
}

fn event(name: &str, id: &str, data: &str) -> (String, String, String) {
    (name.to_owned(), id.to_owned(), data.to_owned())
}

#[tokio::test]
async fn the_examples_of_the_standard() {
    let stocks = "data: YHOO\ndata: +2\ndata: 10\n\n";
    assert_eq!(read(stocks).await, [event("message", "", "YHOO\n+2\n10")]);
    let ids = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
    let expected = [
        event("message", "1", "first event"),
        event("message", "", "second event"),
        event("message", "", " third event"),
    ];
    assert_eq!(read(ids).await, expected);
    let empty = "data\n\ndata\ndata\n\ndata:";
    assert_eq!(
        read(empty).await,
        [event("message", "", ""), event("message", "", "\n")]
    );
    let spaces = "data:test\n\ndata: test\n\n";
    assert_eq!(
        read(spaces).await,
        [event("message", "", "test"), event("message", "", "test")]
    );
    let named =
        "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: none\n\ndata: x\n\n";
    let expected = [
        event("add", "", "73857293"),
        event("remove", "", "2153"),
        event("message", "", "x"),
    ];
    assert_eq!(read(named).await, expected);
}

#[tokio::test]
async fn lines_marks_and_fields() {
    let lines = "\u{feff}data: a\r\ndata: b\rdata: c\ndata: d\r\n\r\ndata: e\r\r";
    let expected = [
        event("message", "", "a\nb\nc\nd"),
        event("message", "", "e"),
    ];
    assert_eq!(read(lines).await, expected);
    let odd = "other: 1\nid: a\0b\nretry: 1x\ndata: é: ü\n\nid: 7\n\ndata: z\n\ndata: unfinished\n";
    let expected = [event("message", "", "é: ü"), event("message", "7", "z")];
    assert_eq!(read(odd).await, expected);
}

#[tokio::test]
async fn what_gives_no_id_just_ends() {
    let server = Server::answering(vec![ends("data: {\"word\":\"a\"}\n\n")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.get_words().with_events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().value.word, "a");
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);

    let server = Server::answering(vec![breaks("data: {\"word\":\"a\"}\n\n")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.get_words().with_events().await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn events_arrive_before_their_stream_ends() {
    let server = Server::answering(vec![stays("data: {\"word\":\"a\"}\n\n")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.create_chat("hello");
    let mut events = call.with_events().await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!(
        event.value,
        Word {
            word: "a".to_owned()
        }
    );
    let requests = server.requests();
    let body: serde_json::Value = serde_json::from_slice(&requests[0].body).unwrap();
    assert_eq!(body, serde_json::json!({"text": "hello", "stream": true}));

    let server = Server::answering(vec![reply("200 OK", "", "{\"word\":\"whole\"}")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let word = client.create_chat("hello").await.unwrap();
    assert_eq!(word.word, "whole");
    let requests = server.requests();
    assert_eq!(requests[0].header("accept"), Some("application/json"));
    let body: serde_json::Value = serde_json::from_slice(&requests[0].body).unwrap();
    assert_eq!(body, serde_json::json!({"text": "hello"}));
}

#[tokio::test]
async fn the_mark_of_the_end_and_what_is_no_event() {
    let server = Server::answering(vec![ends(
        "data: {\"word\":1}\n\ndata: {\"word\":\"a\"}\n\ndata: [DONE]\n\ndata: {}\n\n",
    )])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.get_words().with_events().await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.body(), b"{\"word\":1}");
    assert!(error.to_string().contains("the event `message`"), "{error}");
    assert!(
        events.next().await.unwrap().is_ok(),
        "others are read all the same"
    );
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn events_are_told_apart_by_their_type() {
    let text = "event: added\nid: 9\ndata: {\"word\":\"x\"}\n\nevent: renamed\ndata: [1]\n\n\
                event: put\ndata: {\"word\":\"y\"}\n\nevent: odd\ndata: {}\n\ndata: plain\n\n\
                event: added\ndata: {\"word\":[]}\n\ndata: [DONE]\n\ndata: x\n\n";
    let server = Server::answering(vec![ends(text)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.get_changes().with_events().await.unwrap();
    let word = |word: &str| {
        let word = word.to_owned();
        Change::Added(Box::new(Word { word }))
    };
    for (name, value) in [
        ("added", word("x")),
        ("renamed", Change::Renamed("[1]".to_owned())),
        ("put", word("y")),
        ("odd", Change::Other("{}".to_owned())),
        ("message", Change::Other("plain".to_owned())),
    ] {
        let event = events.next().await.unwrap().unwrap();
        assert_eq!((event.name.as_str(), event.value), (name, value));
        assert_eq!(event.id, "9");
    }
    let error = events.next().await.unwrap().unwrap_err().to_string();
    assert!(error.contains("the event `added`, "), "{error}");
    assert!(error.contains("word"), "the path is told: {error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn answers_that_are_no_events() {
    let json = "Content-Type: application/json\r\n";
    let server = Server::answering(vec![
        reply("200 OK", json, "{\"word\":\"a\"}"),
        reply("500 Internal Server Error", json, "{}"),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let error = client.get_words().with_events().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.body(), b"{\"word\":\"a\"}");
    let error = client.get_words().with_events().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(error.api().is_some(), "the documented body is read");
}

#[tokio::test]
async fn events_have_a_limit_of_size() {
    let text = format!("data: {}", "x".repeat(5000));
    let server = Server::answering(vec![stays(&text)]).await;
    let client = builder().endpoint(server.url()).max_response_size(1000);
    let mut events = client
        .build()
        .unwrap()
        .get_news()
        .with_events()
        .await
        .unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn ids_and_types_count_towards_the_limit() {
    let long = "x".repeat(600);
    for text in [
        format!("id: {long}\ndata: a\n\nid: {long}\n"),
        format!("event: {long}\nid: {long}\n"),
    ] {
        let server = Server::answering(vec![stays(&text)]).await;
        let client = builder().endpoint(server.url()).max_response_size(1000);
        let call = client.build().unwrap().get_news().with_events();
        let mut events = call.await.unwrap();
        let error = loop {
            if let Err(error) = events.next().await.unwrap() {
                break error;
            }
        };
        assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
    }
}
