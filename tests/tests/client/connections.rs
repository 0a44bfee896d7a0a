//! Connections that break: nothing that may have been admitted is sent again,
//! since every export starts a task of its own.

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::Answer;

use crate::support::{client, export, fake, printed, status};

#[tokio::test]
async fn a_connection_that_is_closed_instead_of_an_answer() {
    let fake = fake().await;
    let client = client(&fake);
    fake.answer(Answer::close());
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(!error.is_timeout() && !error.is_connect());
    assert!(error.reason().is_some());
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_connection_that_was_good_before() {
    let fake = fake().await;
    let client = client(&fake);
    export(&client).await.unwrap();
    fake.answer(Answer::close());
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert_eq!(fake.requests().len(), 2);
    export(&client).await.unwrap();
}

#[tokio::test]
async fn an_answer_that_breaks_off() {
    let fake = fake().await;
    let client = client(&fake);
    let body = json!({ "scan_status": "scanned" });
    fake.answer(Answer::json(200, &body).then_close());
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.request_id().is_some(), "{}", printed(&error));
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn an_error_of_the_api_is_not_tried_again() {
    let fake = fake().await;
    let client = client(&fake);
    for status in [429, 500, 502, 503, 504] {
        fake.answer(Answer::empty(status).with_header("retry-after", "0"));
        let error = export(&client).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(fake.take_requests().len(), 1);
    }
}
