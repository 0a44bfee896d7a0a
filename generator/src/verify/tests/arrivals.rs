//! Answers that are read as they arrive.

use serde_json::json;

use super::*;
use crate::verify::case::{Expected, Way};

const DOCUMENT: &str = "
openapi: 3.2.0
paths:
  /bytes:
    get: {responses: {'200': {content: {application/pdf: {}}}, '404': {content: {text/plain: {}}}}}
  /texts:
    get: {responses: {'200': {content: {text/event-stream: {schema: {type: string}}}}}}
  /whole:
    get:
      responses:
        '200':
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [data]
                properties: {event: {const: born}, id: {type: string}, data: {type: integer}}
  /asked:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}
      responses: {'200': {content: {application/json: {}, text/event-stream: {schema: {type: integer}}}}}
";

fn cases(path: &str, way: Way) -> Vec<Case> {
    let plan = Plan::make(&document(DOCUMENT));
    let cases = plan.cases.into_iter();
    cases
        .filter(|case| case.path == path && case.way == way)
        .collect()
}

#[test]
fn bytes_come_in_pieces_and_errors_too() {
    let cases = cases("/bytes", Way::Stream);
    assert_eq!(cases.len(), 2);
    assert!(cases[0].answer.in_pieces && cases[0].answer.body.len() > 4096);
    assert_eq!(cases[1].answer.status, 404);
}

#[test]
fn a_stream_of_events_goes_on_behind_the_last_of_them() {
    let cases = cases("/texts", Way::Events);
    let continued = cases.iter().find(|case| !case.further.is_empty());
    let continued = continued.expect("a case that goes on");
    let after = continued.further.iter();
    let after: Vec<_> = after.map(|further| further.after.as_deref()).collect();
    assert_eq!(after, [Some("one"), Some("two")]);
    let text = String::from_utf8_lossy(&continued.answer.body).into_owned();
    assert_eq!(text, "retry: 5\nid: one\ndata: text\n\n");
    let document = document(DOCUMENT);
    let accept = ("accept", "text/event-stream");
    let first = request("GET /texts", &[accept], "");
    let then = |id: &str| request("GET /texts", &[accept, ("Last-Event-Id", id)], "");
    let said = |requests: &[&Received]| judge_case(&document, continued, requests).complaints;
    assert_eq!(
        said(&[&first, &then("one"), &then("two")]),
        Vec::<String>::new()
    );
    let again = said(&[&first, &first, &then("two")]);
    assert_eq!(again, ["request 2: the header `Last-Event-ID` is missing"]);
    let other = said(&[&first, &then("one"), &then("one")]);
    assert!(other[0].contains("is `one` and not `two`"), "{other:?}");
    assert!(said(&[&then("one"), &then("one"), &then("two")])[0].contains("not asked for"));
}

#[test]
fn an_event_that_is_described_as_a_whole_says_its_type_and_its_id() {
    let cases = cases("/whole", Way::Events);
    // What has an id is asked for again, so that there is no case of its mere end.
    let [case] = cases.as_slice() else {
        panic!("{} cases", cases.len());
    };
    let Expected::Events(events) = &case.last_answer().expected else {
        panic!("{:?}", case.last_answer());
    };
    assert_eq!(events[0].name, "born");
    assert_eq!(
        events[0].value,
        json!({ "event": "born", "id": "one", "data": 1 })
    );
    let text = String::from_utf8_lossy(&case.answer.body).into_owned();
    assert!(text.contains("event: born\nid: one\ndata: 1\n\n"), "{text}");
}

#[test]
fn a_body_that_can_ask_for_events_does_so() {
    let cases = cases("/asked", Way::Events);
    let [case] = cases.as_slice() else {
        panic!("{} cases", cases.len());
    };
    let body = case.inputs.body.as_ref().expect("a body");
    assert_eq!(body.value["stream"], true);
    assert!(case.further.is_empty());
}
