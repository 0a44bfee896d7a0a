//! Answers that are bytes, read as they arrive.

use std::time::Duration;

#[cfg(feature = "testing")]
use crate::sample::{Blocking as _, TestAnswer, TestTransport};
use crate::sample::{ErrorKind, builder};
use crate::support::{Reply, Server, reply};

#[tokio::test]
async fn more_bytes_than_an_answer_may_have() {
    let body = "0123456789".repeat(50_000);
    let head = "Content-Type: application/zip\r\n";
    let server = Server::answering(vec![reply("200 OK", head, &body)]).await;
    let client = builder().endpoint(server.url()).max_response_size(1000);
    let client = client.build().unwrap();
    let mut download = client.get_file().with_stream().await.unwrap();
    assert_eq!(download.status(), 200);
    assert_eq!(download.headers()["content-type"], "application/zip");
    let (mut bytes, mut pieces) = (Vec::new(), 0);
    while let Some(piece) = download.chunk().await {
        bytes.extend_from_slice(&piece.unwrap());
        pieces += 1;
    }
    assert!(bytes == body.as_bytes());
    assert!(pieces > 1, "it comes in pieces");
    assert!(download.chunk().await.is_none());
    let error = client.get_file().await.unwrap_err();
    assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
}

#[tokio::test]
async fn errors_and_redirects_are_as_ever() {
    let server = Server::answering(vec![
        reply("307 Temporary Redirect", "Location: /elsewhere\r\n", ""),
        reply("200 OK", "", "ab"),
        reply("404 Not Found", "", "{\"code\":\"none\"}"),
        reply("302 Found", "Location: http://other.example/\r\n", ""),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut download = client.get_file().with_stream().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "ab");
    assert!(server.requests()[1].line.contains("/elsewhere"));
    let error = client.get_file().with_stream().await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.code()),
        (404, Some("none"))
    );
    assert!(error.api().is_some(), "the documented body is read");
    let error = client.get_file().with_stream().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn what_breaks_off_or_takes_too_long() {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab".to_owned();
    let server = Server::answering(vec![Reply::Raw(head)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut download = client.get_file().with_stream().await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "ab");
    let error = download.chunk().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(download.chunk().await.is_none());

    let server = Server::answering(vec![Reply::Stall(String::new())]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.get_file().with_timeout(Duration::from_millis(80));
    assert!(call.with_stream().await.unwrap_err().is_timeout());
}

#[cfg(feature = "testing")]
#[tokio::test]
async fn each_piece_has_a_time_of_its_own() {
    let minute = Duration::from_secs(60);
    for (pause, kind) in [(50, None), (70, Some(ErrorKind::Timeout))] {
        let double = TestTransport::new();
        let answer = TestAnswer::new(200, "ab").after(Duration::from_secs(50));
        double.queue(answer.pausing(Duration::from_secs(pause)));
        let client = builder().transport(double.clone()).build().unwrap();
        let call = client.get_file().with_timeout(minute);
        let began = double.now();
        let mut download = call.with_stream().await.unwrap();
        assert_eq!(double.now() - began, Duration::from_secs(50));
        assert_eq!(download.chunk().await.unwrap().unwrap(), "a");
        let rest = download.chunk().await.unwrap();
        assert_eq!(rest.map_err(|error| error.kind()).err(), kind);
        assert_eq!(
            double.now() - began,
            Duration::from_secs(50 + pause.min(60))
        );
        assert!(download.chunk().await.is_none());
    }
}

#[cfg(feature = "testing")]
#[test]
fn each_piece_has_a_time_of_its_own_for_those_who_block() {
    let second = Duration::from_secs(1);
    for (pause, kind) in [(50, None), (70, Some(ErrorKind::Timeout))] {
        let double = TestTransport::new();
        let answer = TestAnswer::new(200, "ab").after(50 * second);
        double.queue(answer.pausing(pause * second));
        let client = builder()
            .endpoint("http://h")
            .blocking_transport(double.clone());
        let client = client.build().unwrap();
        let call = client.get_file().with_timeout(60 * second).with_stream();
        let began = double.now();
        let mut download = call.send().unwrap();
        assert_eq!(download.next().unwrap().unwrap(), "a");
        let rest = download.next().unwrap();
        assert_eq!(rest.map_err(|error| error.kind()).err(), kind);
        assert_eq!(double.now() - began, (50 + pause.min(60)) * second);
        assert!(download.next().is_none());
    }
}

#[tokio::test]
async fn more_headers_than_an_answer_may_have() {
    let long = format!("X-Long: {}\r\n", "h".repeat(1000));
    let server = Server::answering(vec![reply("200 OK", &long, "ab")]).await;
    let client = builder().endpoint(server.url()).max_header_size(1000);
    let client = client.build().unwrap();
    let error = client.get_file().with_stream().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
}
