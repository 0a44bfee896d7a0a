//! Tokens that the client obtains with a user's name and password.

use std::time::{Duration, Instant};

use huaweicloud_hss::auth::{Credentials, Login};
use huaweicloud_hss::{Client, ErrorKind, Retry};
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};
use tests::fake::{Answer, Fake, Received};

use crate::support::{PROJECT, export, fake, printed, status};

const LOGIN: &str = "/v3/auth/tokens";

fn login(fake: &Fake, password: &str) -> Login {
    Login::new("cn-north-4", ACCOUNT, USER, password).endpoint(fake.endpoint())
}

fn client(fake: &Fake) -> Client {
    let builder = Client::builder().endpoint(fake.endpoint());
    let builder = builder.project_id(PROJECT).retry(Retry::never());
    builder.auth(login(fake, PASSWORD)).build().unwrap()
}

/// What the fake was asked, in few words: `login`, or the token of a call.
fn asked(requests: &[Received]) -> Vec<String> {
    let asked = requests.iter().map(|request| match request.path.as_str() {
        LOGIN => "login".to_owned(),
        _ => request.header("x-auth-token").unwrap().to_owned(),
    });
    asked.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_request_for_500_callers_that_wait() {
    let fake = fake().await;
    fake.tokens_take(Duration::from_millis(300));
    let client = client(&fake);
    let calls: Vec<_> = (0..500)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { status(&client).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let asked = asked(&fake.requests());
    assert_eq!(asked.len(), 501);
    assert_eq!(asked[0], "login");
    assert!(asked[1..].iter().all(|token| token == "fake-token-1"));
}

#[tokio::test]
async fn a_token_is_asked_for_as_the_identity_service_has_it() {
    let fake = fake().await;
    status(&client(&fake)).await.unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert!(request.header("x-auth-token").is_none());
    let project = |request: &Received| request.json()["auth"]["scope"]["project"].to_string();
    assert_eq!(project(&request), r#"{"name":"cn-north-4"}"#);

    let login = login(&fake, PASSWORD).project_id("p1");
    let builder = Client::builder().endpoint(fake.endpoint());
    let builder = builder.project_id(PROJECT).auth(Credentials::from(login));
    status(&builder.build().unwrap()).await.unwrap();
    assert_eq!(project(&fake.request(2).await), r#"{"id":"p1"}"#);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_ends() {
    let fake = fake().await;
    fake.tokens_live(Duration::from_secs(2));
    let client = client(&fake);
    let started = Instant::now();
    while started.elapsed() < Duration::from_millis(2500) {
        status(&client).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let requests = fake.requests();
    let refused = requests.iter().filter(|request| request.refusal.is_some());
    assert_eq!(refused.count(), 0);
    let asked = asked(&requests);
    let logins = asked.iter().filter(|asked| *asked == "login").count();
    assert!((2..=3).contains(&logins), "{asked:?}");
    assert_eq!(asked.last().unwrap(), &format!("fake-token-{logins}"));
}

#[tokio::test]
async fn a_token_that_ended_early_is_renewed_once() {
    let fake = fake().await;
    let client = client(&fake);
    status(&client).await.unwrap();
    fake.revoke_tokens();
    // An export, too: the gateway has not admitted what it refuses with 401.
    export(&client).await.unwrap();
    let requests = fake.take_requests();
    let expected = [
        "login",
        "fake-token-1",
        "fake-token-1",
        "login",
        "fake-token-2",
    ];
    assert_eq!(asked(&requests), expected);
    assert_eq!(requests[2].refusal.as_deref(), Some("The token expires."));

    let expired = || Answer::text(401, "application/json", r#"{"error_code":"APIGW.0307"}"#);
    fake.answer(expired());
    fake.answer(expired());
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.code(), Some("APIGW.0307"));
    let expected = ["fake-token-2", "login", "fake-token-3"];
    assert_eq!(asked(&fake.requests()), expected);
}

#[tokio::test]
async fn a_refusal_is_told_without_the_password() {
    let fake = fake().await;
    let wrong = login(&fake, "a wrong password");
    assert!(!format!("{wrong:?}").contains("wrong"));
    let builder = Client::builder().endpoint(fake.endpoint());
    let client = builder.project_id(PROJECT).auth(wrong).build().unwrap();
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    let said = "the identity service answered 401 Unauthorized: The username or password is wrong.";
    assert!(error.to_string().contains(said), "{error}");
    let all = format!("{} {client:?}", printed(&error));
    assert!(!all.contains("a wrong password"), "{all}");
    assert_eq!(asked(&fake.requests()), ["login"]);
}

#[tokio::test]
async fn nothing_is_asked_of_an_address_that_is_none() {
    let fake = fake().await;
    for login in [
        Login::new("evil.example/?", ACCOUNT, USER, PASSWORD),
        Login::new("", ACCOUNT, USER, PASSWORD),
        login(&fake, PASSWORD).endpoint("nowhere"),
    ] {
        let builder = Client::builder().endpoint(fake.endpoint());
        let client = builder.project_id(PROJECT).auth(login).build().unwrap();
        let error = status(&client).await.unwrap_err();
        assert!(error.is_invalid());
        let problem = "the identity service has no whole URL";
        assert!(error.to_string().contains(problem), "{error}");
    }
    assert!(fake.requests().is_empty());
}
