//! Every error of the gateway that the documentation names.

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::Answer;

use crate::support::{client, export, failure, fake, status};

const ERRORS: [(u16, &str); 14] = [
    (401, "APIGW.0301"),
    (401, "APIGW.0307"),
    (429, "APIGW.0308"),
    (404, "APIGW.0101"),
    (400, "APIGW.0201"),
    (413, "APIGW.0201"),
    (414, "APIGW.0201"),
    (494, "APIGW.0201"),
    (502, "APIGW.0201"),
    (504, "APIGW.0201"),
    (403, "APIGW.0302"),
    (503, "APIGW.0613"),
    (429, "APIG.0308"),
    (429, "APIC.0308"),
];

#[tokio::test]
async fn each_keeps_its_status_code_and_request_id() {
    for (status, code) in ERRORS {
        let id = format!("{status:032x}");
        let body = json!({ "error_msg": "no", "error_code": code, "request_id": id });
        let error = failure(Answer::json(status, &body).without_request_id()).await;
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.message(), Some("no"));
        assert_eq!(error.request_id(), Some(&*id));
        assert_eq!(error.api().unwrap().error_code.as_deref(), Some(code));
        assert!(!error.is_timeout() && !error.is_connect());
    }
}

#[tokio::test]
async fn a_throttled_export_keeps_everything() {
    let fake = fake().await;
    let body = json!({ "error_msg": "throttled", "error_code": "APIGW.0308", "request_id": "r" });
    fake.answer(Answer::json(429, &body).with_header("retry-after", "7"));
    let error = export(&client(&fake)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.code(), Some("APIGW.0308"));
    assert_eq!(error.headers().unwrap()["retry-after"], "7");
    let text = error.to_string();
    let words = "429 Too Many Requests: APIGW.0308: throttled";
    assert!(text.contains(words), "{text}");
    assert!(text.contains(error.request_id().unwrap()), "{text}");
}

#[tokio::test]
async fn a_client_works_on_after_an_error() {
    let fake = fake().await;
    let client = client(&fake);
    let body = json!({ "error_msg": "expired", "error_code": "APIGW.0307", "request_id": "r" });
    fake.answer(Answer::json(401, &body));
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.code(), Some("APIGW.0307"));
    status(&client).await.unwrap();
}
