//! Paths and methods.

use tests::fake::pages;

use crate::raw::Raw;

const STATUS: &str = "/v5/p/asset/manual-collect";

#[tokio::test]
async fn both_calls_are_accepted() {
    Raw::export().accepted().await;
    Raw::status().accepted().await;
}

#[tokio::test]
async fn other_paths_are_refused() {
    for path in [
        "/",
        "/v5/p/asset/exports",
        "/v5/p/asset/export/",
        "/v4/p/asset/export",
        "//v5/p/asset/export",
        "/v5/p/asset/manual-collect",
        "/V5/p/asset/export",
    ] {
        Raw::export().target(path).refused("there is no path").await;
    }
}

#[tokio::test]
async fn other_methods_are_refused() {
    Raw::export()
        .method("PUT")
        .refused("is POST, not PUT")
        .await;
    Raw::status()
        .method("POST")
        .refused("is GET, not POST")
        .await;
    Raw::status()
        .method("DELETE")
        .refused("is GET, not DELETE")
        .await;
}

#[tokio::test]
async fn a_project_id_has_1_to_256_characters() {
    let target = |project: &str| {
        Raw::status().target(format!(
            "/v5/{project}/asset/manual-collect/midware?host_id=h"
        ))
    };
    target("").refused("`project_id` has 0 characters").await;
    target(&"p".repeat(257))
        .refused("`project_id` has 257 characters")
        .await;
    target(&"p".repeat(256)).accepted().await;
    target(&"%E7%95%8C".repeat(256)).accepted().await;
}

#[tokio::test]
async fn only_the_types_of_the_page_are_accepted() {
    for listed in pages::COLLECTION_TYPES {
        Raw::status()
            .target(format!("{STATUS}/{listed}?host_id=h"))
            .accepted()
            .await;
    }
    Raw::status()
        .target(format!("{STATUS}/web-framework?host_id=h"))
        .refused("`type` is `web-framework`")
        .await;
    Raw::status()
        .target(format!("{STATUS}/?host_id=h"))
        .refused("`type` has 0")
        .await;
}
