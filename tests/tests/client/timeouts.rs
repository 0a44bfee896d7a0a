//! A call that takes too long, and a connection that is refused, are two
//! different errors.

use std::time::Duration;

use huaweicloud_hss::ErrorKind;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use serde_json::json;
use tests::fake::{Answer, Gate};
use tokio::net::TcpListener;

use crate::support::{Failure, builder, client, doubled, export, fake, printed, status};

/// How long a call may take that is not to be answered in time. However busy the machine is, no
/// more comes of it than that the test takes longer.
const SHORT: Duration = Duration::from_millis(40);

/// The error of an export that is answered like this.
async fn timed_out(answer: Answer) -> Failure {
    let fake = fake().await;
    fake.answer(answer);
    let client = builder(&fake).timeout(SHORT).build().unwrap();
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.is_timeout());
    assert!(!error.is_connect());
    error
}

#[tokio::test]
async fn a_server_that_does_not_answer() {
    let error = timed_out(Answer::hang()).await;
    assert_eq!(error.status(), None);
    assert!(error.to_string().contains("40ms"), "{error}");
}

#[tokio::test]
async fn a_body_that_does_not_end() {
    timed_out(Answer::json(200, &json!({ "task_id": "t" })).then_hang()).await;
}

#[tokio::test]
async fn a_body_whose_pieces_come_too_slowly() {
    let body = json!({ "task_id": "0123456789" });
    let slow = Answer::json(200, &body).in_pieces(1, SHORT / 4);
    timed_out(slow.then_hang()).await;
}

#[tokio::test]
async fn redirects_count_together() {
    let double = TestTransport::new();
    let (began, third) = (double.now(), Duration::from_secs(20));
    for _ in 0..5 {
        let moved = TestAnswer::new(302, "").with_header("location", "/elsewhere");
        double.queue(moved.after(third));
    }
    let client = doubled(&double).timeout(3 * third).build().unwrap();
    let error = status(&client).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(double.requests().len(), 3);
    assert_eq!(double.now() - began, 3 * third);
}

#[tokio::test]
async fn a_call_can_have_its_own_time() {
    let double = TestTransport::new();
    let second = Duration::from_secs(1);
    double.answer_by(move |_| Some(TestAnswer::new(200, "{}").after(9 * second)));
    for (client, own, is_late) in [(60, 9, true), (60, 10, false), (9, 10, false)] {
        let client = doubled(&double).timeout(client * second).build().unwrap();
        let call = client.show_collection_status("midware", "h");
        let result = call.with_timeout(own * second).await;
        assert_eq!(result.is_err_and(|error| error.is_timeout()), is_late);
    }
}

#[tokio::test]
async fn a_client_works_on_after_a_timeout() {
    let (fake, gate) = (fake().await, Gate::new());
    // Whichever of the two calls takes it.
    fake.answer(Answer::json(200, &json!({})).behind(&gate));
    let client = client(&fake);
    let call = client.show_collection_status("midware", "h");
    assert!(call.with_timeout(SHORT).await.unwrap_err().is_timeout());
    gate.open();
    status(&client).await.unwrap();
}

#[tokio::test]
async fn a_refused_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let fake = fake().await;
    let client = builder(&fake).endpoint(endpoint).build().unwrap();
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.is_connect());
    assert!(!error.is_timeout());
    assert_eq!(error.status(), None);
    let text = printed(&error).to_lowercase();
    assert!(text.contains("connection refused"), "{text}");
}
