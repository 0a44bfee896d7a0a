//! A documented redirect to another server is an answer, or followed where the caller asks for that.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use case_redirects::auth::Key;
use case_redirects::{Client, ErrorKind, headers};

/// A server on this machine, which gives its answers one after the other and remembers what it was
/// asked for, in small letters.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answers: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let answers: Vec<String> = answers.iter().map(|&answer| answer.to_owned()).collect();
        thread::spawn(move || {
            for (stream, answer) in listener.incoming().zip(answers) {
                let mut stream = stream.unwrap();
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    head.push(byte[0]);
                }
                let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
                seen.lock().unwrap().push(head);
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { url, asked }
    }

    fn client(&self) -> Client {
        let client = Client::builder()
            .endpoint(&self.url)
            .auth(Key::new("secret"));
        client.build().unwrap()
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
}

fn found(location: &str) -> String {
    answer("302 Found", &format!("Location: {location}\r\n"), "")
}

const FILE: &str = "Content-Type: application/octet-stream\r\n";

#[tokio::test]
async fn it_is_an_answer_of_the_api() {
    let location = "https://storage.example/file?signature=abc";
    let server = Server::start(&[&found(location)]);
    let error = server.client().get_asset().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 302);
    let typed = error.header(headers::LOCATION).unwrap();
    assert_eq!(typed.as_deref(), Some(location));
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn it_is_followed_where_the_caller_asks_and_without_secrets() {
    let storage = Server::start(&[&found("/moved"), &answer("200 OK", FILE, "bytes")]);
    let server = Server::start(&[&found(&format!("{}/file?signature=abc", storage.url))]);
    let call = server
        .client()
        .get_asset()
        .x_trace("t")
        .with_header("X-Own", "o");
    let response = call.with_redirects().with_response().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.value()[..]),
        (200, &b"bytes"[..])
    );

    let first = &server.asked()[0];
    assert!(first.starts_with("get /asset?key=secret "), "{first}");
    assert!(
        first.contains("x-trace: t") && first.contains("x-own: o"),
        "{first}"
    );
    let asked = storage.asked();
    assert!(
        asked[0].starts_with("get /file?signature=abc "),
        "{asked:?}"
    );
    assert!(asked[1].starts_with("get /moved "), "{asked:?}");
    for request in asked {
        assert!(
            request.contains("accept: application/octet-stream"),
            "{request}"
        );
        for secret in ["secret", "x-trace", "x-own"] {
            assert!(!request.contains(secret), "{request}");
        }
    }
}

#[tokio::test]
async fn who_has_left_is_nobody_there_either() {
    let storage = Server::start(&[&answer("401 Unauthorized", "", "")]);
    let server = Server::start(&[&found(&format!("{}/file", storage.url))]);
    let error = server
        .client()
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
        let server = Server::start(&[&found(location)]);
        let error = server
            .client()
            .get_asset()
            .with_redirects()
            .await
            .unwrap_err();
        assert!(error.is_api(), "{error}");
        assert!(error.to_string().contains("not safe"), "{error}");
    }
    // A body is for the server that it is sent to.
    let elsewhere = "Location: https://storage.example/\r\n";
    let server = Server::start(&[&answer("307 Temporary Redirect", elsewhere, "")]);
    let error = server.client().send("text").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Api, 307)
    );
}

#[tokio::test]
async fn one_on_the_same_server_is_followed_as_ever() {
    let server = Server::start(&[&found("/there"), &answer("200 OK", FILE, "bytes")]);
    let bytes = server.client().get_asset().await.unwrap();
    assert_eq!(&bytes[..], b"bytes");
    assert!(
        server.asked()[1].starts_with("get /there"),
        "{:?}",
        server.asked()
    );
}
