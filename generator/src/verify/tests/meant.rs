//! What documents mean though OpenAPI has other words for it, as the mock answers.

use super::mock::sent;
use super::*;
use crate::verify::mock::{Mock, Options};

#[test]
fn a_schema_that_has_the_fields_of_an_event_is_none_of_its_data() {
    let text = "
openapi: 3.0.3
paths:
  /a:
    get:
      responses:
        '200':
          content:
            text/event-stream:
              schema: {required: [data], properties: {event: {type: string, enum: [news]}, data: {type: object, required: [n], properties: {n: {type: integer, enum: [7]}}}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let (status, body) = sent(&mock, "GET", "/a", &[], "");
    let event = "event: news\ndata: {\"n\":7}\n\n";
    assert_eq!((status, body), (200, event.repeat(2)));
}

#[test]
fn what_any_media_type_may_be_is_as_its_schema_says() {
    let text = "
openapi: 3.0.3
paths:
  /text: {get: {responses: {'200': {content: {'*/*': {schema: {type: string, pattern: '^abc$'}}}}}}}
  /word: {get: {responses: {'200': {content: {'*/*': {schema: {type: string, enum: [abc]}}}}}}}
  /flag: {get: {responses: {'200': {content: {'*/*': {schema: {type: boolean, enum: [true]}}}}}}}
  /byte: {get: {responses: {'200': {content: {'*/*': {schema: {type: string, format: byte}}}}}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let body = |path: &str| sent(&mock, "GET", path, &[], "").1;
    let all = ["/text", "/word", "/flag", "/byte"].map(body);
    assert_eq!(all, ["abc", "\"abc\"", "true", "bytes"]);
}

#[test]
fn a_request_is_taken_as_others_than_openapi_say() {
    let text = "
openapi: 3.0.3
paths:
  /a:
    get:
      parameters:
        - {in: query, name: bare, allowEmptyValue: true, schema: {type: integer}}
        - {in: query, name: full, schema: {type: integer}}
      responses: {'204': {}}
    post:
      requestBody: {content: {application/json: {schema: {type: string, format: int-or-string}}}}
      responses: {'204': {}}
    put:
      requestBody: {content: {application/json: {schema: {x-kubernetes-int-or-string: true}}}}
      responses: {'204': {}}
  /b/{+name}:
    get: {parameters: [{in: path, name: name, required: true, schema: {type: string}}], responses: {'204': {}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let status = |method: &str, target: &str, body: &str| {
        let headers = ["content-type: application/json".to_owned()];
        let headers = if body.is_empty() { &[][..] } else { &headers };
        sent(&mock, method, target, headers, body).0
    };
    assert_eq!(status("GET", "/a?bare=", ""), 204);
    assert_eq!(status("GET", "/a?bare=x", ""), 400);
    assert_eq!(status("GET", "/a?full=", ""), 400);
    for method in ["POST", "PUT"] {
        let all = ["8080", "\"http\"", "true"].map(|body| status(method, "/a", body));
        assert_eq!(all, [204, 204, 400], "{method}");
    }
    assert_eq!(status("GET", "/b/x/y", ""), 204);
}
