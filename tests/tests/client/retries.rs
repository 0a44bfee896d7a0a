//! A failed attempt is followed by another where that can help and can do no harm.

use std::time::{Duration, SystemTime};

use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, Retry};
use serde_json::json;
use tests::fake::{Answer, Fake};
use tokio::net::TcpListener;

use crate::support::{builder, doubled, export, fake, status};

const SECOND: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Three attempts without a wait worth mentioning.
const QUICK: Retry = Retry::attempts(3).waits(Duration::from_millis(1), Duration::from_millis(4));

fn retrying(fake: &Fake) -> Client {
    builder(fake).retry(QUICK).build().unwrap()
}

fn unavailable(status: u16) -> Answer {
    Answer::text(status, "text/html", "<h1>Not now</h1>")
}

#[tokio::test]
async fn what_only_asks_is_asked_again() {
    let answers = [408, 429, 500, 502, 503, 504].map(unavailable);
    let broken = Answer::json(200, &json!({ "data_list": [] })).then_close();
    for answer in answers.into_iter().chain([Answer::close(), broken]) {
        let fake = fake().await;
        let shown = format!("{answer:?}");
        fake.answer(answer.clone());
        fake.answer(answer);
        status(&retrying(&fake)).await.expect(&shown);
        assert_eq!(fake.requests().len(), 3, "{shown}");
    }
}

#[tokio::test]
async fn an_export_is_never_started_twice() {
    let answers = [408, 500, 502, 503, 504].map(unavailable);
    let broken = Answer::json(200, &json!({ "task_id": "t" })).then_close();
    for answer in answers.into_iter().chain([Answer::close(), broken]) {
        let fake = fake().await;
        let shown = format!("{answer:?}");
        fake.answer(answer);
        let error = export(&retrying(&fake)).await.expect_err(&shown);
        assert_eq!(fake.requests().len(), 1, "{shown}");
        assert_eq!(error.attempts(), 1);
        assert!(!error.to_string().contains("attempts"), "{error}");
    }
}

#[tokio::test]
async fn an_export_that_was_not_admitted_is_sent_again() {
    let fake = fake().await;
    fake.answer(unavailable(429));
    export(&retrying(&fake)).await.unwrap();
    let [first, second] = &fake.requests()[..] else {
        panic!("{:?}", fake.requests());
    };
    assert_eq!(first.body, second.body);
}

#[tokio::test]
async fn what_the_caller_did_wrong_is_not_sent_again() {
    for wrong in [400, 401, 403, 404, 409, 501] {
        let fake = fake().await;
        fake.answer(unavailable(wrong));
        let error = status(&retrying(&fake)).await.unwrap_err();
        assert_eq!(error.status().unwrap(), wrong);
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test]
async fn the_last_error_says_how_many_attempts_there_were() {
    let fake = fake().await;
    for code in [502, 500, 503] {
        fake.answer(unavailable(code));
    }
    let error = status(&retrying(&fake)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(error.attempts(), 3);
    let text = error.to_string();
    assert!(text.contains("(the last of 3 attempts in "), "{text}");
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn a_connection_that_is_refused_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let fake = fake().await;
    let client = builder(&fake).retry(QUICK).endpoint(endpoint);
    let error = export(&client.build().unwrap()).await.unwrap_err();
    assert!(error.is_connect() && !error.is_timeout(), "{error}");
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn the_time_that_the_api_asks_for_is_waited_for() {
    let busy = |asked| TestAnswer::new(429, "{}").with_header("retry-after", asked);
    let double = TestTransport::new();
    let client = doubled(&double).retry(QUICK).timeout(2 * DAY);
    let client = client.build().unwrap();
    let began = double.now();
    double.queue(busy("50"));
    double.answer(200, "{}");
    export(&client).await.unwrap();
    assert_eq!(double.now() - began, Duration::from_secs(50));

    // How far a date is away is told by the machine's own clock, which goes on meanwhile.
    double.queue(busy(&httpdate::fmt_http_date(SystemTime::now() + DAY)));
    double.answer(200, "{}");
    export(&client).await.unwrap();
    let pause = *double.pauses().last().unwrap();
    assert!(pause > DAY / 2 && pause <= DAY, "{pause:?}");
}

#[tokio::test]
async fn a_wait_that_outlasts_the_call_is_not_begun() {
    let fake = fake().await;
    fake.answer(unavailable(503).with_header("retry-after", "3600"));
    let error = status(&retrying(&fake)).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_date_that_is_over_is_no_wait() {
    let fake = fake().await;
    let past = "Sun, 06 Nov 1994 08:49:37 GMT";
    fake.answer(unavailable(503).with_header("retry-after", past));
    status(&retrying(&fake)).await.unwrap();
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn an_attempt_has_a_time_of_its_own() {
    let double = TestTransport::new();
    double.queue(TestAnswer::new(200, "{}").after(6 * SECOND));
    double.queue(TestAnswer::new(200, "{}").pausing(6 * SECOND));
    double.queue(TestAnswer::new(200, "{}").after(4 * SECOND));
    let client = doubled(&double).retry(QUICK).attempt_timeout(5 * SECOND);
    let began = double.now();
    status(&client.build().unwrap()).await.unwrap();
    assert_eq!(double.requests().len(), 3);
    let waits: Duration = double.pauses().iter().sum();
    assert_eq!(double.now() - began, 14 * SECOND + waits);
}

#[tokio::test]
async fn attempts_that_take_too_long_end_with_the_call() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(TestAnswer::new(200, "{}").after(6 * SECOND)));
    let client = doubled(&double).retry(Retry::attempts(9).waits(SECOND, SECOND));
    let client = client.attempt_timeout(5 * SECOND).timeout(12 * SECOND);
    let began = double.now();
    let error = status(&client.build().unwrap()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!((error.attempts(), double.requests().len()), (3, 3));
    assert_eq!(double.now() - began, 12 * SECOND);
}

#[tokio::test]
async fn an_attempt_that_hangs_is_given_up() {
    let fake = fake().await;
    fake.answer(Answer::hang());
    let client = builder(&fake).attempt_timeout(Duration::from_millis(40));
    assert!(
        status(&client.build().unwrap())
            .await
            .unwrap_err()
            .is_timeout()
    );
}

#[tokio::test]
async fn an_export_that_takes_too_long_is_not_sent_again() {
    let double = TestTransport::new();
    double.queue(TestAnswer::new(200, "{}").after(6 * SECOND));
    let client = doubled(&double).retry(QUICK).attempt_timeout(5 * SECOND);
    let error = export(&client.build().unwrap()).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect());
    assert!(error.to_string().contains("was not answered within 5s"));
    assert_eq!(double.requests().len(), 1);
}

#[tokio::test]
async fn a_call_can_have_its_own_attempts() {
    let fake = fake().await;
    fake.answer(unavailable(503));
    let call = retrying(&fake).show_collection_status("midware", "h");
    let error = call.with_retry(Retry::never()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);

    let never = builder(&fake).build().unwrap();
    fake.answer(unavailable(503));
    let call = never.show_collection_status("midware", "h");
    call.with_retry(QUICK).await.unwrap();
    assert_eq!(fake.requests().len(), 3);
}

/// What a double answers while the API is away, or has enough of its callers.
fn away(status: u16) -> TestAnswer {
    TestAnswer::new(status, "<h1>Not now</h1>").with_header("content-type", "text/html")
}

#[tokio::test]
async fn an_outage_uses_the_budget_up() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(away(503)));
    let client = doubled(&double).retry(QUICK).retry_budget(10).build();
    let client = client.unwrap();
    for _ in 0..20 {
        status(&client).await.unwrap_err();
    }
    // 10 further attempts beside the 20 first ones.
    assert_eq!(double.requests().len(), 30);
    for _ in 0..20 {
        status(&client).await.unwrap_err();
    }
    assert_eq!(double.requests().len(), 50);

    // Each second pays for a further attempt, and what was not needed is kept.
    double.advance(3 * SECOND);
    for _ in 0..2 {
        status(&client).await.unwrap_err();
    }
    assert_eq!(double.requests().len(), 55);
    double.advance(DAY);
    for _ in 0..20 {
        status(&client).await.unwrap_err();
    }
    assert_eq!(double.requests().len(), 85);
}

#[tokio::test]
async fn five_successes_pay_for_a_further_attempt() {
    let double = TestTransport::new();
    let client = doubled(&double).retry(QUICK).retry_budget(1).build();
    let client = client.unwrap();
    double.queue(away(503));
    double.queue(away(503));
    status(&client).await.unwrap_err();
    for _ in 0..5 {
        double.queue(TestAnswer::new(200, "{}"));
        status(&client).await.unwrap();
    }
    double.queue(away(503));
    double.queue(TestAnswer::new(200, "{}"));
    status(&client).await.unwrap();
    assert_eq!(double.requests().len(), 9);
}

#[tokio::test]
async fn a_patient_call_rides_out_a_minute_of_throttling() {
    let double = TestTransport::new();
    let throttled = double.clone();
    let minute = double.now() + 60 * SECOND;
    double.answer_by(move |_| {
        let is_over = throttled.now() >= minute;
        Some(if is_over {
            TestAnswer::new(200, "{}")
        } else {
            away(429)
        })
    });
    // It costs nothing of what all calls have in common.
    let client = doubled(&double).retry(Retry::patient()).retry_budget(0);
    let client = client.build().unwrap();
    for _ in 0..20 {
        export(&client).await.unwrap();
    }
    assert!((4..=12).contains(&(double.requests().len() - 19)));
}

#[tokio::test]
async fn patience_has_an_end() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(away(429)));
    let client = doubled(&double).build().unwrap();
    let began = double.now();
    let call = client.show_collection_status("midware", "h");
    let error = call.with_retry(Retry::patient()).await.unwrap_err();
    assert!(error.is_throttled() && error.may_pass());
    assert_eq!(error.attempts(), 12);
    let took = double.now() - began;
    assert!((75 * SECOND..=151 * SECOND).contains(&took), "{took:?}");

    // A timeout of its own is kept.
    let call = client.show_collection_status("midware", "h");
    let call = call.with_retry(Retry::patient()).with_timeout(10 * SECOND);
    let began = double.now();
    call.await.unwrap_err();
    assert!(double.now() - began <= 10 * SECOND);
}

#[tokio::test]
async fn an_attempt_of_a_patient_call_takes_no_longer_than_other_calls() {
    let double = TestTransport::new();
    double.queue(TestAnswer::new(200, "{}").after(DAY));
    double.queue(TestAnswer::new(200, "{}"));
    let client = doubled(&double).retry(Retry::patient()).build().unwrap();
    let began = double.now();
    status(&client).await.unwrap();
    let took = double.now() - began;
    assert!((60 * SECOND..=61 * SECOND).contains(&took), "{took:?}");
}
