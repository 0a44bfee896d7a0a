//! Endpoints given whole.

use huaweicloud_hss::Client;
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::TestTransport;

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

#[cfg(feature = "huaweicloud")]
#[tokio::test]
async fn a_host_in_capitals_is_signed_as_it_is_sent() {
    use huaweicloud_hss::auth::AccessKey;
    use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};

    let fake = fake().await;
    let endpoint = format!("HTTP://LocalHost:{}", fake.address().port());
    let key = AccessKey::new(ACCESS_KEY, SECRET_KEY);
    let client = builder(&fake).endpoint(endpoint).auth(key).build().unwrap();
    status(&client).await.unwrap();
    let host = format!("localhost:{}", fake.address().port());
    assert_eq!(fake.request(0).await.header("host"), Some(&*host));
}

#[tokio::test]
async fn a_region_in_capitals_has_its_own_domain() {
    let double = TestTransport::new();
    double.answer(200, "{}");
    let builder = Client::builder().region("EU-WEST-101").project_id("p");
    let builder = builder.auth(Token::new("t")).transport(double.clone());
    status(&builder.build().unwrap()).await.unwrap();
    let origin = double.requests()[0].origin();
    assert_eq!(origin, "https://hss.eu-west-101.myhuaweicloud.eu");
}
