//! A documented redirect to another server is an answer, or followed where the caller asks for that.

mod server;

use case_redirects::auth::Key;
use case_redirects::{Client, ErrorKind, headers};
use server::{Server, answer};

/// A server that gives its answers one after the other.
fn serving(answers: &[&str]) -> Server {
    let answers: Vec<String> = answers.iter().map(|&answer| answer.to_owned()).collect();
    let mut answers = answers.into_iter();
    Server::start(move |request| answers.next().unwrap_or_else(|| panic!("{}", request.head)))
}

fn client(server: &Server) -> Client {
    let client = Client::builder().endpoint(&server.url);
    client.auth(Key::new("secret")).build().unwrap()
}

fn found(location: &str) -> String {
    answer("302 Found", &format!("Location: {location}\r\n"), "")
}

const FILE: &str = "Content-Type: application/octet-stream\r\n";

#[tokio::test]
async fn it_is_an_answer_of_the_api() {
    let location = "https://storage.example/file?signature=abc";
    let server = serving(&[&found(location)]);
    let error = client(&server).get_asset().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 302);
    let typed = error.header(headers::LOCATION).unwrap();
    assert_eq!(typed.as_deref(), Some(location));
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn it_is_followed_where_the_caller_asks_and_without_secrets() {
    let storage = serving(&[&found("/moved"), &answer("200 OK", FILE, "bytes")]);
    let server = serving(&[&found(&format!("{}/file?signature=abc", storage.url))]);
    let call = client(&server)
        .get_asset()
        .x_trace("t")
        .with_header("X-Own", "o");
    let response = call.with_redirects().with_response().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.value()[..]),
        (200, &b"bytes"[..])
    );

    let first = &server.asked()[0];
    assert_eq!(first.line(), "GET /asset?key=secret");
    assert_eq!(
        [first.header("x-trace"), first.header("x-own")],
        [Some("t"), Some("o")]
    );
    let asked = storage.asked();
    assert_eq!(asked[0].line(), "GET /file?signature=abc");
    assert_eq!(asked[1].line(), "GET /moved");
    for request in asked {
        let accept = request.header("accept").unwrap();
        assert!(accept.starts_with("application/octet-stream"), "{accept}");
        for secret in ["secret", "x-trace", "x-own"] {
            assert!(!request.head.contains(secret), "{}", request.head);
        }
    }
}

#[tokio::test]
async fn who_has_left_is_nobody_there_either() {
    let storage = serving(&[&answer("401 Unauthorized", "", "")]);
    let server = serving(&[&found(&format!("{}/file", storage.url))]);
    let error = client(&server)
        .get_asset()
        .with_redirects()
        .await
        .unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), storage.asked().len()),
        (401, 1)
    );
}

#[tokio::test]
async fn what_is_not_safe_is_not_followed() {
    for location in [
        "ftp://storage.example/file",
        "http://user@storage.example/file",
    ] {
        let server = serving(&[&found(location)]);
        let error = client(&server)
            .get_asset()
            .with_redirects()
            .await
            .unwrap_err();
        assert!(error.is_api(), "{error}");
        assert!(error.to_string().contains("not safe"), "{error}");
    }
    // A body is for the server that it is sent to.
    let elsewhere = "Location: https://storage.example/\r\n";
    let server = serving(&[&answer("307 Temporary Redirect", elsewhere, "")]);
    let error = client(&server).send("text").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 307)
    );
}

#[tokio::test]
async fn one_on_the_same_server_is_followed_as_ever() {
    let server = serving(&[&found("/there"), &answer("200 OK", FILE, "bytes")]);
    let bytes = client(&server).get_asset().await.unwrap();
    assert_eq!(&bytes[..], b"bytes");
    assert!(server.asked()[1].line().starts_with("GET /there"));
}
