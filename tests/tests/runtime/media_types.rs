//! Bodies that are one of several things, and answers that are told apart by their media type.

use crate::sample::streaming::{Sent, Word, WordOrText};
use crate::sample::{File, builder};
use crate::support::{Server, reply};

fn word(word: &str) -> Word {
    let word = word.to_owned();
    Word { word }
}

#[tokio::test]
async fn each_body_has_its_media_type() {
    let json = "Content-Type: application/json\r\n";
    let server = Server::answering(vec![reply("200 OK", json, "{\"word\":\"b\"}")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let image = File::new("x").content_type("image/png");
    let bodies: [(Sent, &str, &str); 4] = [
        (
            word("a").into(),
            "application/word+json",
            "{\"word\":\"a\"}",
        ),
        (
            Sent::Form(word("a b")),
            "application/x-www-form-urlencoded",
            "word=a+b",
        ),
        (Sent::from("é".to_owned()), "text/plain", "é"),
        (image.into(), "image/png", "x"),
    ];
    for (index, (body, media_type, bytes)) in bodies.into_iter().enumerate() {
        let answer = client.send_any(body).await.unwrap();
        assert_eq!(answer, WordOrText::Word(word("b")));
        let sent = &server.requests()[index];
        assert_eq!(sent.header("content-type"), Some(media_type));
        assert_eq!(sent.body, bytes.as_bytes());
    }
    let error = client.send_any(File::new("x")).await.unwrap_err();
    assert!(error.is_invalid(), "{error}");
}

#[tokio::test]
async fn answers_are_told_apart_by_their_media_type() {
    let is = |text: &str| WordOrText::Text(text.to_owned());
    let json = "{\"word\":\"a\"}";
    for (media_type, body, expected) in [
        ("application/json", json, WordOrText::Word(word("a"))),
        (
            "application/json; charset=utf-8",
            json,
            WordOrText::Word(word("a")),
        ),
        (
            "application/problem+json",
            json,
            WordOrText::Word(word("a")),
        ),
        ("text/plain", json, is(json)),
        ("TEXT/CSV; charset=\"utf-8\"", "a;b", is("a;b")),
    ] {
        let head = format!("Content-Type: {media_type}\r\n");
        let server = Server::answering(vec![reply("200 OK", &head, body)]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        let answer = client.send_any("a".to_owned()).await.unwrap();
        assert_eq!(answer, expected, "{media_type}");
    }
    for (head, expected) in [
        ("", WordOrText::Word(word("a"))),
        ("Content-Type: text/plain\r\n", is(json)),
        ("Content-Type: text/html\r\n", WordOrText::Word(word("a"))),
    ] {
        let server = Server::answering(vec![reply("400 Bad Request", head, json)]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        let error = client.send_any("a".to_owned()).await.unwrap_err();
        assert_eq!(error.into_api(), Some(expected), "{head}");
    }
}
