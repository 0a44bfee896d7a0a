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
  /told:
    get:
      responses:
        '200':
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [event, data]
                properties: {event: {type: string}, data: {type: string}}
                oneOf:
                - properties:
                    event: {const: named}
                    data: {contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Named'}}
                - properties: {event: {const: count}, data: {contentSchema: {type: integer}}}
                - properties: {event: {const: word}}
  /untold:
    get:
      responses:
        '200':
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                - properties: {event: {const: named}, data: {contentSchema: {$ref: '#/components/schemas/Named'}}}
                - required: [data]
                  properties: {data: {enum: ['[DONE]', word]}}
  /perhaps:
    get:
      responses:
        '200': {content: {text/event-stream: {schema: {type: ['null', string], examples: [word]}}}}
  /numbers:
    get: {responses: {'200': {content: {application/json-seq: {itemSchema: {type: integer}}}}}}
  /items:
    get:
      responses:
        '200': {content: {application/json-seq: {itemSchema: {$ref: '#/components/schemas/Named'}}}}
        '404': {content: {text/plain: {}}}
  /xml:
    get: {responses: {'200': {content: {application/xml: {schema: {$ref: '#/components/schemas/Named'}}}}}}
  /choice:
    get:
      responses:
        '200': {content: {application/xml: {schema: {properties: {a: {oneOf: [{type: string}, {type: boolean}]}}}}}}
  /asked:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {stream: {type: boolean}}}}}
      responses: {'200': {content: {application/json: {}, text/event-stream: {schema: {type: integer}}}}}
components:
  schemas:
    Named: {type: object, required: [name], properties: {name: {type: string}}}
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
    let continued = cases.iter().find(|case| !case.further.is_empty());
    let case = continued.expect("a case that goes on");
    let Expected::Events(events) = &case.last_answer().expected else {
        panic!("{:?}", case.last_answer());
    };
    assert_eq!(events[0].name, "born");
    assert_eq!(
        (events[0].id.as_str(), &events[0].value),
        ("one", &json!(1))
    );
    let text = String::from_utf8_lossy(&case.answer.body).into_owned();
    assert!(text.contains("event: born\nid: one\ndata: 1\n\n"), "{text}");
}

#[test]
fn data_that_is_json_in_a_text_is_what_describes_it() {
    let cases = cases("/told", Way::Events);
    let all = cases.iter().filter(|case| case.further.is_empty());
    let all = all.flat_map(|case| match &case.last_answer().expected {
        Expected::Events(events) => events.clone(),
        other => panic!("{other:?}"),
    });
    let mut told: Vec<(String, serde_json::Value)> =
        all.map(|event| (event.name, event.value)).collect();
    told.dedup();
    let value = |name: &str| {
        let mut named = told.iter().filter(|(known, _)| known == name);
        named.next().map(|(_, value)| value)
    };
    assert!(value("count").expect("an event").is_i64(), "{told:?}");
    assert!(
        value("named").expect("an event")["name"].is_string(),
        "{told:?}"
    );
    assert!(value("word").expect("an event").is_string(), "{told:?}");
}

#[test]
fn items_come_in_their_framing() {
    let cases = cases("/items", Way::Items);
    let [items, error] = cases.as_slice() else {
        panic!("{} cases", cases.len());
    };
    assert!(items.answer.in_pieces && items.answer.body.starts_with(b"\x1e"));
    assert!(!items.answer.body.ends_with(b"\n"), "the last has no end");
    let Expected::Success(Some(value)) = &items.answer.expected else {
        panic!("{:?}", items.answer);
    };
    assert_eq!(value.as_array().expect("a list").len(), 2);
    assert_eq!(error.answer.status, 404);
}

#[test]
fn an_item_that_does_not_end_by_itself_has_an_end() {
    let cases = cases("/numbers", Way::Items);
    assert_eq!(cases.len(), 1);
    assert!(cases[0].answer.body.ends_with(b"\n"));
}

#[test]
fn a_text_that_may_be_null_is_a_text_in_any_order_of_its_types() {
    let cases = cases("/perhaps", Way::Events);
    let body = String::from_utf8_lossy(&cases[0].answer.body).into_owned();
    assert!(body.contains("data: word\n"), "{body}");
}

#[test]
fn what_becomes_a_text_is_known() {
    let plan = Plan::make(&document(DOCUMENT));
    let is_untyped = |path: &str| {
        let mut cases = plan.cases.iter().filter(|case| case.path == path);
        cases.any(|case| case.answer.is_untyped)
    };
    assert!(is_untyped("/choice") && !is_untyped("/xml"));
    assert!(!is_untyped("/items") && !is_untyped("/texts"));
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

#[test]
fn an_event_without_a_type_is_not_of_a_branch_that_names_one_and_the_mark_of_the_end_is_none() {
    let cases = cases("/untold", Way::Events);
    let all = cases
        .iter()
        .flat_map(|case| match &case.last_answer().expected {
            Expected::Events(events) => events.clone(),
            other => panic!("{other:?}"),
        });
    let all: Vec<_> = all.map(|event| (event.name, event.value)).collect();
    assert!(all.iter().any(|(name, _)| name == "named"), "{all:?}");
    assert!(all.iter().any(|(_, value)| value == "word"), "{all:?}");
    for (name, value) in &all {
        assert_eq!(name == "named", value["name"].is_string(), "{all:?}");
        assert_ne!(value, "[DONE]");
    }
}

#[test]
fn kinds_of_events_say_their_types_although_one_has_more() {
    let plan = Plan::make(&document(
        "{openapi: 3.1.0, paths: {/a: {get: {responses: {'200': {content: {text/event-stream: {schema: {oneOf: [\
         {required: [event, data], properties: {event: {const: sent}, data: {type: integer}, more: {type: string}}}, \
         {required: [event, data], properties: {event: {const: lost}, data: {type: integer}}}]}}}}}}}}}",
    ));
    let mut cases = plan.cases.iter();
    let case = cases.find(|case| case.way == Way::Events).expect("events");
    let Expected::Events(events) = &case.last_answer().expected else {
        panic!("{:?}", case.last_answer());
    };
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(names, ["sent", "lost"]);
}
