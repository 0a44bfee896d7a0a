//! What the gateway before the service admits, and the tokens that are given. No test waits: time is
//! what the test says it is.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;
use tests::fake::Fake;
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};

use crate::raw::{Raw, Reply};

/// A clock that stands still, and the fake that asks it.
async fn timed() -> (Fake, impl Fn(u64)) {
    let fake = Fake::start().await.unwrap();
    let now = Arc::new(Mutex::new(Instant::now()));
    let shown = Arc::clone(&now);
    fake.measure_time_by(move || *shown.lock().unwrap());
    let pass = move |seconds| *now.lock().unwrap() += Duration::from_secs(seconds);
    (fake, pass)
}

fn login() -> Raw {
    let user = json!({ "name": USER, "password": PASSWORD, "domain": { "name": ACCOUNT } });
    let body = json!({ "auth": {
        "identity": { "methods": ["password"], "password": { "user": user } },
        "scope": { "project": { "name": "cn-north-4" } },
    } });
    let request = Raw::export().without("X-Auth-Token").body(body.to_string());
    request.target("/v3/auth/tokens").host("iam")
}

/// The header with a token that was given.
fn token(reply: &Reply) -> String {
    assert_eq!(reply.status, 201);
    let mut lines = reply.head.lines();
    let token = lines.find_map(|line| line.strip_prefix("x-subject-token: "));
    format!("X-Auth-Token: {}", token.unwrap())
}

fn refused(reply: &Reply, status: u16, code: &str) {
    assert_eq!(reply.status, status, "{}", reply.body);
    let error = reply.json();
    assert_eq!(error["error_code"], code);
    assert_eq!(error["request_id"].as_str().unwrap().len(), 32);
}

#[tokio::test]
async fn so_many_requests_in_a_minute() {
    let (fake, pass) = timed().await;
    fake.throttle(2);
    for _ in 0..2 {
        assert_eq!(Raw::status().send(&fake).await.status, 200);
        assert_eq!(Raw::export().send(&fake).await.status, 200);
        for _ in 0..3 {
            let reply = Raw::status().send(&fake).await;
            refused(&reply, 429, "APIGW.0308");
            assert!(!reply.head.contains("retry-after"), "{}", reply.head);
        }
        // A token is given even so.
        token(&login().send(&fake).await);
        pass(59);
        assert_eq!(Raw::status().send(&fake).await.status, 429);
        pass(1);
    }
}

#[tokio::test]
async fn none_for_a_while() {
    let (fake, pass) = timed().await;
    fake.throttle_for(Duration::from_secs(120));
    assert_eq!(Raw::status().send(&fake).await.status, 429);
    pass(119);
    assert_eq!(Raw::status().send(&fake).await.status, 429);
    pass(1);
    assert_eq!(Raw::status().send(&fake).await.status, 200);
}

#[tokio::test]
async fn tokens_end() {
    let (fake, pass) = timed().await;
    fake.token_lifetime(Duration::from_secs(60));
    let token = token(&login().send(&fake).await);
    let call = Raw::status().without("X-Auth-Token").header(token);
    pass(59);
    assert_eq!(call.send(&fake).await.status, 200);
    pass(1);
    refused(&call.send(&fake).await, 401, "APIGW.0307");
}

#[tokio::test]
async fn given_tokens_alone() {
    let fake = Fake::start().await.unwrap();
    fake.take_tokens(["t1", "t2"]);
    let call = |token: &str| {
        let header = format!("X-Auth-Token: {token}");
        Raw::status().without("X-Auth-Token").header(header)
    };
    assert_eq!(call("t2").send(&fake).await.status, 200);
    refused(&call("t3").send(&fake).await, 401, "APIGW.0301");
    // Nobody makes a token up before it is given.
    refused(&call("fake-token-1").send(&fake).await, 401, "APIGW.0307");
    let given = token(&login().send(&fake).await);
    let call = Raw::status().without("X-Auth-Token").header(given);
    assert_eq!(call.send(&fake).await.status, 200);
}

#[tokio::test]
async fn given_projects_alone() {
    let fake = Fake::start().await.unwrap();
    fake.take_projects(["p", "q"]);
    assert_eq!(Raw::status().send(&fake).await.status, 200);
    let other = Raw::status().target("/v5/r/asset/manual-collect/web-service?host_id=h");
    refused(&other.send(&fake).await, 403, "APIGW.0302");
    let signed = Raw::status().header("X-Project-Id: q");
    refused(&signed.send(&fake).await, 403, "APIGW.0302");
    let reply = login().send(&fake).await;
    assert_eq!(reply.json()["token"]["project"]["id"], "p");
}

#[tokio::test]
async fn the_host_decides_who_answers() {
    let fake = Fake::start().await.unwrap();
    fake.answer_by_host();
    let security = "hss.cn-north-4.myhuaweicloud.com";
    let identity = "iam.cn-north-4.myhuaweicloud.com";
    assert_eq!(Raw::status().host(security).send(&fake).await.status, 200);
    token(&login().host(identity).send(&fake).await);
    for (call, host) in [
        (Raw::status(), identity),
        (login(), security),
        (Raw::status(), "ecs.cn-north-4.myhuaweicloud.com"),
    ] {
        refused(&call.host(host).send(&fake).await, 404, "APIGW.0101");
    }
}
