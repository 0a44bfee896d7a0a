//! Answers that are JSON, a text, bytes or nothing.

use std::error::Error as _;

use bytes::Bytes;
use http::Response;

use crate::sample::probe::{Either, read, read_file, read_nothing};
use crate::sample::{Empty, ErrorKind};

fn answer(status: u16, media_type: &str, body: &'static [u8]) -> Response<&'static [u8]> {
    Response::builder()
        .status(status)
        .header("content-type", media_type)
        .body(body)
        .unwrap()
}

#[tokio::test]
async fn one_output_of_several_types() {
    let json = read(answer(200, "application/json", b"{}")).await;
    assert_eq!(json.unwrap(), Either::Empty(Empty {}));
    let bytes = read(answer(202, "x/y", b"\xff")).await;
    assert_eq!(bytes.unwrap(), Either::Bytes(Bytes::from_static(b"\xff")));
    for (media_type, body) in [
        ("text/plain", "é".as_bytes()),
        ("text/plain; charset=UTF-8", "é".as_bytes()),
        ("text/plain; format=flowed; Charset=\"Latin1\"", b"\xe9"),
        ("text/plain;charset=ISO-8859-1", b"\xe9"),
    ] {
        let text = read(answer(201, media_type, body)).await;
        assert_eq!(text.unwrap(), Either::Text("é".to_owned()), "{media_type}");
    }
}

#[tokio::test]
async fn texts_that_are_none() {
    let error = read(answer(201, "text/plain", b"ab\xffc"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.body(), b"ab\xffc");
    let text = error.to_string();
    let problem = "with a body that is not as documented, at byte 2: invalid utf-8";
    assert!(text.contains(problem), "{text}");
    assert!(error.source().is_none() && error.reason().is_some());
}

#[tokio::test]
async fn errors_of_several_types() {
    for (status, body, expected) in [
        (400, &b"{}"[..], Some(Either::Empty(Empty {}))),
        (400, b"no JSON", None),
        (401, b"no", Some(Either::Text("no".to_owned()))),
        (401, b"\xff", None),
        (
            402,
            b"\xff",
            Some(Either::Bytes(Bytes::from_static(b"\xff"))),
        ),
        (302, b"x", Some(Either::Bytes(Bytes::from_static(b"x")))),
        (299, b"x", None),
    ] {
        let error = read(answer(status, "x/y", body)).await.unwrap_err();
        assert_eq!(error.body(), body);
        assert_eq!(error.api(), expected.as_ref(), "{status}");
    }
}

#[tokio::test]
async fn files_and_nothing() {
    let file = read_file(answer(200, "x/y", b"\0\xff")).await.unwrap();
    assert_eq!(file.bytes().unwrap(), &b"\0\xff"[..]);
    let error = read_file(answer(500, "x/y", b"e")).await.unwrap_err();
    assert_eq!(error.api().map(|body| &body[..]), Some(&b"e"[..]));
    assert_eq!(read_nothing().await.unwrap(), None);
}
