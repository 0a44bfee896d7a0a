//! The two calls together: wait until a collection is done, then export.

use std::time::{Duration, Instant};

use huaweicloud_hss::model::{CollectionStatus, CollectionType, ErrorBody, ScanStatus};
use huaweicloud_hss::{Client, ErrorKind, WaitError};
use serde_json::json;
use tests::fake::Answer;

use crate::support::{client, export, fake, printed};

const SOON: Duration = Duration::from_millis(1);
const LONG: Duration = Duration::from_secs(60);

type Waiting = Result<CollectionStatus, WaitError<CollectionStatus, ErrorBody>>;

/// Waits with a deadline, and asks often.
async fn wait(client: &Client, deadline: Duration) -> Waiting {
    client
        .show_collection_status(CollectionType::WebService, "a-host")
        .until_done()
        .with_interval(SOON, 5 * SOON)
        .with_deadline(deadline)
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
    let status = wait(&client, LONG).await.unwrap();
    assert_eq!(status.scan_status, Some(ScanStatus::Scanned));
    assert!(export(&client).await.unwrap().task_id.is_some());
    assert_eq!(fake.requests().len(), 4);
}

#[tokio::test]
async fn what_is_unknown_or_not_there_is_waited_out() {
    let fake = fake().await;
    fake.answer(Answer::json(200, &json!({"scan_status": "unheard-of"})));
    fake.answer(Answer::json(200, &json!({})));
    assert!(wait(&client(&fake), LONG).await.is_ok());
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn failures_are_told_apart_from_what_never_began() {
    for status in ["failed", "longscanning"] {
        let fake = fake().await;
        fake.scan_statuses(["scanning", status]);
        let error = wait(&client(&fake), LONG).await.unwrap_err();
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
    let begin = Instant::now();
    let call = client(&fake).show_collection_status(CollectionType::WebService, "a-host");
    let error = call.until_done().await.unwrap_err();
    assert!(
        begin.elapsed() < Duration::from_millis(700),
        "it does not wait"
    );
    assert!(matches!(error, WaitError::NotStarted(_)), "{error}");
    assert!(
        error.to_string().contains("has to be started first"),
        "{error}"
    );
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn the_service_says_when_to_ask_again() {
    let fake = fake().await;
    fake.answer(scanning().with_header("retry-after", "1"));
    let begin = Instant::now();
    assert!(wait(&client(&fake), LONG).await.is_ok());
    assert!(begin.elapsed() >= Duration::from_secs(1));

    // A time to ask again that is too late is not waited for.
    fake.answer(scanning().with_header("retry-after", "600"));
    let begin = Instant::now();
    let error = wait(&client(&fake), Duration::from_secs(20))
        .await
        .unwrap_err();
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert!(begin.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_deadline_ends_it() {
    let fake = fake().await;
    fake.scan_statuses(["scanning"]);
    let deadline = Duration::from_millis(100);
    let begin = Instant::now();
    let error = wait(&client(&fake), deadline).await.unwrap_err();
    assert!(begin.elapsed() >= deadline);
    assert_eq!(error.last().and_then(|last| last.state()), Some("scanning"));
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert!(fake.requests().len() > 5);
}

#[tokio::test]
async fn a_call_under_way_ends_with_the_deadline_and_what_came_before_is_kept() {
    let fake = fake().await;
    fake.answer(scanning());
    fake.answer(Answer::hang());
    let begin = Instant::now();
    let deadline = Duration::from_millis(300);
    let error = wait(&client(&fake), deadline).await.unwrap_err();
    assert!(begin.elapsed() < LONG / 2);
    assert!(
        matches!(&error, WaitError::TimedOut(last) if last.calls() == 2),
        "{error}"
    );
}

#[tokio::test]
async fn the_error_of_a_call_ends_it() {
    let fake = fake().await;
    fake.answer(scanning());
    fake.answer(Answer::json(
        403,
        &json!({"error_code": "HSS.0003", "error_msg": "No."}),
    ));
    let error = wait(&client(&fake), LONG).await.unwrap_err();
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
    fake.scan_statuses(["scanning"]);
    let client = client(&fake);
    let waiting = tokio::time::timeout(Duration::from_millis(50), wait(&client, LONG));
    assert!(waiting.await.is_err());
    let asked = fake.requests().len();
    tokio::time::sleep(Duration::from_millis(50)).await;
    // A request may have been on its way.
    assert!(fake.requests().len() <= asked + 1);
}
