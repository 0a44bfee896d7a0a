//! Answers that are events: how they are read, and what happens when the connection ends.

use std::time::{Duration, Instant};

use http::Response;

use crate::memory::Memory;
use crate::sample::streaming::{Change, Word};
use crate::sample::{ErrorKind, Reconnect, builder};
use crate::support::{Reply, Server, reply};

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n";

/// An answer that ends with its connection.
fn ends(text: &str) -> Reply {
    Reply::Raw(format!("{HEAD}Connection: close\r\n\r\n{text}"))
}

/// An answer whose connection is lost before its end.
fn breaks(text: &str) -> Reply {
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

/// Waits that a test has time for.
fn quick(attempts: u32) -> Reconnect {
    let short = Duration::from_millis(5);
    Reconnect::attempts(attempts).waits(short, Duration::from_millis(50))
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
async fn a_lost_connection_is_opened_anew_after_the_last_event() {
    let server = Server::answering(vec![
        breaks("retry: 30\nid: 1\ndata: {\"word\":\"a\"}\n\nid: 2\ndata: {\"word\":\"lost\"}\n"),
        breaks("id: 2\ndata: {\"word\":\"b\"}\n\n"),
        breaks("data: {\"word\":\"c\"}\n\n"),
        reply("204 No Content", "", ""),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let begin = Instant::now();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5)).await.unwrap();
    let mut words = Vec::new();
    while let Some(event) = events.next().await {
        let event = event.unwrap();
        words.push((event.id, event.value.word));
    }
    let expected = [("1", "a"), ("2", "b"), ("2", "c")];
    assert_eq!(
        words,
        expected.map(|(id, word)| (id.to_owned(), word.to_owned()))
    );
    assert!(
        begin.elapsed() >= Duration::from_millis(90),
        "it waits as it is told"
    );
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|known| known.header("last-event-id"))
        .collect();
    assert_eq!(ids, [None, Some("1"), Some("2"), Some("2")]);
    assert!(
        requests
            .iter()
            .all(|known| known.header("accept") == Some("text/event-stream"))
    );
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
async fn an_answer_that_ends_in_order_is_the_end_unless_asked_otherwise() {
    let answers = || {
        vec![
            ends("retry: 1\nid: 1\ndata: {\"word\":\"a\"}\n\n"),
            ends("data: {\"word\":\"b\"}\n\n"),
            reply("204 No Content", "", ""),
        ]
    };
    let server = Server::answering(answers()).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.get_words().with_events().await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);

    let server = Server::answering(answers()).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5).at_the_end()).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert_eq!(events.next().await.unwrap().unwrap().value.word, "b");
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn no_content_is_the_end_from_the_first() {
    let server = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5).at_the_end()).await.unwrap();
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_event_is_of_the_answer_that_it_came_with() {
    let second = "Connection: close\r\nX-Answer: second\r\n\r\n";
    let server = Server::answering(vec![
        breaks("id: 1\ndata: {\"word\":\"a\"}\n\n"),
        Reply::Raw(format!("{HEAD}{second}data: {{\"word\":1}}\n\n")),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5)).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert!(!events.headers().contains_key("x-answer"));
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.headers().unwrap()["x-answer"], "second");
    assert_eq!(events.headers()["x-answer"], "second");
}

#[tokio::test]
async fn attempts_in_vain_are_counted() {
    // The last is given from then on: connections that are lost before any event.
    let server = Server::answering(vec![
        breaks("id: 1\ndata: {\"word\":\"a\"}\n\n"),
        breaks(": no event\n"),
        breaks("data: {\"word\":\"b\"}\n\n"),
        breaks(""),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(3)).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert!(events.next().await.unwrap().is_ok());
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 3 + 3);
}

#[tokio::test]
async fn nobody_reconnects_who_is_told_not_to() {
    let server =
        Server::answering(vec![breaks("retry: 1\nid: 1\ndata: {\"word\":\"a\"}\n\n")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(Reconnect::never()).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert!(events.next().await.unwrap().is_err());
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);

    let server =
        Server::answering(vec![breaks("retry: 1\nid: 1\ndata: {\"word\":\"a\"}\n\n")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut events = client.create_chat("a").with_events().await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    assert!(
        events.next().await.unwrap().is_err(),
        "a POST is not repeated"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn what_no_header_carries_cannot_be_asked_for() {
    let text = format!("id: {}\ndata: {{\"word\":\"a\"}}\n\n", "x".repeat(10_000));
    let server = Server::answering(vec![breaks(&text)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5)).await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().id.len(), 10_000);
    assert!(events.next().await.unwrap().is_err());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_error_ends_the_attempts() {
    let server = Server::answering(vec![
        breaks("retry: 1\nid: 1\ndata: {\"word\":\"a\"}\n\n"),
        reply("403 Forbidden", "", "{}"),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_words().with_events();
    let mut events = call.with_reconnect(quick(5)).await.unwrap();
    assert!(events.next().await.unwrap().is_ok());
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 403);
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
