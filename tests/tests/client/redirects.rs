//! Redirects are followed to the same origin alone, so that the token never
//! reaches another server.

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::{Answer, Fake};

use crate::support::{Failure, TOKEN, client, export, fake, status};

const STATUS: &str = "/v5/elsewhere/asset/manual-collect/midware?host_id=other";
const EXPORT: &str = "/v5/elsewhere/asset/export?asset_type=app&category=container";
const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// The error of a status call that is redirected and does not follow.
async fn refused(fake: &Fake, redirect: u16, location: &str) -> Failure {
    fake.answer(Answer::redirect(redirect, location));
    let error = status(&client(fake)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected, "{error}");
    assert_eq!(error.status().unwrap(), redirect);
    error
}

#[tokio::test]
async fn another_port_gets_nothing() {
    let (first, other) = (fake().await, fake().await);
    for redirect in REDIRECTS {
        let location = format!("{}{STATUS}", other.endpoint());
        let error = refused(&first, redirect, &location).await;
        assert!(error.to_string().contains("127.0.0.1"), "{error}");
        assert!(error.request_id().is_some());

        let location = format!("{}{EXPORT}", other.endpoint());
        first.answer(Answer::redirect(redirect, &location));
        let error = export(&client(&first)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{error}");
    }
    assert!(other.requests().is_empty());
    assert_eq!(first.requests().len(), 2 * REDIRECTS.len());
}

#[tokio::test]
async fn another_port_gets_nothing_from_a_location_without_a_scheme() {
    let (first, other) = (fake().await, fake().await);
    let location = format!("//{}{STATUS}", other.address());
    refused(&first, 307, &location).await;
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn another_host_gets_nothing() {
    let fake = fake().await;
    let port = fake.address().port();
    // Most of these lead to the very same server, by another name.
    let hosts = ["localhost", "127.0.0.2", "127.0.0.1.", "[::1]"];
    for host in hosts {
        let location = format!("http://{host}:{port}{STATUS}");
        let error = refused(&fake, 302, &location).await;
        assert!(error.to_string().contains(host), "{error}");
    }
    assert_eq!(fake.requests().len(), hosts.len());
}

#[tokio::test]
async fn another_scheme_gets_nothing() {
    let fake = fake().await;
    let location = format!("https://{}{STATUS}", fake.address());
    refused(&fake, 302, &location).await;
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_location_that_pretends_gets_nothing() {
    let (first, other) = (fake().await, fake().await);
    let locations = [
        format!("http://{}@{}{STATUS}", first.address(), other.address()),
        format!("http://{}\\@{}{STATUS}", first.address(), other.address()),
        format!("\\\\{}{STATUS}", other.address()),
        format!("http:{}", other.address()),
    ];
    for location in &locations {
        refused(&first, 307, location).await;
    }
    assert!(other.requests().is_empty());
    assert_eq!(first.requests().len(), locations.len());
}

#[tokio::test]
async fn another_origin_is_not_reached_by_way_of_the_same() {
    let (first, other) = (fake().await, fake().await);
    first.answer(Answer::redirect(302, STATUS));
    let location = format!("{}{STATUS}", other.endpoint());
    refused(&first, 302, &location).await;
    assert_eq!(first.requests().len(), 2);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn the_same_origin_is_followed_by_a_get() {
    let fake = fake().await;
    let whole = format!("{}{STATUS}", fake.endpoint());
    for redirect in REDIRECTS {
        for location in [STATUS, &whole] {
            fake.answer(Answer::redirect(redirect, location));
            status(&client(&fake)).await.unwrap();
            let [_, second] = &fake.take_requests()[..] else {
                panic!("two requests were sent");
            };
            assert_eq!(second.method, "GET");
            assert_eq!(second.segments[1], "elsewhere");
            assert_eq!(second.query_value("host_id"), Some("other"));
            assert_eq!(second.header("x-auth-token"), Some(TOKEN));
            assert_eq!(second.refusal, None);
        }
    }
}

#[tokio::test]
async fn a_post_is_sent_again_only_as_it_was() {
    let fake = fake().await;
    for redirect in [307, 308] {
        fake.answer(Answer::redirect(redirect, EXPORT));
        export(&client(&fake)).await.unwrap();
        let [first, second] = &fake.take_requests()[..] else {
            panic!("two requests were sent");
        };
        assert_eq!(second.method, "POST");
        assert_eq!(second.segments[1], "elsewhere");
        assert_eq!(second.body, first.body);
        assert_eq!(second.header("content-type"), Some("application/json"));
    }
    for redirect in [301, 302] {
        fake.answer(Answer::redirect(redirect, EXPORT));
        let error = export(&client(&fake)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{error}");
        assert_eq!(fake.take_requests().len(), 1);
    }
}

#[tokio::test]
async fn what_came_of_a_post_is_asked_for_where_the_answer_says() {
    let fake = fake().await;
    fake.answer(Answer::redirect(303, STATUS));
    fake.answer(Answer::json(200, &json!({ "task_id": "t" })));
    let task = export(&client(&fake)).await.unwrap();
    assert_eq!(task.task_id.as_deref(), Some("t"));
    let [_, second] = &fake.take_requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!((&*second.method, &*second.body), ("GET", &b""[..]));
    assert_eq!(second.header("content-type"), None);
    assert_eq!(second.header("x-auth-token"), Some(TOKEN));
}

#[tokio::test]
async fn five_are_followed_and_no_more() {
    let fake = fake().await;
    for _ in 0..5 {
        fake.answer(Answer::redirect(302, STATUS));
    }
    status(&client(&fake)).await.unwrap();
    assert_eq!(fake.take_requests().len(), 6);

    for _ in 0..5 {
        fake.answer(Answer::redirect(302, STATUS));
    }
    refused(&fake, 302, STATUS).await;
    assert_eq!(fake.take_requests().len(), 6);
}

#[tokio::test]
async fn a_redirect_to_nowhere() {
    let fake = fake().await;
    fake.answer(Answer::empty(302));
    let error = status(&client(&fake)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 302);
}
