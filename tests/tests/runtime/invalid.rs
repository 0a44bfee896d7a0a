//! What is refused before anything is sent.

use crate::support::{Server, reply};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::ErrorBody;
use huaweicloud_hss::{Client, ErrorKind};

fn assert_invalid<T: std::fmt::Debug>(
    result: Result<T, huaweicloud_hss::Error<ErrorBody>>,
    problem: &str,
) {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let text = error.to_string();
    assert!(text.ends_with(&format!(": {problem}")), "{text}");
}

#[tokio::test]
async fn parameters() {
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    let client = server.client();
    let status = |r#type: &str, host: &str| client.show_collection_status(r#type, host);
    let long = "ü".repeat(257);
    let too_long = "host_id has 257 characters; at most 256 are allowed";
    assert_invalid(status("database", &long).await, too_long);
    assert_invalid(
        status("database", "").await,
        "host_id has 0 characters; at least 1 is needed",
    );
    assert!(status("database", &"ü".repeat(256)).await.is_ok());
    assert_invalid(
        status("", "h").await,
        "type is empty, which a path cannot carry",
    );
    assert_invalid(status(".", "h").await, "type makes a part of the path `.`");
    assert_invalid(
        status("database", "h").project_id("..").await,
        "project_id makes a part of the path `..`",
    );
    assert_invalid(
        status("database", "h").project_id("").await,
        "project_id has 0 characters; at least 1 is needed",
    );
    assert_invalid(
        status("database", "h").with_header("x", "a\nb").await,
        "x has a control character or one beyond ASCII, which a header cannot carry",
    );
    assert_invalid(
        status("database", "h").with_header("x y", "a").await,
        "x y is not a name that a header can have",
    );
    let export = client.export_assets("port", "host", [("a", "b")]);
    assert_invalid(
        export.search_param("x".repeat(129)).await,
        "search_param has 129 characters; at most 128 are allowed",
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn missing_project() {
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    let builder = Client::builder()
        .endpoint(server.url())
        .auth(Token::new("t"));
    let client = builder.build().unwrap();
    let call = || client.show_collection_status("database", "h");
    assert_invalid(
        call().await,
        "project_id is not given, neither to the client nor to the call",
    );
    assert!(call().project_id("p").await.is_ok());
}

#[tokio::test]
async fn tokens() {
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    for (token, problem) in [
        (String::new(), "has 0 characters; at least 1 is needed"),
        (
            "x".repeat(32_769),
            "has 32769 characters; at most 32768 are allowed",
        ),
        (
            "abc\n".to_owned(),
            "has a control character or one beyond ASCII, which a header cannot carry",
        ),
        (
            "abcü".to_owned(),
            "has a control character or one beyond ASCII, which a header cannot carry",
        ),
    ] {
        let client = server.builder().auth(Token::new(token)).build().unwrap();
        let call = client.show_collection_status("database", "h");
        assert_invalid(call.await, &format!("x-auth-token {problem}"));
    }
    let client = Client::builder()
        .endpoint(server.url())
        .project_id("p")
        .build()
        .unwrap();
    let call = client.show_collection_status("database", "h");
    assert_invalid(
        call.await,
        "huaweicloud::Credentials or Token is needed: give `ClientBuilder::auth` a `Credential` for it",
    );
    assert!(server.requests().is_empty());
    assert_eq!(format!("{:?}", Token::new("s3cret")), "Token([redacted])");
    assert!(!format!("{:?}", server.client()).contains("s3cret"));
}

#[test]
fn clients() {
    let problem = |builder: huaweicloud_hss::ClientBuilder| match builder.build() {
        Ok(client) => panic!("{client:?} was built"),
        Err(error) => error.to_string(),
    };
    let text = problem(Client::builder());
    assert!(text.starts_with("no `region` is given"), "{text}");
    for region in ["", "a/b", "a b", "a@b", "a:1", "ü", "x#", "a\\b"] {
        let text = problem(Client::builder().region(region));
        assert!(text.starts_with("`region` is "), "{text}");
    }
    for endpoint in [
        "",
        "/x",
        "ftp://x",
        "https://",
        "https://u:p@h",
        "https://h?q",
        "https://h#f",
        "h",
    ] {
        let text = problem(Client::builder().endpoint(endpoint));
        assert!(text.starts_with("the endpoint "), "{endpoint}: {text}");
    }
    let text = problem(Client::builder().region("r").user_agent("a\nb"));
    assert!(text.starts_with("the user agent"), "{text}");
}

#[test]
fn servers() {
    for (region, endpoint) in [
        ("cn-north-4", "https://hss.cn-north-4.myhuaweicloud.com"),
        ("eu-west-101", "https://hss.eu-west-101.myhuaweicloud.eu"),
    ] {
        let client = Client::builder().region(region).build().unwrap();
        let text = format!("{client:?}");
        assert!(text.contains(&format!("endpoint: {endpoint:?}")), "{text}");
    }
}
