//! Redirects that are answers themselves, and those that lead nowhere.

use crate::sample::uploading::stream;
use crate::sample::{Bearer, ErrorKind, File, Header, HeaderForm, builder, secret};
use crate::support::{Request, Server, reply};

const LOCATION: Header<String> = Header::new("location", HeaderForm::Text);

#[tokio::test]
async fn a_redirect_that_is_the_answer_is_not_followed() {
    let elsewhere = "Location: https://elsewhere.example/file?a=b\r\n";
    let server = Server::answering(vec![reply("302 Found", elsewhere, "")]).await;
    let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
    let response = client
        .build()
        .unwrap()
        .link()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 302);
    let location = response.header(LOCATION).unwrap();
    assert_eq!(
        location.as_deref(),
        Some("https://elsewhere.example/file?a=b")
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn others_of_the_same_operation_are_followed() {
    let moved = reply("307 Temporary Redirect", "Location: /moved\r\n", "");
    let found = reply("302 Found", "Location: /found\r\n", "");
    let server = Server::answering(vec![moved, found]).await;
    let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
    let response = client
        .build()
        .unwrap()
        .link()
        .with_response()
        .await
        .unwrap();
    let location = response.header(LOCATION).unwrap();
    assert_eq!(location.as_deref(), Some("/found"));
    let lines: Vec<String> = server
        .requests()
        .into_iter()
        .map(|known| known.line)
        .collect();
    assert_eq!(lines, ["GET /link HTTP/1.1", "GET /moved HTTP/1.1"]);
}

#[tokio::test]
async fn a_location_is_relative_to_where_it_was_found() {
    let locations = ["moved/here", "?now", "../up?a=b#c", "./", "there"];
    let redirects = locations.map(|location| {
        let headers = format!("Location: {location}\r\n");
        reply("307 Temporary Redirect", &headers, "")
    });
    let found = reply("302 Found", "Location: /found\r\n", "");
    let server = Server::answering(redirects.into_iter().chain([found]).collect()).await;
    let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
    client.build().unwrap().link().await.unwrap();
    let requests = server.requests().into_iter();
    let lines: Vec<String> = requests.map(|known| known.line).collect();
    let paths = [
        "/link",
        "/moved/here",
        "/moved/here?now",
        "/up?a=b",
        "/",
        "/there",
    ];
    assert_eq!(lines, paths.map(|path| format!("GET {path} HTTP/1.1")));
}

#[tokio::test]
async fn a_redirect_that_is_not_followed_keeps_what_the_document_says_of_its_body() {
    let elsewhere = "Location: https://elsewhere.example/\r\n";
    let moved = reply("301 Moved Permanently", elsewhere, r#"{"message": "gone"}"#);
    let server = Server::answering(vec![moved]).await;
    let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
    let error = client.build().unwrap().link().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(error.api().is_some());
    assert_eq!(error.message(), Some("gone"));
    let text = error.to_string();
    assert!(text.contains("which is another origin: gone"), "{text}");
    assert_eq!(
        error.header(LOCATION).unwrap().as_deref(),
        Some("https://elsewhere.example/")
    );
}

#[tokio::test]
async fn a_body_stays_with_the_server_that_it_is_for() {
    let storage = Server::answering(vec![reply("204 No Content", "", "")]).await;
    for status in ["302 Found", "307 Temporary Redirect"] {
        let elsewhere = format!("Location: {}/found\r\n", storage.url());
        let server = Server::answering(vec![reply(status, &elsewhere, "")]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        for body in ["text".into(), stream(Some(4), &["text"]), stream(None, &[])] {
            let call = client.search().body(body).with_redirects();
            let error = call.await.unwrap_err();
            assert!(error.is_api(), "{error}");
            let text = error.to_string();
            assert!(text.contains("which the body is not for"), "{text}");
        }
        client.search().with_redirects().await.unwrap();
    }
    let requests = storage.requests();
    let lines: Vec<_> = requests.iter().map(|known| known.line.as_str()).collect();
    assert_eq!(lines, ["GET /found HTTP/1.1"; 2]);
}

/// That the second of two requests asks for what is there, and has nothing of the body.
fn assert_only_asks(request: &Request, line: &str) {
    assert_eq!(request.line, line);
    assert_eq!(request.body, b"");
    for name in ["content-type", "content-length", "transfer-encoding"] {
        assert_eq!(request.header(name), None, "{name}");
    }
}

#[tokio::test]
async fn where_the_answer_is_said_to_be_it_is_asked_for_without_a_body() {
    let see = || reply("303 See Other", "Location: /result\r\n", "");
    let again = || reply("307 Temporary Redirect", "Location: /later\r\n", "");
    let done = || reply("204 No Content", "", "");
    for body in [
        File::new("text"),
        stream(Some(4), &["text"]),
        stream(None, &[]),
    ] {
        let server = Server::answering(vec![see(), again(), done()]).await;
        let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
        let client = client.build().unwrap();
        client.upload(body.clone()).await.unwrap();
        let requests = server.requests();
        assert_eq!(requests[0].line, "PUT /upload HTTP/1.1");
        assert_only_asks(&requests[1], "GET /result HTTP/1.1");
        assert_only_asks(&requests[2], "GET /later HTTP/1.1");
        assert_eq!(requests[2].header("authorization"), Some("Bearer a"));

        let server = Server::answering(vec![see(), done()]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        let call = client
            .search()
            .body("text".into())
            .with_header("Content-Language", "en");
        call.await.unwrap();
        let requests = server.requests();
        assert_eq!(requests[0].body, b"text");
        assert_eq!(requests[0].header("content-language"), Some("en"));
        assert_only_asks(&requests[1], "GET /result HTTP/1.1");
        assert_eq!(requests[1].header("content-language"), None);
    }
}

#[tokio::test]
async fn what_is_asked_for_elsewhere_is_asked_for_without_a_body() {
    let storage = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let elsewhere = format!("Location: {}/found\r\n", storage.url());
    let server = Server::answering(vec![reply("303 See Other", &elsewhere, "")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let call = client.search().body("text".into());
    assert!(call.await.unwrap_err().is_api());
    client
        .search()
        .body("text".into())
        .with_redirects()
        .await
        .unwrap();
    assert_only_asks(&storage.requests()[0], "GET /found HTTP/1.1");
}

#[tokio::test]
async fn a_put_that_has_moved_is_no_get() {
    for status in ["301 Moved Permanently", "302 Found"] {
        let moved = reply(status, "Location: /moved\r\n", "");
        let server = Server::answering(vec![moved]).await;
        let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
        let error = client.build().unwrap().upload("text").await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains("does not keep the method PUT"), "{text}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn who_has_left_is_led_on_from_there() {
    for (location, problem) in [
        ("mailto:a@b.example", "to a place that cannot be understood"),
        ("localhost:80/p", "to a place that cannot be understood"),
        ("ftp://b.example/p", "by an address that is not safe"),
    ] {
        let headers = format!("Location: {location}\r\n");
        let storage = Server::answering(vec![reply("302 Found", &headers, "")]).await;
        let elsewhere = format!("Location: {}/found\r\n", storage.url());
        let server = Server::answering(vec![reply("302 Found", &elsewhere, "")]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        let error = client.search().with_redirects().await.unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[tokio::test]
async fn the_next_page_is_relative_to_the_server_that_answered() {
    let page = reply("200 OK", "Link: <more>; rel=\"next\"\r\n", "[1]");
    let storage = Server::answering(vec![page]).await;
    let elsewhere = format!("Location: {}/first\r\n", storage.url());
    let server = Server::answering(vec![reply("302 Found", &elsewhere, "")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut pages = client.list_numbers().with_redirects().pages();
    assert_eq!(pages.next().await.unwrap().unwrap(), [1]);
    let text = pages.next().await.unwrap().unwrap_err().to_string();
    assert!(text.contains("which is another origin"), "{text}");
    assert_eq!((server.requests().len(), storage.requests().len()), (1, 1));
}

#[tokio::test]
async fn what_has_not_changed_is_an_answer_of_the_api() {
    let same = reply("304 Not Modified", "ETag: \"x\"\r\n", "");
    let server = Server::answering(vec![same]).await;
    let client = builder().endpoint(server.url()).auth(Bearer(secret("a")));
    let error = client.build().unwrap().link().await.unwrap_err();
    assert!(error.is_api());
    assert_eq!(error.status().unwrap(), 304);
    assert_eq!(
        error.to_string(),
        format!("link: GET {}/link answered 304 Not Modified", server.url())
    );
}
