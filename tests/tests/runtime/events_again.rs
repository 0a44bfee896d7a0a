//! Events whose connection ends: when it is opened anew, and what that brings.

use std::time::{Duration, Instant};

use crate::events::{HEAD, breaks, ends};
use crate::sample::{ErrorKind, Reconnect, builder};
use crate::support::{Reply, Server, reply};

/// Waits that a test has time for.
fn quick(attempts: u32) -> Reconnect {
    let short = Duration::from_millis(5);
    Reconnect::attempts(attempts).waits(short, Duration::from_millis(50))
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
async fn the_id_that_the_caller_gives_is_the_first() {
    let server = Server::answering(vec![
        breaks("retry: 1\n\n"),
        breaks("id: 8\ndata: {\"word\":\"a\"}\n\n"),
        breaks("data: {\"word\":\"b\"}\n\n"),
        reply("204 No Content", "", ""),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.follow_words().last_event_id("7").with_events();
    let mut events = call.with_reconnect(quick(5)).await.unwrap();
    for word in ["a", "b"] {
        assert_eq!(events.next().await.unwrap().unwrap().value.word, word);
    }
    assert!(events.next().await.is_none());
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|known| known.header("last-event-id"))
        .collect();
    assert_eq!(ids, [Some("7"), Some("7"), Some("8"), Some("8")]);
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
