//! The two calls together: wait until a collection is done, then export.

use std::time::Duration;

use huaweicloud_hss::model::{CollectionStatus, CollectionType, ErrorBody, ScanStatus};
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ErrorKind, TransportErrorKind, WaitError};
use serde_json::json;
use tests::fake::{Answer, Gate};

use crate::support::{self, client, export, fake, printed, status};

const SOON: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

type Waiting = Result<CollectionStatus, WaitError<CollectionStatus, ErrorBody>>;

/// Waits, and asks often.
async fn wait(client: &Client) -> Waiting {
    client
        .show_collection_status(CollectionType::WebService, "a-host")
        .until_done()
        .with_interval(SOON, 5 * SOON)
        .await
}

fn scanning() -> Answer {
    Answer::json(200, &json!({"scan_status": "scanning"}))
}

#[tokio::test]
async fn until_it_is_scanned() {
    let fake = fake().await;
    fake.scan_statuses(["scanning", "scanning", "scanned"]);
    let client = client(&fake);
    let status = wait(&client).await.unwrap();
    assert_eq!(status.scan_status, Some(ScanStatus::Scanned));
    assert!(export(&client).await.unwrap().task_id.is_some());
    assert_eq!(fake.requests().len(), 4);
}

#[tokio::test]
async fn what_is_unknown_or_not_there_is_waited_out() {
    let fake = fake().await;
    fake.answer(Answer::json(200, &json!({"scan_status": "unheard-of"})));
    fake.answer(Answer::json(200, &json!({})));
    assert!(wait(&client(&fake)).await.is_ok());
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn failures_are_told_apart_from_what_never_began() {
    for status in ["failed", "longscanning"] {
        let fake = fake().await;
        fake.scan_statuses(["scanning", status]);
        let error = wait(&client(&fake)).await.unwrap_err();
        let text = error.to_string();
        let begin = format!("showCollectionStatus: /scan_status is `{status}` after 2 calls in ");
        assert!(text.starts_with(&begin), "{text}");
        assert!(
            text.ends_with(": it ended without success, and has to be begun anew"),
            "{text}"
        );
        let WaitError::Failed(last) = error else {
            panic!("{text}");
        };
        assert_eq!((last.state(), last.calls()), (Some(status), 2));
        assert_eq!(
            last.into_answer().scan_status,
            Some(ScanStatus::from(status))
        );
    }
    let fake = fake().await;
    fake.scan_statuses(["neverscan"]);
    let call = client(&fake).show_collection_status(CollectionType::WebService, "a-host");
    let error = call.until_done().await.unwrap_err();
    assert!(matches!(error, WaitError::NotStarted(_)), "{error}");
    assert!(
        error.to_string().contains("has to be started first"),
        "{error}"
    );
    assert_eq!(fake.requests().len(), 1);
}

/// An answer of the double.
fn told(status: &str) -> TestAnswer {
    TestAnswer::new(200, format!(r#"{{"scan_status":"{status}"}}"#))
}

/// Waits as long as it takes by the double's clock, and says how long that was.
async fn doubled(double: &TestTransport, deadline: Duration) -> (Waiting, Duration) {
    let client = support::doubled(double).build().unwrap();
    let began = double.now();
    let call = client.show_collection_status(CollectionType::WebService, "a-host");
    let waiting = call.until_done().with_deadline(deadline).await;
    (waiting, double.now() - began)
}

#[tokio::test]
async fn the_service_says_when_to_ask_again() {
    let double = TestTransport::new();
    double.queue(told("scanning").with_header("retry-after", "50"));
    double.queue(told("scanned"));
    let (waiting, took) = doubled(&double, MINUTE).await;
    assert!(waiting.is_ok());
    assert_eq!((double.pauses(), took), (vec![50 * SECOND], 50 * SECOND));

    // A time to ask again that is too late is not waited for.
    double.queue(told("scanning").with_header("retry-after", "600"));
    let (waiting, took) = doubled(&double, MINUTE).await;
    let error = waiting.unwrap_err();
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert!(took.is_zero());
}

#[tokio::test]
async fn the_deadline_ends_it() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(told("scanning")));
    let (waiting, took) = doubled(&double, 30 * MINUTE).await;
    let error = waiting.unwrap_err();
    assert_eq!(took, 30 * MINUTE);
    assert_eq!(error.last().and_then(|last| last.state()), Some("scanning"));
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    // The waits grow to 22.5 and up to 30 seconds.
    let calls = double.requests().len();
    assert!((60..100).contains(&calls), "{calls}");
    assert_eq!(double.pauses().iter().sum::<Duration>(), took);
}

#[tokio::test]
async fn a_call_under_way_ends_with_the_deadline_and_what_came_before_is_kept() {
    let double = TestTransport::new();
    double.queue(told("scanning"));
    double.queue(told("scanned").after(2 * MINUTE));
    let (waiting, took) = doubled(&double, 20 * SECOND).await;
    let error = waiting.unwrap_err();
    assert!(
        matches!(&error, WaitError::TimedOut(last) if last.calls() == 2),
        "{error}"
    );
    assert_eq!(took, 20 * SECOND);
    assert!(error.to_string().contains(" in 20.0s"), "{error}");
}

#[tokio::test]
async fn what_can_pass_is_waited_out() {
    let double = TestTransport::new();
    double.queue(told("scanning"));
    for status in [429, 503, 500, 502, 504, 408] {
        double.queue(TestAnswer::new(status, "Not now"));
    }
    double.fail(TransportErrorKind::Connect);
    double.fail(TransportErrorKind::Other);
    double.queue(TestAnswer::new(429, "Not now").with_header("retry-after", "90"));
    double.queue(told("scanned"));
    let (waiting, took) = doubled(&double, 30 * MINUTE).await;
    assert!(waiting.is_ok());
    assert_eq!(double.requests().len(), 11);
    assert!(took > 90 * SECOND, "{took:?}");
}

#[tokio::test]
async fn what_does_not_pass_in_time_is_told_with_the_last_answer() {
    let double = TestTransport::new();
    double.queue(told("scanning"));
    for _ in 0..100 {
        double.queue(TestAnswer::new(429, r#"{"error_code":"APIGW.0308"}"#));
    }
    let (waiting, took) = doubled(&double, 5 * MINUTE).await;
    assert_eq!(took, 5 * MINUTE);
    let error = waiting.unwrap_err();
    let last = error.last().expect("an answer");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(last.state(), Some("scanning"));
    assert!(
        last.failure()
            .is_some_and(|failure| failure.contains("APIGW.0308"))
    );
    assert!(
        error.to_string().contains(", of which the last failed ("),
        "{error}"
    );

    // Where there never was an answer, the error of the call is all that is known.
    let (waiting, took) = doubled(&double, 5 * MINUTE).await;
    assert_eq!(took, 5 * MINUTE);
    assert!(matches!(waiting, Err(WaitError::Call(_))));
}

#[tokio::test]
async fn the_error_of_a_call_ends_it() {
    let fake = fake().await;
    fake.answer(scanning());
    fake.answer(Answer::json(
        403,
        &json!({"error_code": "HSS.0003", "error_msg": "No."}),
    ));
    let error = wait(&client(&fake)).await.unwrap_err();
    assert!(printed(&error).contains("HSS.0003"), "{error}");
    let WaitError::Call(error) = error else {
        panic!("{error}");
    };
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn who_stops_waiting_asks_no_more() {
    let fake = fake().await;
    let gate = Gate::new();
    fake.answer(scanning());
    fake.answer(scanning().behind(&gate));
    let client = client(&fake);
    tokio::select! {
        waiting = wait(&client) => panic!("{waiting:?}"),
        _ = fake.request(1) => gate.open(),
    }
    assert!(status(&client).await.is_ok());
    assert_eq!(fake.requests().len(), 3);
}
