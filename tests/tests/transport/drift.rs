//! Answers of which something is not as documented.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::ScanStatus;
use huaweicloud_hss::testing::TestTransport;
use huaweicloud_hss::{CallEnd, Client, ClientBuilder, ErrorKind, Observer, WaitError};

const DRIFTED: &str = r#"{"scan_status":"scanned","scanned_time":"1743609707401"}"#;

fn builder(double: &TestTransport) -> ClientBuilder {
    let builder = Client::builder().region("cn-north-4").project_id("p");
    builder.auth(Token::new("t")).transport(double.clone())
}

/// How many members were left out of all answers.
#[derive(Clone, Default)]
struct LeftOut(Arc<AtomicUsize>);

impl Observer for LeftOut {
    fn call_ended(&self, end: &CallEnd) {
        self.0.fetch_add(end.left_out, Ordering::Relaxed);
    }
}

#[tokio::test]
async fn without_tolerance_it_is_an_error() {
    let double = TestTransport::new();
    let client = builder(&double).build().unwrap();
    double.answer(200, DRIFTED);
    let error = client.show_collection_status("app", "h").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(error.to_string().contains("at $.scanned_time: "), "{error}");
}

#[tokio::test]
async fn a_client_or_a_call_tolerates_it_and_tells_what_was_left_out() {
    let double = TestTransport::new();
    let left_out = LeftOut::default();
    let builder = builder(&double).observer(left_out.clone());
    let strict = builder.clone().build().unwrap();
    let tolerant = builder.tolerate_drift(true).build().unwrap();
    let calls = [
        strict
            .show_collection_status("app", "h")
            .with_tolerate_drift(true),
        tolerant.show_collection_status("app", "h"),
    ];
    for call in calls {
        double.answer(200, DRIFTED);
        let response = call.with_response().await.unwrap();
        assert_eq!(response.value().scan_status, Some(ScanStatus::Scanned));
        assert_eq!(response.value().scanned_time, None);
        assert_eq!(response.body(), DRIFTED.as_bytes());
        let [left_out] = response.left_out() else {
            panic!("{:?}", response.left_out());
        };
        assert_eq!(left_out.place(), "$.scanned_time");
        assert!(left_out.reason().contains("expected i64"), "{left_out}");
    }
    assert_eq!(left_out.0.load(Ordering::Relaxed), 2);

    double.answer(200, DRIFTED);
    let call = tolerant.show_collection_status("app", "h");
    let error = call.with_tolerate_drift(false).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);

    double.answer(200, r#"{"scan_status":"scanned"}"#);
    let call = tolerant.show_collection_status("app", "h");
    assert_eq!(call.with_response().await.unwrap().left_out(), []);
}

#[tokio::test]
async fn the_error_stays_the_first_one() {
    let double = TestTransport::new();
    let client = builder(&double).tolerate_drift(true).build().unwrap();
    for (body, place) in [
        ("[5]", "at $: "),
        (r#"{"scanned_time":"x","#, "at $.scanned_time: "),
        ("", "at $: "),
    ] {
        double.answer(200, body);
        let error = client.show_collection_status("app", "h").await.unwrap_err();
        assert_eq!(error.body(), body.as_bytes());
        assert!(error.to_string().contains(place), "{error}");
    }
    // What the document says nothing of has to be like what it does.
    double.answer(203, DRIFTED);
    let error = client.show_collection_status("app", "h").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn a_wait_looks_at_the_status_alone() {
    let double = TestTransport::new();
    let client = builder(&double).build().unwrap();
    double.answer(200, r#"{"scan_status":"scanning","scanned_time":[]}"#);
    double.answer(200, DRIFTED);
    let wait = client.show_collection_status("app", "h").until_done();
    assert_eq!(wait.await.unwrap().scanned_time, None);
    assert_eq!(double.pauses().len(), 1);

    // The status itself is never left out, which would be waited for in vain.
    double.answer(200, r#"{"scanned_time":"17","scan_status":{}}"#);
    let wait = client.show_collection_status("app", "h").until_done();
    let WaitError::Call(error) = wait.await.unwrap_err() else {
        panic!("a status that cannot be read ends the waiting");
    };
    assert!(error.to_string().contains("at $.scanned_time: "), "{error}");

    double.answer(200, DRIFTED);
    let call = client.show_collection_status("app", "h");
    let wait = call.with_tolerate_drift(false).until_done();
    assert!(matches!(wait.await, Err(WaitError::Call(_))));
}

#[cfg(feature = "blocking")]
#[test]
fn calls_that_block_do_so_as_well() {
    use huaweicloud_hss::Blocking as _;

    let double = TestTransport::new();
    let builder = builder(&double).blocking_transport(double.clone());
    let client = builder.build().unwrap();
    double.answer(200, DRIFTED);
    let call = client.show_collection_status("app", "h");
    let response = call.with_tolerate_drift(true).with_response().send();
    assert_eq!(response.unwrap().left_out().len(), 1);

    double.answer(200, DRIFTED);
    let wait = client.show_collection_status("app", "h").until_done();
    assert_eq!(wait.send().unwrap().scan_status, Some(ScanStatus::Scanned));
}
