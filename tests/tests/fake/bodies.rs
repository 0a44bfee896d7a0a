//! Bodies.

use serde_json::json;
use tests::fake::Fake;

use crate::raw::Raw;

fn searching(search_param: &str) -> Raw {
    Raw::export().body(json!({ "search_param": search_param, "export_headers": [] }).to_string())
}

#[tokio::test]
async fn a_body_must_have_the_shape_of_the_page() {
    for body in [
        "",
        "[]",
        "{}",
        "{",
        r#"{"export_headers":null}"#,
        r#"{"export_headers":[{"items":["a","b"]}]}"#,
        r#"{"export_headers":[["a"]]}"#,
        r#"{"export_headers":[["a","b","c"]]}"#,
        r#"{"export_headers":[["a",1]]}"#,
        r#"{"export_headers":["a","b"]}"#,
        r#"{"export_headers":[],"export_headers":[]}"#,
        r#"{"export_headers":[],"limit":1}"#,
        r#"{"export_headers":[],"search_param":null}"#,
        r#"{"export_headers":[],"search_param":{"port_string":"8080"}}"#,
    ] {
        Raw::export()
            .body(body)
            .refused("the body is not what the page says")
            .await;
    }
}

#[tokio::test]
async fn a_search_holds_json_of_0_to_128_characters() {
    searching("").accepted().await;
    searching(r#"{"port_string":"8080"}"#).accepted().await;
    searching("port_string").refused("holds no JSON").await;
    searching(&format!("\"{}\"", "界".repeat(126)))
        .accepted()
        .await;
    searching(&format!("\"{}\"", "界".repeat(127)))
        .refused("has 129 characters")
        .await;
}

#[tokio::test]
async fn any_search_is_accepted_where_a_test_says_so() {
    let fake = Fake::start().await.unwrap();
    fake.allow_any_search_param();
    assert_eq!(searching("port_string").send(&fake).await.status, 200);
    assert_eq!(searching(&"x".repeat(129)).send(&fake).await.status, 400);
}

#[tokio::test]
async fn the_content_type_is_json() {
    let bare = || Raw::export().without("Content-Type");
    bare().refused("`Content-Type` is missing").await;
    for other in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
    ] {
        bare()
            .header(format!("Content-Type: {other}"))
            .refused("is not `application/json`")
            .await;
    }
    Raw::export()
        .header("Content-Type: application/json")
        .refused("is not")
        .await;
}

#[tokio::test]
async fn a_get_has_no_body() {
    Raw::status().body("{}").refused("a GET has no body").await;
}

#[tokio::test]
async fn the_gateway_refuses_a_body_over_12_mb() {
    let fake = Fake::start().await.unwrap();
    let request = Raw::export().body("").header("Content-Length: 12582913");
    let reply = request.send(&fake).await;
    assert_eq!(reply.status, 413);
    assert_eq!(reply.json()["error_code"], "APIGW.0201");
    assert!(fake.requests()[0].refusal.is_some());
}
