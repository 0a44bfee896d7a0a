//! Waiting until something is done, in calls that block.

use std::time::Duration;

use huaweicloud_hss::model::ScanStatus;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Blocking, WaitError};
use serde_json::json;
use tests::fake::Answer;

use crate::support::{Service, doubled};

fn answer(status: &str) -> Answer {
    Answer::json(200, &json!({"scan_status": status}))
}

#[test]
fn until_it_is_done_or_failed() {
    let service = Service::start();
    let client = service.client();
    let soon = Duration::from_millis(5);
    let wait = || {
        let call = client.show_collection_status("midware", "a-host");
        call.until_done().with_interval(soon, soon).send()
    };
    service.answer(answer("scanning"));
    service.answer(answer("scanned"));
    assert_eq!(wait().unwrap().scan_status, Some(ScanStatus::Scanned));
    service.answer(answer("failed"));
    assert!(matches!(wait(), Err(WaitError::Failed(_))));
    service.answer(answer("neverscan"));
    assert!(matches!(wait(), Err(WaitError::NotStarted(_))));
    assert_eq!(service.requests().len(), 4);
}

#[test]
fn no_longer_than_it_may_take() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(TestAnswer::new(200, r#"{"scan_status":"scanning"}"#)));
    let client = doubled(&double).build().unwrap();
    let call = client.show_collection_status("midware", "a-host");
    let (began, deadline) = (double.now(), Duration::from_secs(30 * 60));
    let error = call.until_done().send().unwrap_err();
    assert!(matches!(&error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(double.now() - began, deadline);
    assert_eq!(double.pauses().iter().sum::<Duration>(), deadline);
}

#[test]
fn a_call_under_way_ends_with_it() {
    let double = TestTransport::new();
    double.answer(200, r#"{"scan_status":"scanning"}"#);
    double.queue(TestAnswer::new(200, "{}").after(Duration::from_secs(60)));
    let client = doubled(&double).build().unwrap();
    let call = client.show_collection_status("midware", "a-host");
    let (began, deadline) = (double.now(), Duration::from_secs(20));
    let error = call.until_done().with_deadline(deadline).send();
    let error = error.unwrap_err();
    assert!(
        matches!(&error, WaitError::TimedOut(last) if last.calls() == 2),
        "{error}"
    );
    assert_eq!(double.now() - began, deadline);
}
