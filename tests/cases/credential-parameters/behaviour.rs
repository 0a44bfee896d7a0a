//! A parameter that is a credential as well is given once, and sent once.

use case_credential_parameters::Client;
use case_credential_parameters::auth::{Bearer, CookieKey, HeaderKey, QueryKey};
use case_credential_parameters::testing::{TestRequest, TestTransport};

fn client() -> (Client, TestTransport) {
    let double = TestTransport::new();
    for _ in 0..3 {
        double.answer(204, "");
    }
    let client = Client::builder()
        .auth(QueryKey::new("q&"))
        .auth(HeaderKey::new("h"))
        .auth(CookieKey::new("c"))
        .auth(Bearer::new("b"))
        .transport(double.clone());
    (client.build().unwrap(), double)
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn headers<'r>(request: &'r TestRequest, name: &str) -> Vec<&'r str> {
    let all = request.headers().get_all(name).iter();
    all.map(|value| value.to_str().unwrap()).collect()
}

#[tokio::test]
async fn it_is_sent_once_and_by_the_credential() {
    let (client, double) = client();
    client.query("o").await.unwrap();
    client.header().await.unwrap();
    client.cookie("o").await.unwrap();
    let requests = double.requests();
    assert_eq!(requests[0].query(), [pair("other", "o"), pair("key", "q&")]);
    assert_eq!(headers(&requests[1], "x-key"), ["h"]);
    assert_eq!(headers(&requests[2], "cookie"), ["other=o; key=c"]);
}

#[tokio::test]
async fn without_a_credential_it_is_a_parameter() {
    let (client, double) = client();
    client.open("p").await.unwrap();
    client.elsewhere("p").await.unwrap();
    client.authorization("Own a").await.unwrap();
    let requests = double.requests();
    assert_eq!(requests[0].query(), [pair("key", "p")]);
    assert_eq!(requests[1].query(), [pair("key", "p")]);
    assert_eq!(headers(&requests[1], "cookie"), ["key=c"]);
    assert_eq!(headers(&requests[2], "authorization"), ["Own a"]);
    assert_eq!(requests[2].query(), [pair("key", "q&")]);
}

#[tokio::test]
async fn several_are_sent_together() {
    let (client, double) = client();
    client.together().await.unwrap();
    client.authorized().await.unwrap();
    let requests = double.requests();
    assert_eq!(requests[0].query(), [pair("key", "q&")]);
    assert_eq!(headers(&requests[0], "x-key"), ["h"]);
    assert_eq!(headers(&requests[0], "authorization"), ["Bearer b"]);
    assert_eq!(headers(&requests[1], "authorization"), ["Bearer b"]);
}

#[tokio::test]
async fn of_alternatives_the_credential_has_the_last_word() {
    let (with_key, double) = client();
    with_key.either().key("p").await.unwrap();
    with_key.either().await.unwrap();
    let requests = double.requests();
    assert_eq!(requests[0].query(), [pair("key", "q&")]);
    assert_eq!(requests[1].query(), [pair("key", "q&")]);

    let double = TestTransport::new();
    double.answer(204, "");
    let client = Client::builder().auth(Bearer::new("b"));
    let client = client.transport(double.clone()).build().unwrap();
    client.either().key("p").await.unwrap();
    let requests = double.requests();
    assert_eq!(requests[0].query(), [pair("key", "p")]);
    assert_eq!(headers(&requests[0], "authorization"), ["Bearer b"]);
}
