//! What is sent, and what is read when all goes well.

use crate::support::{Server, reply};
use huaweicloud_hss::model::{AssetType, Category, CollectionType, ScanStatus};
use serde_json::{Value, json};

#[tokio::test]
async fn exports() {
    let answer = reply(
        "200 OK",
        "X-Request-Id: r1\r\n",
        r#"{"task_id":"513d9747","new":[{"x":1}]}"#,
    );
    let server = Server::answering(vec![answer]).await;
    let task = server
        .client()
        .export_assets(
            AssetType::WebService,
            Category::Host,
            [("host_name", "Server Name"), ("host_id", "Server ID")],
        )
        .enterprise_project_id("all_granted_eps")
        .search_param(r#"{"port_string":"8080"}"#)
        .await
        .unwrap();
    assert_eq!(task.task_id.as_deref(), Some("513d9747"));

    let [request] = &server.requests()[..] else {
        panic!("one request was expected");
    };
    assert_eq!(
        request.line,
        "POST /v5/p1/asset/export?asset_type=web_service&category=host\
         &enterprise_project_id=all_granted_eps HTTP/1.1"
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("x-auth-token"), Some("s3cret"));
    assert_eq!(request.header("user-agent"), Some("huaweicloud-hss/0.1.0"));
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    let headers = json!([["host_name", "Server Name"], ["host_id", "Server ID"]]);
    assert_eq!(
        body,
        json!({ "search_param": r#"{"port_string":"8080"}"#, "export_headers": headers })
    );
}

#[tokio::test]
async fn shows_status() {
    let body = r#"{"scan_status":"paused","scanned_time":9223372036854775807}"#;
    let server = Server::answering(vec![reply("200 OK", "X-Request-Id: r1\r\n", body)]).await;
    let response = server
        .client()
        .show_collection_status("a/b ü", "h+1&x=~")
        .project_id("p/2")
        .with_header("X-Trace", "t 1")
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.request_id(), Some("r1"));
    assert_eq!(response.body(), body.as_bytes());
    let status = response.into_value();
    assert_eq!(status.scan_status, Some(ScanStatus::from("paused")));
    assert_eq!(status.scan_status.unwrap().as_str(), "paused");
    assert_eq!(status.scanned_time, Some(i64::MAX));

    let request = &server.requests()[0];
    assert_eq!(
        request.line,
        "GET /v5/p%2F2/asset/manual-collect/a%2Fb%20%C3%BC?host_id=h%2B1%26x%3D~ HTTP/1.1"
    );
    assert_eq!(request.header("x-trace"), Some("t 1"));
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("content-length"), None);
}

#[tokio::test]
async fn reads_absent_and_null_alike() {
    for body in ["{}", r#"{"scan_status":null,"scanned_time":null}"#] {
        let server = Server::answering(vec![reply("200 OK", "", body)]).await;
        let call = server
            .client()
            .show_collection_status(CollectionType::Database, "h");
        let status = call.await.unwrap();
        assert_eq!((status.scan_status, status.scanned_time), (None, None));
    }
}

#[tokio::test]
async fn prefixes_the_path_of_the_endpoint() {
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    let builder = server
        .builder()
        .endpoint(format!("{}/gateway/", server.url()));
    let client = builder.user_agent("mine/1").build().unwrap();
    client
        .show_collection_status("database", "h")
        .await
        .unwrap();
    let request = &server.requests()[0];
    assert!(
        request.line.starts_with("GET /gateway/v5/p1/asset/"),
        "{}",
        request.line
    );
    assert_eq!(request.header("user-agent"), Some("mine/1"));
}

#[test]
fn calls_can_move_between_threads() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    fn assert_shared<T: Clone + Send + Sync + std::fmt::Debug>(_: &T) {}
    let client = huaweicloud_hss::Client::builder()
        .region("cn-north-4")
        .build()
        .unwrap();
    assert_shared(&client);
    let call = client.show_collection_status(CollectionType::WebApp, "h");
    drop(assert_send(IntoFuture::into_future(call.clone())));
    drop(assert_send(IntoFuture::into_future(call.with_response())));
}
