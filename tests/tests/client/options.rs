//! What can be set on a client or a call beyond the documentation's own
//! parameters.

use crate::support::{PROJECT, builder, client, fake, status};

#[tokio::test]
async fn a_response_has_status_headers_and_request_id() {
    let fake = fake().await;
    let call = client(&fake).show_collection_status("midware", "h");
    let response = call.with_response().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.request_id().unwrap().len(), 32);
    assert_eq!(response.value().scanned_time, Some(1_743_609_707_401));
    assert!(response.into_value().scan_status.is_some());
}

#[tokio::test]
async fn a_call_can_send_another_header() {
    let fake = fake().await;
    let call = client(&fake).show_collection_status("midware", "h");
    call.with_header("X-Language", "en-us").await.unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.header("x-language"), Some("en-us"));
}

#[tokio::test]
async fn a_header_replaces_one_of_the_same_name() {
    let fake = fake().await;
    client(&fake)
        .show_collection_status("midware", "h")
        .with_header("Accept", "*/*")
        .with_header("accept", "text/json")
        .await
        .unwrap();
    let request = fake.request(0).await;
    let all: Vec<_> = request.headers.get_all("accept").iter().collect();
    assert_eq!(all, ["text/json"]);
}

#[tokio::test]
async fn a_call_can_name_another_project() {
    let fake = fake().await;
    let client = client(&fake);
    let call = client.export_assets("app", "host", [("a", "A")]);
    call.project_id("other").await.unwrap();
    status(&client).await.unwrap();
    assert_eq!(fake.request(0).await.segments[1], "other");
    assert_eq!(fake.request(1).await.segments[1], PROJECT);
}

#[tokio::test]
async fn the_user_agent_can_be_another() {
    let fake = fake().await;
    let client = builder(&fake).user_agent("inventory/7").build().unwrap();
    status(&client).await.unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.header("user-agent"), Some("inventory/7"));
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let fake = fake().await;
    let call = client(&fake).show_collection_status("midware", "h");
    tokio::task::yield_now().await;
    assert!(fake.requests().is_empty());
    call.clone().await.unwrap();
    call.await.unwrap();
    assert_eq!(fake.requests().len(), 2);
}
