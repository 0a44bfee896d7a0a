//! Answers.

use std::pin::pin;
use std::time::Duration;

use serde_json::{Value, json};
use tests::fake::{Answer, Fake, Gate, pages};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::raw::Raw;

async fn fake() -> Fake {
    Fake::start().await.unwrap()
}

#[tokio::test]
async fn the_examples_of_the_pages_are_the_rule() {
    let fake = fake().await;
    let export = Raw::export().send(&fake).await;
    assert_eq!(export.json(), pages::export_answer());
    assert!(export.head.contains("content-type: application/json"));
    assert!(export.head.contains("x-request-id: fa4e"));

    let status = Raw::status().send(&fake).await;
    let example = json!({ "scan_status": "scanned", "scanned_time": 1_743_609_707_401_i64 });
    assert_eq!(status.json(), example);
}

#[tokio::test]
async fn statuses_follow_one_another_and_the_last_one_stays() {
    let fake = fake().await;
    fake.scan_statuses(["neverscan", "scanning", "scanned"]);
    for status in ["neverscan", "scanning", "scanned", "scanned"] {
        let answer = Raw::status().send(&fake).await.json();
        assert_eq!(answer["scan_status"], status);
        assert_eq!(answer["scanned_time"] == Value::Null, status != "scanned");
    }
}

#[tokio::test]
async fn scripted_answers_come_in_their_order_and_once() {
    let fake = fake().await;
    fake.answer(Answer::text(502, "text/html", "<h1>no</h1>").with_header("retry-after", "3"));
    fake.answer(Answer::empty(504).without_request_id());

    let first = Raw::export().send(&fake).await;
    assert_eq!((first.status, first.body.as_str()), (502, "<h1>no</h1>"));
    assert!(first.head.contains("retry-after: 3"));
    let second = Raw::status().send(&fake).await;
    assert_eq!((second.status, second.body.as_str()), (504, ""));
    assert!(!second.head.contains("x-request-id"));
    assert_eq!(Raw::status().send(&fake).await.status, 200);
}

#[tokio::test]
async fn a_request_that_breaks_a_rule_takes_no_scripted_answer() {
    let fake = fake().await;
    fake.answer(Answer::empty(204));
    assert_eq!(Raw::status().method("PUT").send(&fake).await.status, 400);
    assert_eq!(Raw::status().send(&fake).await.status, 204);
}

#[tokio::test]
async fn an_answer_can_come_in_pieces() {
    let fake = fake().await;
    fake.answer(Answer::json(200, &json!({})).in_pieces(1, Duration::ZERO));
    let reply = Raw::status().send(&fake).await;
    assert!(reply.head.contains("transfer-encoding: chunked"));
    assert_eq!(reply.body, "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
}

#[tokio::test]
async fn an_answer_can_break_off() {
    let fake = fake().await;
    fake.answer(Answer::json(200, &json!({})).then_close());
    let reply = Raw::status().send(&fake).await;
    assert_eq!(reply.body, "2\r\n{}\r\n");
}

#[tokio::test]
async fn a_connection_can_be_closed_without_an_answer() {
    let fake = fake().await;
    fake.answer(Answer::close());
    let reply = open(&fake).await;
    assert_eq!(reply, "");
}

#[tokio::test]
async fn a_request_can_hang_and_is_recorded_all_the_same() {
    let fake = fake().await;
    fake.answer(Answer::hang());
    tokio::select! {
        reply = open(&fake) => panic!("{reply}"),
        request = fake.request(0) => assert_eq!(request.refusal, None),
    }
}

#[tokio::test]
async fn an_answer_can_be_held_back() {
    let fake = fake().await;
    let gate = Gate::new();
    fake.answer(Answer::empty(204).behind(&gate));
    let status = Raw::status();
    let mut reply = pin!(status.send(&fake));
    tokio::select! {
        reply = &mut reply => panic!("{}", reply.status),
        _ = fake.request(0) => gate.open(),
    }
    assert_eq!(reply.await.status, 204);
}

/// Sends a right request and returns whatever comes back until the end.
async fn open(fake: &Fake) -> String {
    let mut stream = TcpStream::connect(fake.address()).await.unwrap();
    let head = "GET /v5/p/asset/manual-collect/midware?host_id=h HTTP/1.1\r\n\
                Host: hss\r\nX-Auth-Token: t\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    reply
}
