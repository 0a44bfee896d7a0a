//! How the identity service fails, and what is made of that.

use huaweicloud_hss::auth::Login;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ErrorKind, Retry, TransportErrorKind};
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};
use tests::fake::{Answer, Gate};

use crate::support::{PROJECT, doubled, export, fake, printed, status};

const LOGIN: &str = "/v3/auth/tokens";

fn login() -> Login {
    Login::new("cn-north-4", ACCOUNT, USER, PASSWORD)
}

/// A client whose requests for a token end like this one after the other, and with a token then.
fn client(double: &TestTransport, first: Vec<TestAnswer>, retry: Retry) -> Client {
    for answer in first {
        double.queue(answer);
    }
    let token = TestAnswer::new(201, "{}").with_header("x-subject-token", "a-token");
    double.queue(token);
    double.answer_by(|request| (request.path() != LOGIN).then(|| TestAnswer::new(200, "{}")));
    doubled(double).auth(login()).retry(retry).build().unwrap()
}

fn paths(double: &TestTransport) -> Vec<String> {
    let requests = double.requests();
    let paths = requests.iter().map(|one| one.path().to_owned());
    paths.map(|path| path.replace(PROJECT, "p")).collect()
}

#[tokio::test]
async fn what_can_pass_is_tried_again() {
    for answer in [
        TestAnswer::new(429, r#"{"error_code":"APIGW.0308"}"#),
        TestAnswer::new(503, ""),
        TestAnswer::failure(TransportErrorKind::Connect),
        TestAnswer::failure(TransportErrorKind::Other),
    ] {
        let double = TestTransport::new();
        let first = vec![answer.clone(), answer];
        let client = client(&double, first, Retry::attempts(3));
        // An export is never sent twice, but no export has been sent by then.
        export(&client).await.unwrap();
        let expected = [LOGIN, LOGIN, LOGIN, "/v5/p/asset/export"];
        assert_eq!(paths(&double), expected);
        assert_eq!(double.pauses().len(), 2);
    }
}

#[tokio::test]
async fn what_cannot_pass_is_not() {
    let double = TestTransport::new();
    let refused = TestAnswer::new(403, r#"{"error":{"code":403,"message":"no"}}"#);
    let client = client(&double, vec![refused], Retry::attempts(3));
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    assert!(!error.may_pass());
    assert_eq!(paths(&double), [LOGIN]);
}

#[tokio::test]
async fn it_says_how_long_to_wait() {
    let double = TestTransport::new();
    let throttled = TestAnswer::new(429, "").with_header("retry-after", "7");
    let client = client(&double, vec![throttled], Retry::attempts(2));
    status(&client).await.unwrap();
    assert_eq!(double.pauses()[0].as_secs(), 7);
}

#[tokio::test]
async fn each_form_of_refusal_is_kept_whole() {
    for (body, code, message, request_id) in [
        (
            r#"{"error":{"code":429,"message":"slow down","title":"Too Many"}}"#,
            "429",
            "slow down",
            "of-the-header",
        ),
        (
            r#"{"error_code":"IAM.0011","error_msg":"slow down"}"#,
            "IAM.0011",
            "slow down",
            "of-the-header",
        ),
        (
            r#"{"error":{"error_code":"IAM.0011","error_msg":"slow down"}}"#,
            "IAM.0011",
            "slow down",
            "of-the-header",
        ),
        (
            r#"{"error_msg":"throttled","error_code":"APIGW.0308","request_id":"in-the-body"}"#,
            "APIGW.0308",
            "throttled",
            "in-the-body",
        ),
    ] {
        let double = TestTransport::new();
        let mut answer = TestAnswer::new(429, body);
        if request_id == "of-the-header" {
            answer = answer.with_header("x-request-id", request_id);
        }
        let client = client(&double, vec![answer], Retry::never());
        let error = status(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.message(), Some(message));
        assert_eq!(error.request_id(), Some(request_id));
        // The API has not answered.
        assert_eq!(error.status(), None);
        assert!(error.may_pass());
        let said = format!("the identity service answered 429 Too Many Requests: {message}");
        assert!(error.to_string().contains(&said), "{error}");
        assert!(error.to_string().contains(request_id), "{error}");
    }
}

#[tokio::test]
async fn nothing_repeats_the_password() {
    let double = TestTransport::new();
    let said = PASSWORD.replace('"', "\\\"");
    let body = format!(r#"{{"error":{{"code":"{said}","message":"wrong: {said}"}}}}"#);
    let client = client(&double, vec![TestAnswer::new(401, body)], Retry::never());
    let error = status(&client).await.unwrap_err();
    assert!(!printed(&error).contains("with"), "{}", printed(&error));
    assert_eq!((error.code(), error.message()), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_wait_wait_for_the_second_one_too() {
    let fake = fake().await;
    let gate = Gate::new();
    fake.answer_login(Answer::empty(503).behind(&gate));
    let builder = Client::builder().endpoint(fake.endpoint());
    let builder = builder.project_id(PROJECT).retry(Retry::attempts(2));
    let login = login().endpoint(fake.endpoint());
    let client = builder.auth(login).build().unwrap();
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { status(&client).await })
        })
        .collect();
    fake.request(0).await;
    gate.open();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let requests = fake.requests();
    let logins = requests.iter().filter(|one| one.path == LOGIN);
    assert_eq!(logins.count(), 2);
}
