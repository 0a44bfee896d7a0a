//! Events and items for calls that block: the same core as for those that are awaited.

use std::time::Duration;

use tokio::runtime::Runtime;

use crate::sample::streaming::Word;
use crate::sample::{Blocking, ErrorKind, Reconnect, builder};
#[cfg(feature = "testing")]
use crate::sample::{Grant, TestAnswer, TestTransport, Token};
use crate::support::{Reply, Server, reply};

fn serve(runtime: &Runtime, replies: Vec<Reply>) -> Server {
    runtime.block_on(Server::answering(replies))
}

fn events(rest: &str) -> Reply {
    Reply::Raw(format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{rest}"
    ))
}

#[test]
fn events_are_iterated_over_and_go_on_behind_the_last() {
    let runtime = Runtime::new().unwrap();
    let server = serve(
        &runtime,
        vec![
            events("Content-Length: 999\r\n\r\nid: 1\ndata: {\"word\":\"a\"}\n\n"),
            events(
                "Connection: close\r\n\r\nid: 2\ndata: {\"word\":1}\n\ndata: {\"word\":\"b\"}\n\n",
            ),
        ],
    );
    let client = builder().endpoint(server.url()).build().unwrap();
    let short = Duration::from_millis(5);
    let reconnect = Reconnect::attempts(2).waits(short, short);
    let call = client.get_words().with_events().with_reconnect(reconnect);
    let mut all = call.send().unwrap();
    assert!(all.headers().unwrap().contains_key("content-type"));
    let first = all.next().unwrap().unwrap();
    assert_eq!((first.id.as_str(), first.value.word.as_str()), ("1", "a"));
    let error = all.next().unwrap().unwrap_err();
    assert!(error.to_string().contains("the event `message`"), "{error}");
    assert_eq!(all.next().unwrap().unwrap().value.word, "b");
    assert!(all.next().is_none());
    assert!(all.next().is_none());
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|known| known.header("last-event-id"))
        .collect();
    assert_eq!(ids, [None, Some("1")]);
}

#[test]
fn events_arrive_before_their_answer_ends() {
    let runtime = Runtime::new().unwrap();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    let server = serve(&runtime, vec![Reply::Stall(format!("{head}data: a\n\n"))]);
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut all = client.get_news().with_events().send().unwrap();
    assert_eq!(all.next().unwrap().unwrap().value, "a");
}

#[test]
fn items_are_iterated_over() {
    let runtime = Runtime::new().unwrap();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n";
    let server = serve(
        &runtime,
        vec![
            Reply::Raw(format!(
                "{head}{{\"word\":\"a\"}}\n\n{{\"word\":1}}\n{{\"word\":\"c\"}}"
            )),
            Reply::Stall(format!("{head}{{\"word\":\"a\"}}\n")),
            reply("200 OK", "Content-Type: application/json\r\n", "[]"),
            reply("404 Not Found", "", "{}"),
        ],
    );
    let client = builder().endpoint(server.url()).build().unwrap();
    let rows = client.get_rows().with_items().send().unwrap();
    assert_eq!(rows.status(), 200);
    let rows: Vec<Result<Word, String>> = rows
        .map(|row| row.map_err(|error| error.to_string()))
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].as_ref().unwrap().word, "a");
    assert!(rows[1].as_ref().unwrap_err().contains("the item 2, "));
    assert_eq!(rows[2].as_ref().unwrap().word, "c");
    let mut rows = client.get_rows().with_items().send().unwrap();
    assert_eq!(rows.next().unwrap().unwrap().word, "a");
    let error = client.get_rows().with_items().send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    let error = client.get_rows().with_items().send().unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
}

#[cfg(feature = "testing")]
#[test]
fn a_token_has_no_more_time_than_the_call() {
    let second = Duration::from_secs(1);
    let double = TestTransport::new();
    let token = TestAnswer::new(200, r#"{"access_token": "t"}"#);
    double.queue(token.after(20 * second).pausing(500 * second));
    let grant = Grant::client("http://h/token", &[], "i".into(), "s".into());
    let builder = builder().endpoint("http://h").auth(Token(grant));
    let client = builder.blocking_transport(double.clone()).build().unwrap();
    let began = double.now();
    let call = client.get_news().with_timeout(60 * second).with_events();
    assert_eq!(call.send().unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(double.now() - began, 60 * second);
}

#[cfg(feature = "testing")]
#[test]
fn what_is_late_says_which_time_it_had() {
    let second = Duration::from_secs(1);
    for (attempt, pause, told) in [(10, 20, "10s"), (90, 70, "60s")] {
        let double = TestTransport::new();
        // It is no event, so that it is read as a whole.
        double.queue(TestAnswer::new(200, "[1]").pausing(pause * second));
        let builder = builder().endpoint("http://h").timeout(60 * second);
        let builder = builder.attempt_timeout(attempt * second);
        let client = builder.blocking_transport(double).build().unwrap();
        let error = client.get_news().with_events().send().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.to_string().contains(told), "{error}");
    }
}
