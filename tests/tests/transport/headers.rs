//! Headers that all calls of a client have.

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ClientBuilder};

const SECRET: &str = "a-key-that-nobody-may-read";

fn builder(double: &TestTransport) -> ClientBuilder {
    let builder = Client::builder().region("cn-north-4").project_id("p");
    builder.auth(Token::new("t")).transport(double.clone())
}

#[tokio::test]
async fn every_call_has_them_unless_it_has_its_own() {
    let double = TestTransport::new();
    let builder = builder(&double)
        .header("X-Tenant", "a")
        .header("x-tenant", "b");
    let builder = builder
        .sensitive_header("x-key", SECRET)
        .header("x-auth-token", "other");
    for text in [
        format!("{builder:?}"),
        format!("{:?}", builder.clone().build()),
    ] {
        assert!(!text.contains(SECRET), "{text}");
    }
    let client = builder.build().unwrap();
    double.answer_by(|_| Some(TestAnswer::new(200, "{}")));
    client.show_collection_status("app", "h").await.unwrap();
    let call = client.export_assets("app", "host", [("a", "A")]);
    call.with_header("x-tenant", "c").await.unwrap();
    client
        .request("GET", "/x")
        .header("x-tenant", "d")
        .await
        .unwrap();
    let requests = double.requests();
    let tenants: Vec<_> = requests
        .iter()
        .map(|request| request.header("x-tenant"))
        .collect();
    assert_eq!(tenants, [Some("b"), Some("c"), Some("d")]);
    for request in requests {
        assert!(request.headers()["x-key"].is_sensitive());
        assert_eq!(request.header("x-key"), Some(SECRET));
        // A credential comes first.
        assert_eq!(request.header("x-auth-token"), Some("t"));
    }
}

#[tokio::test]
async fn no_other_server_gets_them() {
    let double = TestTransport::new();
    let client = builder(&double).header("x-tenant", "a").build().unwrap();
    let elsewhere = TestAnswer::new(302, "").with_header("location", "https://other.example/");
    double.queue(elsewhere);
    double.answer(200, "{}");
    client.request("GET", "/x").with_redirects().await.unwrap();
    let [own, other] = &double.requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!(
        (own.header("x-tenant"), other.header("x-tenant")),
        (Some("a"), None)
    );
}

#[test]
fn what_cannot_be_sent_or_is_the_clients_own_is_refused() {
    let double = TestTransport::new();
    for (name, value, problem) in [
        (
            "a b",
            "c",
            "the header a b is not a name that a header can have",
        ),
        ("x-a", "b\r\nc", "the header x-a has a control character"),
        (
            "User-Agent",
            "me",
            "the header User-Agent is what `user_agent` sets",
        ),
        (
            "Host",
            "me",
            "the header Host is one that the client sets itself",
        ),
        ("content-type", "me", "is one that the client sets itself"),
        (
            "Transfer-Encoding",
            "me",
            "is one that the client sets itself",
        ),
    ] {
        for builder in [
            builder(&double).header(name, value),
            builder(&double).sensitive_header(name, value),
        ] {
            // A good one behind it does not make it better.
            let error = builder.header("x-b", "c").build().unwrap_err();
            assert!(error.to_string().contains(problem), "{error}");
        }
    }
}
