//! Tokens that are obtained with a client's id and secret.

#[cfg(feature = "testing")]
use std::time::Duration;

use crate::sample::{ErrorKind, Grant, Token, builder};
#[cfg(feature = "testing")]
use crate::sample::{TestAnswer, TestRequest, TestTransport};
use crate::support::{Reply, Server, reply};

fn token(name: &str, seconds: u32) -> Reply {
    let body =
        format!(r#"{{"access_token": "{name}", "token_type": "bearer", "expires_in": {seconds}}}"#);
    reply("200 OK", "Content-Type: application/json\r\n", &body)
}

fn done() -> Reply {
    reply("204 No Content", "", "")
}

fn refused() -> Reply {
    reply("401 Unauthorized", "", "{}")
}

fn credential(server: &Server) -> Token {
    let (id, secret) = ("an id".to_owned(), "a:s3cret".to_owned());
    let url = format!("{}/token", server.url());
    Token(Grant::client("/nowhere", &["read", "a b"], id, secret).with_token_url(url))
}

fn authorization(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let headers = requests.iter().map(|known| known.header("authorization"));
    headers
        .map(|text| text.unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn one_request_for_all_that_wait() {
    let tokens = Server::answering(vec![token("t1", 3600)]).await;
    let api = Server::answering(vec![done()]).await;
    let client = builder().endpoint(api.url()).auth(credential(&tokens));
    let client = client.build().unwrap();
    let calls: Vec<_> = (0..500)
        .map(|_| tokio::spawn(client.touch(1).into_future()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    client.touch(1).await.unwrap();
    assert_eq!(authorization(&api), ["Bearer t1"; 501]);
    let [request] = &tokens.requests()[..] else {
        panic!("{:?}", tokens.requests());
    };
    assert_eq!(request.line, "POST /token HTTP/1.1");
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("user-agent"), Some("sample"));
    let form = "application/x-www-form-urlencoded";
    assert_eq!(request.header("content-type"), Some(form));
    // `an%20id:a%3As3cret`, as RFC 6749 wants it.
    let basic = "Basic YW4lMjBpZDphJTNBczNjcmV0";
    assert_eq!(request.header("authorization"), Some(basic));
    let body = String::from_utf8(request.body.clone()).unwrap();
    assert_eq!(body, "grant_type=client_credentials&scope=read%20a%20b");
}

#[cfg(feature = "testing")]
#[tokio::test]
async fn a_token_is_renewed_when_its_time_has_come() {
    // It is renewed half a minute before its end, or after nine tenths of a short life.
    for (life, good) in [(3600, 3569), (10, 8)] {
        let double = TestTransport::new();
        let token = format!(r#"{{"access_token": "t", "expires_in": {life}}}"#);
        double.on("POST", "/token", TestAnswer::new(200, token));
        double.answer_by(|_| Some(TestAnswer::new(204, "")));
        let grant = Grant::client("https://a.example/token", &[], "i".into(), "s".into());
        let client = builder().transport(double.clone()).auth(Token(grant));
        let client = client.build().unwrap();
        let asked = || {
            let requests = double.requests();
            requests.iter().filter(|one| one.path() == "/token").count()
        };
        for (waits, expected) in [(0, 1), (good, 1), (1, 2), (good, 2), (life, 3)] {
            double.advance(Duration::from_secs(waits));
            client.touch(1).await.unwrap();
            assert_eq!(asked(), expected, "a life of {life} s");
        }
    }
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_once() {
    let tokens = Server::answering(vec![token("t1", 60), token("t2", 60), token("t3", 60)]).await;
    let api = Server::answering(vec![refused(), done(), refused(), refused(), done()]).await;
    let client = builder().endpoint(api.url()).auth(credential(&tokens));
    let client = client.build().unwrap();
    client.touch(1).await.unwrap();
    assert_eq!(authorization(&api), ["Bearer t1", "Bearer t2"]);
    let error = client.touch(1).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(authorization(&api)[2..], ["Bearer t2", "Bearer t3"]);
}

#[tokio::test]
async fn a_token_of_the_caller_is_not_renewed() {
    let api = Server::answering(vec![refused()]).await;
    let client = builder().endpoint(api.url());
    let client = client.auth(Token(Grant::given("mine"))).build().unwrap();
    let error = client.touch(1).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(authorization(&api), ["Bearer mine"]);
}

#[tokio::test]
async fn a_refusal_is_told_to_all_that_wait() {
    let body = r#"{"error": "invalid_client", "error_description": "Not\nyou."}"#;
    let tokens = Server::answering(vec![reply("401 Unauthorized", "", body)]).await;
    let api = Server::answering(vec![done()]).await;
    let client = builder().endpoint(api.url()).auth(credential(&tokens));
    let client = client.build().unwrap();
    let calls: Vec<_> = (0..4)
        .map(|_| tokio::spawn(client.touch(1).into_future()))
        .collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credential);
        let text = error.to_string();
        let problem = "the token server answered 401 Unauthorized: invalid_client: Not";
        assert!(text.contains(problem), "{text}");
        let all = format!("{text} {error:?} {client:?}");
        assert!(!all.contains("s3cret"), "{all}");
    }
    assert_eq!(tokens.requests().len(), 1);
    assert!(api.requests().is_empty());
}

#[tokio::test]
async fn answers_without_a_token() {
    for (body, problem) in [
        ("{}", "without an `access_token`"),
        ("no JSON", "without an `access_token`"),
        (
            r#"{"access_token": "x", "token_type": "mac"}"#,
            "is of the type \"mac\"",
        ),
    ] {
        let tokens = Server::answering(vec![reply("200 OK", "", body)]).await;
        let client = builder().endpoint(tokens.url()).auth(credential(&tokens));
        let error = client.build().unwrap().touch(1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[cfg(feature = "testing")]
#[tokio::test]
async fn who_gives_up_lets_the_next_one_try() {
    let double = TestTransport::new();
    let token = TestAnswer::new(200, r#"{"access_token": "t1"}"#);
    double.queue(token.after(Duration::from_secs(90)));
    double.answer(200, r#"{"access_token": "t2"}"#);
    double.answer(204, "");
    let grant = Grant::client("https://a.example/token", &[], "i".into(), "s".into());
    let client = builder().transport(double.clone()).auth(Token(grant));
    let client = client.build().unwrap();
    assert!(client.touch(1).await.unwrap_err().is_timeout());
    client.touch(1).await.unwrap();
    let requests = double.requests();
    let paths: Vec<&str> = requests.iter().map(TestRequest::path).collect();
    assert_eq!(paths, ["/token", "/token", "/a/1-0.1.x/end"]);
    assert_eq!(requests[2].header("authorization"), Some("Bearer t2"));
}

#[tokio::test]
async fn a_lost_token_server_is_named() {
    let api = Server::answering(vec![done()]).await;
    let nobody = "http://127.0.0.1:1/token".to_owned();
    let grant = Grant::client("", &[], "i".to_owned(), "s3cret".to_owned());
    let lost = Token(grant.clone().with_token_url(nobody));
    let client = builder().endpoint(api.url()).auth(lost).build().unwrap();
    let error = client.touch(1).await.unwrap_err();
    assert!(error.is_connect());
    assert!(error.to_string().contains("(127.0.0.1)"), "{error}");

    let client = builder().endpoint(api.url()).auth(Token(grant));
    let error = client.build().unwrap().touch(1).await.unwrap_err();
    let problem = "touch: DELETE /a/{big}-{small}.x/end: the token server has no whole URL";
    assert_eq!(error.to_string(), problem);
    assert!(api.requests().is_empty());
}
