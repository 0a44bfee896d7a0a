//! A success that is not what the documentation says is an error that keeps
//! everything, never an empty value.

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::Answer;

use crate::support::{client, export, failure, fake};

#[tokio::test]
async fn a_200_without_json() {
    let error = failure(Answer::text(200, "text/html", "<h1>Sign in</h1>")).await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body(), b"<h1>Sign in</h1>");
    assert!(error.request_id().is_some());
    assert!(error.to_string().contains("<h1>Sign in</h1>"), "{error}");
    assert!(error.api().is_none());
}

#[tokio::test]
async fn an_empty_200() {
    let error = failure(Answer::empty(200)).await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.body(), b"");
    assert!(error.request_id().is_some());
}

#[tokio::test]
async fn an_empty_200_of_the_export() {
    let fake = fake().await;
    fake.answer(Answer::empty(200));
    let error = export(&client(&fake)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn json_that_breaks_off() {
    let body = r#"{"scan_status":"scanned","scanned_time":17"#;
    let error = failure(Answer::text(200, "application/json", body)).await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.body(), body.as_bytes());
}

#[tokio::test]
async fn json_with_something_behind_it() {
    let error = failure(Answer::text(200, "application/json", "{} {}")).await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn a_wrong_type_is_named_by_its_path() {
    for (body, path) in [
        (json!({ "scan_status": 1 }), "scan_status"),
        (
            json!({ "scan_status": "", "scanned_time": "now" }),
            "scanned_time",
        ),
        (
            json!({ "other": [1, 2], "scanned_time": 1.5 }),
            "scanned_time",
        ),
        (json!({ "scan_status": ["scanned"] }), "scan_status"),
        (json!({ "scan_status": { "scanned": true } }), "scan_status"),
        (
            json!({ "scanned_time": 9_223_372_036_854_775_808_u64 }),
            "scanned_time",
        ),
    ] {
        let error = failure(Answer::json(200, &body)).await;
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        let text = error.to_string();
        assert!(text.contains(&format!("at $.{path}: ")), "{body}: {text}");
        assert!(text.contains("showCollectionStatus"), "{text}");
        assert!(text.contains(error.request_id().unwrap()), "{text}");
        assert_eq!(error.body(), body.to_string().as_bytes());
    }
}

#[tokio::test]
async fn a_list_or_null_is_no_object() {
    for body in [json!([]), json!(null), json!("scanned"), json!(true)] {
        let error = failure(Answer::json(200, &body)).await;
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{body}");
    }
}

#[tokio::test]
async fn a_success_of_another_status() {
    for status in [201, 204] {
        let error = failure(Answer::empty(status)).await;
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert_eq!(error.status().unwrap(), status);
        assert!(error.to_string().contains("without the body"), "{error}");
    }
    let error = failure(Answer::json(202, &json!({ "scan_status": 1 }))).await;
    assert!(error.to_string().contains("at $.scan_status: "), "{error}");
}

#[tokio::test]
async fn an_export_that_is_accepted_has_begun() {
    let fake = fake().await;
    fake.answer(Answer::json(202, &json!({ "task_id": "a" })));
    let client = client(&fake);
    let call = client.export_assets("port", "host", [("a", "b")]);
    let response = call.with_response().await.unwrap();
    assert_eq!(response.status(), 202);
    assert_eq!(response.value().task_id.as_deref(), Some("a"));
}

#[tokio::test]
async fn a_message_shows_only_the_beginning_of_a_body() {
    let body = format!("{}{}", "主".repeat(100), "机".repeat(5000));
    let error = failure(Answer::text(200, "text/plain", body.clone())).await;
    let text = error.to_string();
    assert!(text.contains("主机"), "{text}");
    assert!(text.chars().count() < 600, "{text}");
    assert_eq!(error.body(), body.as_bytes());
}

#[tokio::test]
async fn a_message_is_one_line() {
    let error = failure(Answer::text(200, "text/plain", "a\r\nb\u{1b}[31m")).await;
    assert!(!error.to_string().contains(char::is_control), "{error}");
}
