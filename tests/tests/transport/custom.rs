//! Calls of endpoints that the document lacks.

use std::time::Duration;

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ClientBuilder, ErrorKind, Retry, TransportErrorKind};
use serde_json::{Value, json};

const TASKS: &str = "/v5/{project_id}/asset/tasks/{task}";

fn builder(double: &TestTransport) -> ClientBuilder {
    let builder = Client::builder().region("cn-north-4").project_id("p");
    builder.auth(Token::new("t")).transport(double.clone())
}

fn client(double: &TestTransport) -> Client {
    builder(double).build().unwrap()
}

#[tokio::test]
async fn it_is_sent_as_it_is_written_and_with_the_clients_credentials() {
    let double = TestTransport::new();
    let client = client(&double);
    let answer = TestAnswer::new(201, r#"{"id":7}"#).with_header("x-request-id", "r");
    double.queue(answer);
    let call = client.request("POST", TASKS).path("task", "../a/b?c");
    let call = call.query("host id", "ä&b=c").query("limit", 5);
    let call = call.header("x-trace", "1").json(&json!({"begin": true}));
    let answer = call.await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.request_id()),
        (201, Some("r"))
    );
    assert_eq!(answer.body(), &br#"{"id":7}"#[..]);
    assert_eq!(answer.json::<Value>().unwrap(), json!({"id": 7}));

    let [request] = &double.requests()[..] else {
        panic!("one request was sent");
    };
    assert_eq!(request.method(), "POST");
    assert_eq!(request.origin(), "https://hss.cn-north-4.myhuaweicloud.com");
    assert_eq!(request.path(), "/v5/p/asset/tasks/..%2Fa%2Fb%3Fc");
    let query = [("host id", "ä&b=c"), ("limit", "5")];
    assert_eq!(
        request.query(),
        query.map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
    assert_eq!(request.header("x-auth-token"), Some("t"));
    assert_eq!(request.header("x-trace"), Some("1"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(
        request.header("accept"),
        Some("application/json, */*;q=0.5")
    );
    assert_eq!(request.body(), br#"{"begin":true}"#);
}

#[tokio::test]
async fn its_answer_may_be_a_text_or_bytes() {
    let double = TestTransport::new();
    let client = client(&double);
    double.queue(TestAnswer::new(200, "a,b").with_header("content-type", "text/csv"));
    let call = client
        .request(http::Method::PUT, "/file")
        .body("x", "text/plain");
    let answer = call.await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/csv");
    assert_eq!(answer.text().unwrap(), "a,b");
    let request = double.requests().remove(0);
    let sent = (
        request.method(),
        request.header("content-type"),
        request.body(),
    );
    assert_eq!(sent, ("PUT", Some("text/plain"), &b"x"[..]));
}

#[tokio::test]
async fn its_errors_are_those_of_other_calls() {
    let double = TestTransport::new();
    let client = client(&double);
    double.answer(404, r#"{"error_code":"HSS.0011","error_msg":"none"}"#);
    let call = client.request("GET", TASKS).path("task", 1);
    let error = call.query("secret", "s3cret").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::Api, Some("HSS.0011"))
    );
    assert_eq!(
        error.to_string(),
        "request: GET https://hss.cn-north-4.myhuaweicloud.com/v5/p/asset/tasks/1 \
         (region cn-north-4) answered 404 Not Found: HSS.0011: none"
    );
    double.answer(200, r#"{"id":"x"}"#);
    let answer = client.request("GET", "/x").await.unwrap();
    let error = answer.json::<Vec<u8>>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(
        error.to_string().contains("at $: invalid type: map"),
        "{error}"
    );
}

#[tokio::test]
async fn it_is_attempted_again_where_that_does_nothing_twice() {
    for (method, attempts) in [
        ("GET", 3),
        ("PUT", 3),
        ("QUERY", 3),
        ("POST", 1),
        ("PATCH", 1),
        ("PURGE", 1),
    ] {
        let double = TestTransport::new();
        let client = client(&double);
        double.answer_by(|_| Some(TestAnswer::new(503, "{}")));
        let error = client.request(method, "/x").await.unwrap_err();
        assert_eq!(error.attempts(), attempts, "{method}");
        assert_eq!(double.requests()[0].method(), method);
    }
    // What was not admitted can be.
    let double = TestTransport::new();
    double.answer(429, "{}");
    double.fail(TransportErrorKind::Connect);
    double.answer(200, "{}");
    assert!(client(&double).request("POST", "/x").await.is_ok());
    double.answer(429, "{}");
    let call = client(&double)
        .request("POST", "/x")
        .with_retry(Retry::never());
    assert!(call.await.unwrap_err().is_throttled());
    double.queue(TestAnswer::new(200, "{}").after(Duration::from_secs(9)));
    let call = client(&double).request("GET", "/x");
    let call = call
        .with_timeout(Duration::from_secs(5))
        .with_retry(Retry::never());
    assert!(call.await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn it_never_leaves_the_server() {
    let double = TestTransport::new();
    let client = builder(&double)
        .endpoint("https://a.example/base")
        .build()
        .unwrap();
    for path in ["//other.example/x", "/@other.example/x", "/\\other.example"] {
        double.answer(200, "{}");
        client.request("GET", path).await.unwrap();
        let request = double.requests().pop().unwrap();
        assert_eq!(request.origin(), "https://a.example", "{path}");
        assert!(request.path().starts_with("/base/"), "{path}");
    }
    double.queue(TestAnswer::new(302, "").with_header("location", "https://other.example/x"));
    let error = client.request("GET", "/x").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);
    double.queue(TestAnswer::new(302, "").with_header("location", "https://other.example/x"));
    double.answer(200, "file");
    let call = client
        .request("GET", "/x")
        .header("x-own", "1")
        .with_redirects();
    assert_eq!(call.await.unwrap().body(), "file");
    let request = double.requests().pop().unwrap();
    assert_eq!(request.origin(), "https://other.example");
    let headers = (request.header("x-auth-token"), request.header("x-own"));
    assert_eq!(headers, (None, None));
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error() {
    let double = TestTransport::new();
    let client = client(&double);
    let calls = [
        (client.request("GET", TASKS), "task is not given"),
        (client.request("GET", "x"), "the path does not begin"),
        (client.request("CONNECT", "/x"), "the method is none"),
        (client.request("G T", "/x"), "the method is none"),
        (
            client.request("GET", "/x").header("a b", "c"),
            "a b is not a name",
        ),
        (
            client.request("PUT", "/x").body("", "a\nb"),
            "content-type has",
        ),
    ];
    for (call, problem) in calls {
        let error = call.await.unwrap_err();
        assert!(error.is_invalid());
        assert!(error.to_string().contains(problem), "{error}");
    }
    let anonymous = Client::builder()
        .region("cn-north-4")
        .transport(double.clone());
    let error = anonymous
        .build()
        .unwrap()
        .request("GET", "/x")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("Token is needed"), "{error}");
    assert!(double.requests().is_empty());
}

#[cfg(feature = "blocking")]
#[test]
fn it_can_block_its_thread() {
    use huaweicloud_hss::Blocking as _;

    let double = TestTransport::new();
    let client = builder(&double).blocking_transport(double.clone());
    let client = client.build().unwrap();
    double.answer(200, "[1]");
    let answer = client.request("GET", "/x").send().unwrap();
    assert_eq!(answer.json::<Vec<u8>>().unwrap(), [1]);
    double.answer(500, "{}");
    assert!(client.request("POST", "/x").send().unwrap_err().is_api());
}
