//! Errors: each is what the same call gives that is awaited.

use std::time::Duration;

use huaweicloud_hss::{Blocking, ErrorKind, Retry};
use serde_json::json;
use tests::fake::Answer;

use crate::support::{Service, builder, export, nowhere, printed, status};

/// Three attempts without a wait worth mentioning.
const QUICK: Retry = Retry::attempts(3).waits(Duration::from_millis(1), Duration::from_millis(4));

fn unavailable(status: u16) -> Answer {
    Answer::text(status, "text/html", "<h1>Not now</h1>")
}

#[test]
fn an_error_of_the_api() {
    let body = json!({ "error_code": "HSS.0001", "error_msg": "no" });
    let error = Service::failure(Answer::json(400, &body));
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some("HSS.0001"));
    let error = Service::failure(unavailable(502));
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.body(), b"<h1>Not now</h1>");
    let error = Service::failure(Answer::empty(200));
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[test]
fn what_cannot_be_sent_is_found_before() {
    let service = Service::start();
    let call = service.client().show_collection_status("midware", "h");
    let error = call.with_header("no name", "v").send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(service.requests().is_empty());
}

#[test]
fn a_refused_connection() {
    let client = builder(nowhere()).retry(QUICK).build().unwrap();
    let error = export(&client).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(!error.is_timeout());
    assert_eq!(error.attempts(), 3);
    let text = printed(&error).to_lowercase();
    assert!(text.contains("connection refused"), "{text}");
}

#[test]
fn a_host_that_nobody_knows() {
    let builder = builder("http://nowhere.invalid".to_owned());
    let error = status(&builder.build().unwrap()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains("nowhere.invalid"), "{error}");
}

#[test]
fn a_connection_that_breaks() {
    let service = Service::start();
    let client = service.builder().retry(QUICK).build().unwrap();
    let body = json!({ "task_id": "t" });
    for answer in [Answer::close(), Answer::json(200, &body).then_close()] {
        let before = service.requests().len();
        service.answer(answer);
        let error = export(&client).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        assert!(error.reason().is_some());
        assert_eq!(service.requests().len(), before + 1);
    }
}

#[test]
fn a_part_of_an_answer_is_kept() {
    let body = json!({ "scan_status": "scanned" });
    let error = Service::failure(Answer::json(200, &body).then_close());
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.request_id().is_some(), "{}", printed(&error));
}

#[test]
fn what_only_asks_is_asked_again() {
    for answer in [429, 500, 502, 503, 504].map(unavailable) {
        let service = Service::start();
        service.answer(answer.clone());
        service.answer(answer.clone());
        let client = service.builder().retry(QUICK).build().unwrap();
        status(&client).unwrap();
        assert_eq!(service.requests().len(), 3);
        if !format!("{answer:?}").contains("429") {
            service.answer(answer);
            export(&client).unwrap_err();
            assert_eq!(service.requests().len(), 4);
        }
    }
}

#[test]
fn an_answer_has_a_limit() {
    let service = Service::start();
    let client = service.builder().max_response_size(100).build().unwrap();
    service.answer(Answer::text(200, "application/json", "x".repeat(5000)).then_hang());
    let error = export(&client).unwrap_err();
    assert!(error.to_string().contains("100 bytes"), "{error}");
    assert!(error.body().len() <= 100);
    export(&client).unwrap();
}

#[test]
fn tls_that_is_not_there_is_no_matter_of_attempts() {
    // Where the tests build TLS, the handshake with a port that speaks none fails instead.
    let service = Service::start();
    let endpoint = service.endpoint().replace("http://", "https://");
    let client = builder(endpoint).retry(QUICK).build().unwrap();
    let error = export(&client).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(service.requests().is_empty());
}
