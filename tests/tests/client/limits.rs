//! An answer may have only so many bytes, and so may its headers.

use std::time::Duration;

use huaweicloud_hss::ErrorKind;
use tests::fake::Answer;

use crate::support::{builder, client, export, fake};

/// A body of this many bytes, which is an answer to an export.
fn body(length: usize) -> String {
    let frame = r#"{"task_id":""}"#.len();
    format!(r#"{{"task_id":"{}"}}"#, "t".repeat(length - frame))
}

fn answer(length: usize) -> Answer {
    Answer::text(200, "application/json", body(length))
}

#[tokio::test]
async fn the_limit_itself_is_allowed() {
    let fake = fake().await;
    let client = builder(&fake).max_response_size(100).build().unwrap();
    for answer in [answer(100), answer(100).in_pieces(7, Duration::ZERO)] {
        fake.answer(answer);
        export(&client).await.unwrap();
    }
}

#[tokio::test]
async fn more_is_an_error_that_says_the_limit() {
    let fake = fake().await;
    let client = builder(&fake).max_response_size(100).build().unwrap();
    for answer in [
        answer(101),
        answer(101).in_pieces(7, Duration::ZERO),
        answer(5000).then_hang(),
        Answer::text(502, "text/html", body(101)),
    ] {
        fake.answer(answer);
        let error = export(&client).await.unwrap_err();
        assert!(error.to_string().contains("100 bytes"), "{error}");
        assert!(error.status().is_some());
        assert!(error.body().len() <= 100);
        assert!(error.request_id().is_some());
        assert!(!error.is_timeout());
    }
}

#[tokio::test]
async fn an_error_status_counts_more_than_the_size_of_its_body() {
    let fake = fake().await;
    let client = builder(&fake).max_response_size(100).build().unwrap();
    fake.answer(Answer::text(502, "text/html", body(101)));
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
}

#[tokio::test]
async fn more_is_not_what_the_document_says() {
    let fake = fake().await;
    let client = builder(&fake).max_response_size(100).build().unwrap();
    fake.answer(answer(101));
    let error = export(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn sixteen_mebibytes_are_the_limit_unless_told_otherwise() {
    let fake = fake().await;
    let client = client(&fake);
    fake.answer(answer(16 * 1024 * 1024));
    export(&client).await.unwrap();
    fake.answer(answer(16 * 1024 * 1024 + 1));
    let error = export(&client).await.unwrap_err();
    assert!(error.to_string().contains("16777216"), "{error}");
}

/// An answer to an export whose headers have about so many bytes.
fn headed(length: usize) -> Answer {
    answer(100).with_header("x-long", &"h".repeat(length))
}

#[tokio::test]
async fn headers_have_a_limit_of_their_own() {
    let fake = fake().await;
    let client = builder(&fake).max_header_size(1000).build().unwrap();
    fake.answer(headed(500));
    export(&client).await.unwrap();
    for (answer, kind) in [
        (headed(1000), ErrorKind::Unexpected),
        (headed(1000).then_hang(), ErrorKind::Unexpected),
        (
            Answer::empty(503).with_header("x-long", &"h".repeat(1000)),
            ErrorKind::Api,
        ),
    ] {
        fake.answer(answer);
        let before = fake.requests().len();
        let error = export(&client).await.unwrap_err();
        let text = error.to_string();
        assert_eq!(error.kind(), kind, "{text}");
        assert!(text.contains("with headers of more than the limit of 1000 bytes"));
        assert!(error.status().is_some() && error.request_id().is_some());
        assert_eq!(fake.requests().len(), before + 1);
    }
}

#[tokio::test]
async fn sixty_four_kibibytes_of_headers_unless_told_otherwise() {
    let fake = fake().await;
    let client = client(&fake);
    fake.answer(headed(65_000));
    export(&client).await.unwrap();
    fake.answer(headed(65_536));
    let error = export(&client).await.unwrap_err();
    assert!(error.to_string().contains("65536 bytes"), "{error}");
}
