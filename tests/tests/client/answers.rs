//! Answers that are what the documentation allows: every field is optional,
//! and there may be others.

use std::time::Duration;

use serde_json::{Value, json};
use tests::fake::Answer;

use crate::support::{client, export, fake, status};

async fn status_of(body: Value) -> (Option<String>, Option<i64>) {
    let fake = fake().await;
    fake.answer(Answer::json(200, &body));
    let answer = status(&client(&fake)).await.unwrap();
    let scan_status = answer.scan_status.map(|value| value.as_str().to_owned());
    (scan_status, answer.scanned_time)
}

async fn task_of(body: Value) -> Option<String> {
    let fake = fake().await;
    fake.answer(Answer::json(200, &body));
    export(&client(&fake)).await.unwrap().task_id
}

#[tokio::test]
async fn fields_may_be_missing() {
    assert_eq!(status_of(json!({})).await, (None, None));
    let time_alone = json!({ "scanned_time": 7 });
    assert_eq!(status_of(time_alone).await, (None, Some(7)));
    assert_eq!(task_of(json!({})).await, None);
}

#[tokio::test]
async fn null_is_the_same_as_missing() {
    let nulls = json!({ "scan_status": null, "scanned_time": null });
    assert_eq!(status_of(nulls).await, (None, None));
    assert_eq!(task_of(json!({ "task_id": null })).await, None);
}

#[tokio::test]
async fn other_fields_pass() {
    let body = json!({
        "task_ids": [{ "deep": [null, { "task_id": 1 }] }],
        "task_id": "t",
        "": 1.5,
    });
    assert_eq!(task_of(body).await.as_deref(), Some("t"));
}

#[tokio::test]
async fn times_go_up_to_the_largest_integer() {
    for time in [0, i64::MAX] {
        let body = json!({ "scanned_time": time });
        assert_eq!(status_of(body).await.1, Some(time));
    }
}

#[tokio::test]
async fn bounds_are_not_checked_on_answers() {
    let long = "t".repeat(129);
    assert_eq!(task_of(json!({ "task_id": long })).await, Some(long));
    assert_eq!(task_of(json!({ "task_id": "" })).await.as_deref(), Some(""));
    assert_eq!(status_of(json!({ "scanned_time": -1 })).await.1, Some(-1));
}

#[tokio::test]
async fn the_content_type_of_an_answer_does_not_matter() {
    let fake = fake().await;
    fake.answer(Answer::text(200, "text/plain", r#"{"task_id":"t"}"#));
    let answer = export(&client(&fake)).await.unwrap();
    assert_eq!(answer.task_id.as_deref(), Some("t"));
}

#[tokio::test]
async fn slow_pieces_are_read_to_the_end() {
    let fake = fake().await;
    let body = json!({ "task_id": "主机-🦀" });
    fake.answer(Answer::json(200, &body).in_pieces(1, Duration::from_millis(1)));
    let answer = export(&client(&fake)).await.unwrap();
    assert_eq!(answer.task_id.as_deref(), Some("主机-🦀"));
}
