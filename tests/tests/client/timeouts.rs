//! A call that takes too long, and a connection that is refused, are two
//! different errors.

use std::time::Duration;

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::Answer;
use tokio::net::TcpListener;

use crate::support::{Failure, builder, client, export, fake, printed, status};

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
    timed_out(Answer::json(200, &body).in_pieces(1, SHORT / 4)).await;
}

#[tokio::test]
async fn redirects_count_together() {
    let fake = fake().await;
    let place = "/v5/p/asset/manual-collect/midware?host_id=h";
    for _ in 0..5 {
        fake.answer(Answer::redirect(302, place).after(SHORT / 3));
    }
    let client = builder(&fake).timeout(SHORT).build().unwrap();
    assert!(status(&client).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_call_can_have_its_own_time() {
    let fake = fake().await;
    fake.answer(Answer::hang());
    let call = client(&fake).show_collection_status("midware", "h");
    assert!(call.with_timeout(SHORT).await.unwrap_err().is_timeout());

    let hasty = builder(&fake).timeout(Duration::ZERO).build().unwrap();
    let call = hasty.show_collection_status("midware", "h");
    call.with_timeout(Duration::from_secs(60)).await.unwrap();
}

#[tokio::test]
async fn a_client_works_on_after_a_timeout() {
    let fake = fake().await;
    fake.answer(Answer::hang());
    let client = client(&fake);
    let call = client.show_collection_status("midware", "h");
    assert!(call.with_timeout(SHORT).await.unwrap_err().is_timeout());
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
