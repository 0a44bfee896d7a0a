//! Endpoints given whole.

use crate::support::{builder, fake, status};

#[tokio::test]
async fn a_slash_at_the_end_does_no_harm() {
    let fake = fake().await;
    let endpoint = format!("{}/", fake.endpoint());
    let client = builder(&fake).endpoint(endpoint).build().unwrap();
    status(&client).await.unwrap();
    assert!(fake.request(0).await.path.starts_with("/v5/"));
}

#[tokio::test]
async fn an_endpoint_comes_before_a_region() {
    let fake = fake().await;
    let client = builder(&fake).region("cn-north-4").build().unwrap();
    status(&client).await.unwrap();
    let host = fake.address().to_string();
    assert_eq!(fake.request(0).await.header("host"), Some(&*host));
}

#[tokio::test]
async fn what_is_no_endpoint_is_refused() {
    let fake = fake().await;
    for wrong in [
        "",
        "hss",
        "127.0.0.1:80",
        "ftp://127.0.0.1",
        "http://",
        "/v5",
    ] {
        let result = builder(&fake).endpoint(wrong).build();
        let error = result.expect_err(wrong);
        assert!(error.to_string().contains("endpoint"), "{error}");
    }
}

#[tokio::test]
async fn https_is_never_spoken_in_the_clear() {
    let fake = fake().await;
    let endpoint = format!("https://{}", fake.address());
    let client = builder(&fake).endpoint(endpoint).build().unwrap();
    // The fake knows no TLS, so that there is no connection.
    assert!(status(&client).await.unwrap_err().is_connect());
    assert!(fake.requests().is_empty());
}
