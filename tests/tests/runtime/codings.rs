//! Answers in a coding, and those who ask for none.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::sample::{
    Blocking as _, Client, ErrorKind, Grant, TestAnswer, TestTransport, Token, builder,
};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A client, whose calls that block are answered as those are that are awaited.
fn client(limit: usize) -> (TestTransport, Client) {
    let double = TestTransport::new();
    let builder = builder().endpoint("http://h").transport(double.clone());
    let builder = builder.blocking_transport(double.clone());
    let client = builder.max_response_size(limit).build().unwrap();
    (double, client)
}

fn coded(coding: &str, body: impl Into<Vec<u8>>) -> TestAnswer {
    let answer = TestAnswer::new(200, body).with_header("content-encoding", coding);
    answer.with_header("content-length", "7")
}

#[tokio::test]
async fn an_answer_is_read_out_of_its_codings() {
    let (double, client) = client(1000);
    let once = gzip(b"text");
    for (coding, body) in [
        ("gzip", once.clone()),
        ("X-GZIP", once.clone()),
        ("identity", b"text".to_vec()),
        ("identity, gzip", once.clone()),
        ("gzip, gzip", gzip(&once)),
        ("", b"text".to_vec()),
        ("gzip", [gzip(b"te"), gzip(b"xt")].concat()),
    ] {
        double.queue(coded(coding, body.clone()));
        double.queue(coded(coding, body));
        let answer = client.get_file().with_response().await.unwrap();
        let is_decoded = coding.to_ascii_lowercase().contains("gzip");
        assert_eq!(
            answer.headers().contains_key("content-encoding"),
            !is_decoded
        );
        assert_eq!(answer.headers().contains_key("content-length"), !is_decoded);
        assert_eq!(answer.into_value(), "text", "{coding}");
        assert_eq!(client.get_file().send().unwrap(), "text", "{coding}");
    }
    for request in double.requests() {
        assert_eq!(request.header("accept-encoding"), Some("gzip"));
    }
}

#[tokio::test]
async fn what_unfolds_large_is_too_large() {
    let (double, client) = client(1000);
    let bomb = gzip(&vec![b' '; 1 << 20]);
    assert!(gzip(&bomb).len() < 1000);
    for (coding, body) in [("gzip", bomb.clone()), ("gzip, gzip", gzip(&bomb))] {
        double.queue(coded(coding, body.clone()));
        double.queue(coded(coding, body));
        let awaited = client.get_file().await.unwrap_err();
        let blocking = client.get_file().send().unwrap_err();
        for error in [awaited, blocking] {
            assert_eq!(error.kind(), ErrorKind::Unexpected);
            assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
        }
    }
    double.queue(coded("gzip", gzip(&[b' '; 1000])));
    assert_eq!(client.get_file().await.unwrap().len(), 1000);
}

#[tokio::test]
async fn a_coding_that_nobody_reads_is_named() {
    let (double, client) = client(1000);
    for (coding, named) in [
        ("br", "`br`"),
        ("gzip, br", "`br`"),
        ("br, gzip", "`br`"),
        ("gzip, gzip, gzip, gzip", "`gzip`"),
    ] {
        double.queue(coded(coding, "\u{1}raw"));
        double.queue(coded(coding, "\u{1}raw"));
        let awaited = client.get_file().await.unwrap_err();
        let blocking = client.get_file().send().unwrap_err();
        for error in [awaited, blocking] {
            assert_eq!(error.kind(), ErrorKind::Unexpected);
            let text = error.to_string();
            assert!(text.contains(&format!("not read here: {named}")), "{text}");
            assert!(!text.contains("raw"), "{text}");
        }
    }
    // Nothing is in no coding, and who asks for a coding has it.
    double.queue(coded("br", ""));
    assert_eq!(client.get_file().await.unwrap(), "");
    double.queue(coded("br", "raw"));
    let asked = client.get_file().with_header("accept-encoding", "br");
    let answer = asked.with_response().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "br");
    assert_eq!(answer.into_value(), "raw");
    double.queue(coded("br", "raw").with_header("retry-after", "0"));
    double.queue(TestAnswer::new(503, "raw").with_header("content-encoding", "br"));
    let error = client.get_file().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    let error = client.get_file().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 503)
    );
}

#[tokio::test]
async fn the_coding_of_a_token_is_not_the_business_of_the_call() {
    let double = TestTransport::new();
    let grant = Grant::client("http://h/token", &[], "i".into(), "s".into());
    let builder = builder().endpoint("http://h").transport(double.clone());
    let client = builder.auth(Token(grant)).build().unwrap();
    double.queue(coded("br", "raw"));
    let asked = client.touch(1).with_header("accept-encoding", "br");
    let text = asked.await.unwrap_err().to_string();
    assert!(text.contains("not read here: `br`"), "{text}");
    double.queue(coded("gzip", gzip(br#"{"access_token": "t"}"#)));
    double.queue(coded("gzip", ""));
    client.peek().await.unwrap();
    let last = double.requests().pop().unwrap();
    assert_eq!(last.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn what_is_read_as_it_arrives_is_asked_for_as_it_is() {
    let (double, client) = client(1000);
    let long = "0123456789".repeat(1000);
    double.queue(coded("gzip", gzip(long.as_bytes())));
    double.queue(coded("gzip", gzip(long.as_bytes())));
    let mut download = client.get_file().with_stream().await.unwrap();
    let mut read = Vec::new();
    while let Some(piece) = download.chunk().await {
        read.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(read, long.as_bytes());
    let mut text = String::new();
    let mut download = client.get_file().with_stream().send().unwrap();
    download.read_to_string(&mut text).unwrap();
    assert_eq!(text, long);
    let events = coded("gzip", gzip(b"data: one\n\ndata: two\n\n"));
    double.queue(events.with_header("content-type", "text/event-stream"));
    let mut events = client.get_news().with_events().await.unwrap();
    for data in ["one", "two"] {
        assert_eq!(events.next().await.unwrap().unwrap().value, data);
    }
    for request in double.requests() {
        assert_eq!(request.header("accept-encoding"), Some("identity"));
    }
    double.queue(coded("gzip", gzip(b"text")));
    let asked = client.get_file().with_header("accept-encoding", "gzip");
    let mut download = asked.with_stream().await.unwrap();
    let mut read = Vec::new();
    while let Some(piece) = download.chunk().await {
        read.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(read, b"text");
    let last = double.requests().pop().unwrap();
    assert_eq!(last.header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn neither_ranges_nor_heads_are_coded() {
    let (double, client) = client(1000);
    double.queue(TestAnswer::new(200, "te"));
    let ranged = client.get_file().with_header("range", "bytes=0-1");
    assert_eq!(ranged.await.unwrap(), "te");
    double.queue(TestAnswer::new(200, ""));
    client.find_file().await.unwrap();
    for request in double.requests() {
        assert_eq!(request.header("accept-encoding"), None);
    }
}

#[tokio::test]
async fn a_byte_order_mark_is_no_part_of_json() {
    let (double, client) = client(1000);
    let word = "\u{feff}{\"word\":\"w\"}";
    double.queue(TestAnswer::new(200, word));
    assert_eq!(client.create_chat("q").await.unwrap().word, "w");
    double.queue(TestAnswer::new(400, "\u{feff}{\"code\":\"none\"}"));
    let error = client.create_chat("q").await.unwrap_err();
    assert_eq!(error.code(), Some("none"));
}
