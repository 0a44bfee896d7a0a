//! Tokens that the client obtains with a user's name and password.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use huaweicloud_hss::auth::{Credentials, Login};
use huaweicloud_hss::model::CollectionStatus;
use huaweicloud_hss::testing::{TestAnswer, TestRequest, TestTransport};
use huaweicloud_hss::{Client, ErrorKind, Retry};
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};
use tests::fake::{Answer, Fake, Gate, Received};
use tokio::sync::Barrier;

use crate::support::{Failure, PROJECT, doubled, export, fake, printed, status};

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

/// Makes a status call, and tells a barrier when it has begun to wait.
async fn waiting(client: Client, begun: Arc<Barrier>) -> Result<CollectionStatus, Failure> {
    let mut call = pin!(status(&client));
    let first = poll_fn(|context| Poll::Ready(call.as_mut().poll(context))).await;
    assert!(first.is_pending(), "no token is given yet");
    begun.wait().await;
    call.await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_request_for_500_callers_that_wait() {
    let fake = fake().await;
    let gate = Gate::new();
    fake.tokens_behind(&gate);
    let client = client(&fake);
    let begun = Arc::new(Barrier::new(501));
    let calls: Vec<_> = (0..500)
        .map(|_| tokio::spawn(waiting(client.clone(), Arc::clone(&begun))))
        .collect();
    begun.wait().await;
    gate.open();
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

/// Gives a token that lives for an hour, or takes one for good.
fn gives_tokens(request: &TestRequest) -> TestAnswer {
    if request.path() != LOGIN {
        return TestAnswer::new(200, "{}");
    }
    let ends = r#"{"token":{"expires_at":"2026-11-23T21:00:00.000000Z"}}"#;
    let answer = TestAnswer::new(201, ends).with_header("x-subject-token", "a-token");
    answer.with_header("date", "Mon, 23 Nov 2026 20:00:00 GMT")
}

#[tokio::test]
async fn a_token_is_renewed_before_it_ends() {
    let double = TestTransport::new();
    double.answer_by(|request| Some(gives_tokens(request)));
    let login = Login::new("cn-north-4", ACCOUNT, USER, PASSWORD);
    let client = doubled(&double).auth(login).build().unwrap();
    let logins = || {
        let requests = double.requests();
        requests.iter().filter(|one| one.path() == LOGIN).count()
    };
    let minute = Duration::from_secs(60);
    for (waits, expected) in [(0, 1), (59, 1), (1, 2), (59, 2), (24 * 60, 3)] {
        double.advance(waits * minute);
        status(&client).await.unwrap();
        assert_eq!(logins(), expected, "after {waits} minutes");
    }
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
