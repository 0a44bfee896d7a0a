//! The token.

use tests::fake::Fake;

use crate::raw::Raw;

async fn refused(request: Raw, words: &str) {
    let fake = Fake::start().await.unwrap();
    let reply = request.send(&fake).await;
    assert_eq!(reply.status, 401);
    let error = reply.json();
    assert_eq!(error["error_code"], "APIGW.0301");
    let message = error["error_msg"].as_str().unwrap();
    assert!(message.contains(words), "{message}");

    let request_id = error["request_id"].as_str().unwrap();
    assert_eq!(request_id.len(), 32);
    assert!(reply.head.contains(&format!("x-request-id: {request_id}")));
}

#[tokio::test]
async fn a_missing_or_repeated_token_is_refused() {
    refused(Raw::status().without("X-Auth-Token"), "is missing").await;
    refused(Raw::export().header("X-Auth-Token: t"), "stands twice").await;
}

#[tokio::test]
async fn a_token_has_1_to_32768_characters() {
    let token = |length: usize| {
        let value = "t".repeat(length);
        Raw::status()
            .without("X-Auth-Token")
            .header(format!("X-Auth-Token: {value}"))
    };
    refused(token(0), "has 0 characters").await;
    refused(token(32_769), "has 32769 characters").await;
    token(32_768).accepted().await;
}
