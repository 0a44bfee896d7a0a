//! Which server a request goes to.

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::TestTransport;
use huaweicloud_hss::{BuildError, Client, ClientBuilder};

/// A builder with all but an address.
fn builder(double: &TestTransport) -> ClientBuilder {
    Client::builder()
        .project_id("p")
        .auth(Token::new("a-token"))
        .transport(double.clone())
}

/// The address that an export of this client goes to, without its query.
async fn address(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> String {
    let double = TestTransport::new();
    double.answer(200, r#"{"task_id":"t"}"#);
    let client = set(builder(&double)).build().unwrap();
    let call = client.export_assets("app", "host", [("a", "A")]);
    assert_eq!(call.await.unwrap().task_id.as_deref(), Some("t"));
    let [request] = &double.requests()[..] else {
        panic!("one request was sent");
    };
    let expected = [("asset_type", "app"), ("category", "host")];
    let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(request.query(), expected);
    request.origin() + request.path()
}

fn refused(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> BuildError {
    let double = TestTransport::new();
    set(builder(&double)).build().expect_err("an error")
}

#[tokio::test]
async fn a_region_is_part_of_the_host() {
    for region in ["cn-north-4", "ap-southeast-3", "xx-moon-1"] {
        let expected = format!("https://hss.{region}.myhuaweicloud.com/v5/p/asset/export");
        assert_eq!(address(|builder| builder.region(region)).await, expected);
    }
}

#[tokio::test]
async fn one_region_has_another_domain() {
    let expected = "https://hss.eu-west-101.myhuaweicloud.eu/v5/p/asset/export";
    let found = address(|builder| builder.region("eu-west-101")).await;
    assert_eq!(found, expected);
}

#[tokio::test]
async fn the_region_set_last_counts() {
    let expected = "https://hss.b.myhuaweicloud.com/v5/p/asset/export";
    let found = address(|builder| builder.region("eu-west-101").region("b")).await;
    assert_eq!(found, expected);
}

#[tokio::test]
async fn an_endpoint_stands_for_itself() {
    let expected = "https://gateway.example:8443/v5/p/asset/export";
    for endpoint in [
        "https://gateway.example:8443",
        "https://gateway.example:8443/",
    ] {
        let found = address(|builder| builder.endpoint(endpoint).region("cn-north-4")).await;
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn an_endpoint_can_have_a_path() {
    let expected = "https://gateway.example/hss/v5/p/asset/export";
    for endpoint in [
        "https://gateway.example/hss",
        "https://gateway.example/hss/",
    ] {
        let found = address(|builder| builder.endpoint(endpoint)).await;
        assert_eq!(found, expected);
    }
}

#[test]
fn there_is_no_default_region() {
    let text = refused(|builder| builder).to_string();
    assert!(text.contains("region"), "{text}");
    assert!(text.contains("endpoint"), "{text}");
}

#[test]
fn a_region_cannot_lead_elsewhere() {
    for region in [
        "",
        "a/b",
        "a.example/",
        "a@b",
        "a#",
        "a?",
        "a b",
        "a:1",
        "ü",
        "a\r\nb",
    ] {
        let error = refused(|builder| builder.region(region));
        assert!(error.to_string().contains("region"), "{error}");
    }
}
