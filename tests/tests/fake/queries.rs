//! Queries.

use tests::fake::{Fake, pages};

use crate::raw::Raw;

fn export(query: &str) -> Raw {
    Raw::export().target(format!("/v5/p/asset/export{query}"))
}

fn status(query: &str) -> Raw {
    Raw::status().target(format!("/v5/p/asset/manual-collect/midware{query}"))
}

#[tokio::test]
async fn mandatory_keys_must_be_there() {
    export("?asset_type=app")
        .refused("`category` is missing")
        .await;
    export("?category=host")
        .refused("`asset_type` is missing")
        .await;
    status("").refused("`host_id` is missing").await;
}

#[tokio::test]
async fn unknown_and_repeated_keys_are_refused() {
    status("?host_id=h&limit=1")
        .refused("no query parameter `limit`")
        .await;
    status("?host_id=h&host_id=h")
        .refused("`host_id` stands twice")
        .await;
    export("?asset_type=app&category=host&host_id=h")
        .refused("no query parameter `host_id`")
        .await;
}

#[tokio::test]
async fn what_is_no_pair_is_refused() {
    for query in ["?", "?host_id", "?host_id=h&", "?&host_id=h"] {
        status(query).refused("is no `key=value`").await;
    }
}

#[tokio::test]
async fn values_have_1_to_256_characters() {
    status("?host_id=")
        .refused("`host_id` has 0 characters")
        .await;
    status(&format!("?host_id={}", "h".repeat(257)))
        .refused("has 257 characters")
        .await;
    status(&format!("?host_id={}", "%F0%9F%A6%80".repeat(256)))
        .accepted()
        .await;
    status("?host_id=h&enterprise_project_id=")
        .refused("`enterprise_project_id` has 0")
        .await;
}

#[tokio::test]
async fn the_order_of_keys_is_free() {
    export("?enterprise_project_id=0&category=container&asset_type=app")
        .accepted()
        .await;
}

#[tokio::test]
async fn only_the_values_of_the_page_are_accepted() {
    for asset_type in pages::ASSET_TYPES {
        export(&format!("?asset_type={asset_type}&category=host"))
            .accepted()
            .await;
    }
    for category in pages::CATEGORIES {
        export(&format!("?asset_type=app&category={category}"))
            .accepted()
            .await;
    }
    export("?asset_type=web-service&category=host")
        .refused("`asset_type` is `web-service`")
        .await;
    export("?asset_type=app&category=Host")
        .refused("`category` is `Host`")
        .await;
}

#[tokio::test]
async fn other_values_are_accepted_where_a_test_says_so() {
    let fake = Fake::start().await.unwrap();
    fake.allow_unlisted_values();
    let reply = export("?asset_type=vm&category=moon").send(&fake).await;
    assert_eq!(reply.status, 200);
    assert_eq!(fake.requests()[0].query_value("category"), Some("moon"));
    let reply = export("?asset_type=&category=moon").send(&fake).await;
    assert_eq!(reply.status, 400);
}
