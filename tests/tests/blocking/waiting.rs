//! Waiting until something is done, in calls that block.

use std::time::{Duration, Instant};

use huaweicloud_hss::model::ScanStatus;
use huaweicloud_hss::{Blocking, WaitError};
use serde_json::json;
use tests::fake::Answer;

use crate::support::Service;

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
    let service = Service::start();
    service.answer(answer("scanning"));
    service.answer(Answer::hang());
    let deadline = Duration::from_millis(300);
    let begin = Instant::now();
    let client = service.client();
    let call = client.show_collection_status("midware", "a-host");
    let until = call.until_done().with_deadline(deadline);
    let soon = Duration::from_millis(1);
    let error = until.with_interval(soon, soon).send().unwrap_err();
    assert!(
        matches!(&error, WaitError::TimedOut(last) if last.calls() == 2),
        "{error}"
    );
    assert!(begin.elapsed() < Duration::from_secs(30));
}
