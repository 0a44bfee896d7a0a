//! A success of a status that is not documented is read like those that are, if it is like them.

use case_statuses::model::TaskOrText;
use case_statuses::testing::{TestAnswer, TestTransport};
use case_statuses::{Client, ErrorKind};

fn answering(answer: TestAnswer) -> Client {
    let double = TestTransport::new();
    double.queue(answer);
    let client = Client::builder().transport(double);
    client.build().unwrap()
}

fn json(status: u16, body: &str) -> Client {
    typed(status, "application/json", body)
}

fn typed(status: u16, media_type: &str, body: &str) -> Client {
    answering(TestAnswer::new(status, body).with_header("content-type", media_type))
}

const TASK: &str = r#"{"id": "a"}"#;

#[tokio::test]
async fn what_fits_is_a_success_whose_status_is_seen() {
    for status in [200, 201, 202, 203, 299] {
        let response = json(status, TASK).start().with_response().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.value().id, "a");
        assert_eq!(json(status, TASK).find().await.unwrap().id, "a");
    }
    // The type tells what JSON is, whatever the server calls it.
    let task = typed(202, "text/html", TASK).start().await.unwrap();
    assert_eq!(task.id, "a");
    let task = answering(TestAnswer::new(202, TASK)).start().await;
    assert_eq!(task.unwrap().id, "a");
}

#[tokio::test]
async fn what_does_not_fit_is_an_error_that_keeps_it() {
    let error = json(202, r#"{"name": "a"}"#).start().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status().unwrap(), 202);
    assert_eq!(error.body(), br#"{"name": "a"}"#);
    assert_eq!(
        error.to_string(),
        "start: POST https://statuses.example/tasks answered 202 Accepted, a status that the document does not have, with a \
         body that is not that of a documented success, at $: missing field `id` at line 1 column 13: {\"name\": \"a\"}"
    );
    assert!(error.reason().is_some());
    // What the document says of any other answer is said of errors.
    assert!(error.api().is_none());
}

#[tokio::test]
async fn any_success_is_one_where_none_is_documented() {
    for (status, body) in [(200, TASK), (204, "")] {
        let (): () = json(status, body).unsaid().await.unwrap();
        let (): () = json(status, body).silent().await.unwrap();
    }
    let error = json(405, r#"{"title": "no"}"#).unsaid().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(json(302, "").silent().await.is_err());
}

#[tokio::test]
async fn a_status_without_a_body_has_none_whatever_is_said_of_it() {
    let client = answering(TestAnswer::new(204, ""));
    let (): () = client.promise().await.unwrap();
    let kept = answering(TestAnswer::new(204, "")).keep().await.unwrap();
    assert_eq!(kept, None);
    assert_eq!(json(200, TASK).keep().await.unwrap().unwrap().id, "a");
}

#[tokio::test]
async fn a_body_that_is_promised_is_missed() {
    for status in [202, 204, 205] {
        let error = answering(TestAnswer::new(status, "")).start().await;
        let error = error.unwrap_err();
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (ErrorKind::Unexpected, status)
        );
        let text = error.to_string();
        assert!(
            text.contains("without the body of a documented success"),
            "{text}"
        );
    }
    let error = answering(TestAnswer::new(204, ""))
        .archive()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("without the body"), "{error}");
    let error = typed(204, "text/plain", "").print().await.unwrap_err();
    assert!(error.to_string().contains("without the body"), "{error}");
}

#[tokio::test]
async fn where_no_body_is_promised_any_will_do() {
    for (status, body) in [(200, ""), (202, TASK), (204, "")] {
        let response = json(status, body).remove().with_response().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), &response.body()[..]),
            (status, body.as_bytes())
        );
        json(status, "").exists().await.unwrap();
    }
    assert!(json(404, "").remove().await.unwrap_err().is_api());
}

#[tokio::test]
async fn of_several_types_none_is_guessed() {
    let error = json(202, TASK).change().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.body()),
        (ErrorKind::Unexpected, TASK.as_bytes())
    );
    assert!(json(200, TASK).change().await.is_ok());
    let error = json(202, TASK).classes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}

#[tokio::test]
async fn one_answer_may_have_no_body_and_the_others_one() {
    assert_eq!(json(202, TASK).perhaps().await.unwrap().unwrap().id, "a");
    assert_eq!(json(204, "").perhaps().await.unwrap(), None);
    assert!(json(202, "").perhaps().await.is_err());
}

#[tokio::test]
async fn no_body_is_null_where_that_is_a_value() {
    for (status, body) in [(200, ""), (200, " \r\n"), (200, "null"), (204, "")] {
        assert_eq!(
            json(status, body).swap().await.unwrap(),
            None,
            "{status} {body:?}"
        );
        json(status, body).nothing().await.unwrap();
    }
    assert_eq!(json(200, TASK).swap().await.unwrap().unwrap().id, "a");
    let error = json(200, "").start().await.unwrap_err();
    assert!(error.to_string().contains("EOF"), "{error}");
}

#[tokio::test]
async fn the_media_type_tells_texts_and_bytes() {
    let text = typed(201, "text/plain; charset=utf-8", "a").print().await;
    assert_eq!(text.unwrap(), "a");
    let error = typed(202, "text/html", "<p>").print().await.unwrap_err();
    assert_eq!(error.body(), b"<p>");
    assert!(
        error
            .to_string()
            .contains("a body of `text/html`, which was not asked for"),
        "{error}"
    );
    let bytes = typed(206, "application/zip", "PK").archive().await.unwrap();
    assert_eq!(&bytes[..], b"PK");
    let bytes = typed(201, "application/zip", "").archive().await.unwrap();
    assert!(bytes.is_empty());
    let report = typed(203, "text/csv", "a,b").report().await.unwrap();
    assert_eq!(report, TaskOrText::Text("a,b".to_owned()));
    let report = json(203, TASK).report().await.unwrap();
    assert!(matches!(report, TaskOrText::Task(task) if task.id == "a"));
}
