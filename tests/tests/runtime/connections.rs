//! Time, connections and redirects.

use std::time::Duration;

use crate::sample::builder;
use crate::support::{Reply, Server, reply};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ErrorKind};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[tokio::test]
async fn timeout_of_a_call() {
    let minute = Duration::from_secs(60);
    for (answer, told) in [
        (
            TestAnswer::new(200, "{").after(2 * minute),
            "was not answered within 60s",
        ),
        (
            TestAnswer::new(200, "{").pausing(2 * minute),
            "answered 200 OK, but its body did not end within 60s: {",
        ),
    ] {
        let double = TestTransport::new();
        double.queue(answer);
        let client = Client::builder().region("r").project_id("p1");
        let client = client.auth(Token::new("s3cret")).transport(double.clone());
        let client = client.build().unwrap();
        let call = client.show_collection_status("database", "h");
        let began = double.now();
        let error = call.with_timeout(minute).await.unwrap_err();
        assert_eq!(double.now() - began, minute);
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.is_timeout());
        assert_eq!(
            error.to_string(),
            format!(
                "showCollectionStatus: GET \
                 https://hss.r.myhuaweicloud.com/v5/p1/asset/manual-collect/database (region r) \
                 {told}"
            )
        );
    }
}

#[tokio::test]
async fn refused_connection() {
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client = server
        .builder()
        .endpoint(format!("http://{address}"))
        .build()
        .unwrap();
    let error = client
        .show_collection_status("database", "h")
        .await
        .unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert!(
        error.to_string().contains(&format!(
            "http://{address}/v5/p1/asset/manual-collect/database could not connect: "
        )),
        "{error}"
    );
    let mut chain = Vec::new();
    let mut source = error.reason();
    while let Some(error) = source {
        chain.push(error.to_string());
        source = error.source();
    }
    assert!(
        chain.len() > 2 && chain.last().unwrap().contains("refused"),
        "{chain:?}"
    );
    assert_eq!((error.status(), error.body()), (None, &b""[..]));
}

#[tokio::test]
async fn broken_answer() {
    let text = "HTTP/1.1 200 OK\r\nX-Request-Id: abc\r\nContent-Length: 9\r\n\r\n{";
    let server = Server::answering(vec![Reply::Raw(text.to_owned())]).await;
    let error = server
        .client()
        .show_collection_status("database", "h")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.request_id(), Some("abc"));
    assert!(error.to_string().contains("answered 200 OK"), "{error}");
}

#[tokio::test]
async fn follows_a_redirect_to_the_same_origin() {
    let server = Server::answering(vec![
        reply("302 Found", "Location: /moved?x=1\r\n", ""),
        reply("200 OK", "", "{}"),
    ])
    .await;
    server
        .client()
        .show_collection_status("database", "h")
        .await
        .unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line, "GET /moved?x=1 HTTP/1.1");
    assert_eq!(requests[1].header("x-auth-token"), Some("s3cret"));
}

#[tokio::test]
async fn a_redirect_keeps_method_and_body() {
    let server = Server::answering(vec![Reply::Raw(String::new())]).await;
    let origin = server.url();
    let server = Server::answering(vec![
        reply("307 Temporary Redirect", "Location: //HOST/moved\r\n", ""),
        reply("200 OK", "", "{}"),
    ])
    .await;
    drop(origin);
    let call = server.client().export_assets("port", "host", [("a", "b")]);
    let error = call.await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("to http://HOST, which is another origin"),
        "{error}"
    );

    let server = Server::answering(vec![
        reply("308 Permanent Redirect", "Location: /moved\r\n", ""),
        reply("200 OK", "", "{}"),
    ])
    .await;
    server
        .client()
        .export_assets("port", "host", [("a", "b")])
        .await
        .unwrap();
    let [first, second] = &server.requests()[..] else {
        panic!("two requests were expected");
    };
    assert_eq!(second.line, "POST /moved HTTP/1.1");
    assert_eq!(second.body, first.body);
    assert_eq!(second.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn credentials_stay_with_their_origin() {
    let other = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    let port = other.address.port();
    for location in [
        format!("http://127.0.0.1:{port}/x"),
        format!("//127.0.0.1:{port}/x"),
        format!("https://127.0.0.1:{port}/x"),
        format!("http://localhost:{port}/x"),
        format!("http://user@127.0.0.1:{port}/x"),
    ] {
        let headers = format!("Location: {location}\r\n");
        let server = Server::answering(vec![reply("307 Temporary Redirect", &headers, "")]).await;
        let error = server
            .client()
            .show_collection_status("database", "h")
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert!(
            error.to_string().contains("which is another origin"),
            "{error}"
        );
        assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
        assert_eq!(server.requests().len(), 1);
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_post_does_not_become_another_request() {
    let server = Server::answering(vec![reply("302 Found", "Location: /moved\r\n", "")]).await;
    let call = server.client().export_assets("port", "host", [("a", "b")]);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(
        error
            .to_string()
            .contains("which does not keep the method POST"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn redirects_end() {
    let server = Server::answering(vec![reply("302 Found", "Location: /again\r\n", "")]).await;
    let error = server
        .client()
        .show_collection_status("database", "h")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("a redirect after 5 others"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn the_users_own_client() {
    let server = Server::answering(vec![
        reply("302 Found", "Location: /moved\r\n", ""),
        reply("200 OK", "", "{}"),
    ])
    .await;
    let following = huaweicloud_hss::ReqwestTransport::from_client(reqwest::Client::new());
    let client = Client::builder()
        .endpoint(server.url())
        .project_id("p1")
        .auth(Token::new("s3cret"))
        .transport(following)
        .build()
        .unwrap();
    let error = client
        .show_collection_status("database", "h")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("followed a redirect"), "{error}");
}

#[tokio::test]
async fn clones_share_connections() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        for _ in 0..3 {
            let mut bytes = Vec::new();
            while !bytes.ends_with(b"\r\n\r\n") {
                assert!(stream.read_buf(&mut bytes).await.unwrap() > 0);
            }
            let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
            stream.write_all(answer).await.unwrap();
        }
    });
    let client = builder().endpoint(format!("http://{address}"));
    let client = client.build().unwrap();
    for client in [client.clone(), client.clone(), client] {
        client.touch(1).await.unwrap();
    }
    serving.await.unwrap();
}
