//! Answers that are errors, or not what the document says.

use std::error::Error as _;

use crate::support::{Reply, Server, reply};
use huaweicloud_hss::ErrorKind;
use huaweicloud_hss::model::ErrorBody;

type Error = huaweicloud_hss::Error<ErrorBody>;

async fn failing(answer: Reply) -> Error {
    let server = Server::answering(vec![answer]).await;
    let call = server.client().export_assets("port", "host", [("a", "b")]);
    let error = call.await.unwrap_err();
    assert_eq!(error.operation(), "exportAssets");
    assert!(!error.to_string().contains('\n'), "{error}");
    for text in [format!("{error}"), format!("{error:?}")] {
        assert!(!text.contains("s3cret"), "{text}");
    }
    error
}

#[tokio::test]
async fn service_error() {
    let body = r#"{"error_code":"HSS.0001","error_msg":"bad\nthing"}"#;
    let error = failing(reply("400 Bad Request", "X-Request-Id: abc\r\n", body)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some("HSS.0001"));
    assert_eq!(error.message(), Some("bad\nthing"));
    assert_eq!(error.request_id(), Some("abc"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert_eq!(error.body(), body.as_bytes());
    let host = error.host().unwrap();
    assert_eq!(
        error.to_string(),
        format!(
            "exportAssets: POST http://{host}/v5/p1/asset/export answered 400 Bad Request: \
             HSS.0001: bad thing (request id abc)"
        )
    );
    let api = error.into_api().unwrap();
    assert_eq!(api.error_code.as_deref(), Some("HSS.0001"));
}

#[tokio::test]
async fn gateway_error() {
    let body = r#"{"error_msg":"throttled","error_code":"APIGW.0308","request_id":"32hex"}"#;
    let error = failing(reply("429 Too Many Requests", "", body)).await;
    assert_eq!(
        (error.code(), error.request_id()),
        (Some("APIGW.0308"), Some("32hex"))
    );
    assert!(error.headers().is_some());
}

#[tokio::test]
async fn token_service_error() {
    let body = r#"{"error":{"code":401,"message":"nope","title":"Unauthorized"}}"#;
    let error = failing(reply("401 Unauthorized", "", body)).await;
    assert_eq!((error.code(), error.message()), (Some("401"), Some("nope")));
    // It has nothing of what the document promises.
    assert!(error.api().is_none());
}

#[tokio::test]
async fn errors_of_a_proxy() {
    let error = failing(reply("502 Bad Gateway", "", "<html>\n<b>down</b>")).await;
    assert_eq!(
        (error.kind(), error.code(), error.api()),
        (ErrorKind::Api, None, None)
    );
    assert_eq!(error.body(), b"<html>\n<b>down</b>");
    assert!(
        error
            .to_string()
            .ends_with("answered 502 Bad Gateway: <html> <b>down</b>"),
        "{error}"
    );

    let error = failing(reply("494 ", "", "")).await;
    assert_eq!((error.kind(), error.api()), (ErrorKind::Api, None));
    assert!(error.to_string().ends_with("answered 494"), "{error}");
}

#[tokio::test]
async fn success_that_is_not_as_documented() {
    for (body, path) in [
        (
            r#"{"task_id":5}"#,
            "at $.task_id: invalid type: integer `5`",
        ),
        (r#"{"task_id":["#, "at $.task_id: invalid type: sequence"),
        ("[]", "at $: invalid type: sequence"),
        ("", "at $: EOF while parsing"),
        ("<html>", "at $: expected value"),
    ] {
        let error = failing(reply("200 OK", "X-Request-Id: abc\r\n", body)).await;
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert_eq!(error.body(), body.as_bytes());
        assert_eq!(error.request_id(), Some("abc"));
        assert!(error.to_string().contains(path), "{error}");
        assert!(error.source().is_none() && error.reason().is_some());
    }
    let error = failing(reply("204 No Content", "", "")).await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(
        error
            .to_string()
            .contains("204 No Content, a status that the document does not have, without the body"),
        "{error}"
    );
}

#[tokio::test]
async fn a_long_body_is_shown_in_part() {
    let error = failing(reply("200 OK", "", &"ü".repeat(1000))).await;
    assert!(
        error
            .to_string()
            .ends_with(&format!(": {}…", "ü".repeat(200))),
        "{error}"
    );
    assert_eq!(error.body().len(), 2000);
}

#[tokio::test]
async fn size_limit() {
    let body = format!(r#"{{"task_id":"{}"}}"#, "x".repeat(100_000));
    let server = Server::answering(vec![reply("200 OK", "X-Request-Id: abc\r\n", &body)]).await;
    let client = |limit| server.builder().max_response_size(limit).build().unwrap();
    let call = client(body.len() - 1).export_assets("port", "host", [("a", "b")]);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(
        error
            .to_string()
            .contains("more than the limit of 100013 bytes"),
        "{error}"
    );
    assert_eq!(
        (error.request_id(), error.status().is_some()),
        (Some("abc"), true)
    );

    let call = client(body.len()).export_assets("port", "host", [("a", "b")]);
    assert_eq!(call.await.unwrap().task_id.unwrap().len(), 100_000);
}
