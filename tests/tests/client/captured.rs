//! The requests of the documentation, as the vendor's own client sends them.

use http::HeaderName;
use huaweicloud_hss::model::{AssetType, Category, CollectionType};
use serde_json::json;
use tests::fake::pages;

use crate::support::{PROJECT, TOKEN, client, export, fake, status};

fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    let own = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
    sorted(expected.into_iter().map(own).collect())
}

/// The order of a query's pairs means nothing.
fn sorted(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort();
    pairs
}

#[tokio::test]
async fn the_export_of_the_documentation() {
    let fake = fake().await;
    let task = client(&fake)
        .export_assets(
            AssetType::WebService,
            Category::Host,
            [("host_name", "Server Name"), ("host_id", "Server ID")],
        )
        .enterprise_project_id("all_granted_eps")
        .await
        .unwrap();
    let id = "513d9747-6059-495f-be82-2db216e643ae";
    assert_eq!(task.task_id.as_deref(), Some(id));

    let request = fake.request(0).await;
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, format!("/v5/{PROJECT}/asset/export"));
    let expected = pairs([
        ("asset_type", "web_service"),
        ("category", "host"),
        ("enterprise_project_id", "all_granted_eps"),
    ]);
    assert_eq!(sorted(request.pairs.clone()), expected);
    assert_eq!(request.json(), pages::export_request());
    assert_eq!(request.header("x-auth-token"), Some(TOKEN));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("accept"), Some("application/json"));
}

#[tokio::test]
async fn the_status_of_the_documentation() {
    let fake = fake().await;
    let status = client(&fake)
        .show_collection_status(CollectionType::WebService, "a-host")
        .enterprise_project_id("0")
        .await
        .unwrap();
    assert_eq!(status.scan_status.unwrap().as_str(), "scanned");
    assert_eq!(status.scanned_time, Some(1_743_609_707_401));

    let request = fake.request(0).await;
    assert_eq!(request.method, "GET");
    let path = format!("/v5/{PROJECT}/asset/manual-collect/web-service");
    assert_eq!(request.path, path);
    let expected = pairs([("enterprise_project_id", "0"), ("host_id", "a-host")]);
    assert_eq!(sorted(request.pairs.clone()), expected);
    assert_eq!(request.header("x-auth-token"), Some(TOKEN));
    assert!(request.body.is_empty());
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn what_is_optional_is_left_out_and_no_default_filled_in() {
    let fake = fake().await;
    let client = client(&fake);
    export(&client).await.unwrap();
    status(&client).await.unwrap();

    let [export, status] = &fake.requests()[..] else {
        panic!("two requests were sent");
    };
    let expected = pairs([("asset_type", "web_service"), ("category", "host")]);
    assert_eq!(sorted(export.pairs.clone()), expected);
    let headers = json!([["host_name", "Server Name"], ["host_id", "Server ID"]]);
    assert_eq!(export.json(), json!({ "export_headers": headers }));
    assert_eq!(status.pairs, pairs([("host_id", "a-host")]));
}

#[tokio::test]
async fn the_client_says_what_it_is_and_sends_nothing_else_of_its_own() {
    let fake = fake().await;
    export(&client(&fake)).await.unwrap();
    let request = fake.request(0).await;
    let user_agent = request.header("user-agent").unwrap();
    assert!(user_agent.starts_with("huaweicloud-hss/"), "{user_agent}");

    let mut names: Vec<_> = request.headers.keys().map(HeaderName::as_str).collect();
    names.retain(|name| *name != "accept-encoding");
    names.sort_unstable();
    let expected = [
        "accept",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "x-auth-token",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn columns_are_free_and_keep_their_order() {
    let fake = fake().await;
    let columns = [("z", "Last"), ("a", "First"), ("z", "")];
    client(&fake)
        .export_assets("users", "container", columns)
        .await
        .unwrap();
    let sent = fake.request(0).await.json();
    let expected = json!([["z", "Last"], ["a", "First"], ["z", ""]]);
    assert_eq!(sent["export_headers"], expected);
}
