//! Requests in spellings that mean the same.

use serde_json::json;

use super::*;

fn with(parameter: &str) -> Document {
    document(&format!(
        "{{openapi: 3.0.3, paths: {{'/a': {{get: {{parameters: [{parameter}], responses: {{'204': {{}}}}}}}}}}}}"
    ))
}

#[test]
fn a_moment_may_be_in_another_zone() {
    let document = with("{in: query, name: at, schema: {type: string, format: date-time}}");
    let at = json!("2012-12-12T10:53:43-08:00");
    let case = case(&document, &[(Location::Query, "at", at)], None);
    let sent = |text: &str| request(&format!("GET /a?at={text}"), &[], "");
    right(&document, &case, &sent("2012-12-12T18%3A53%3A43Z"));
    right(&document, &case, &sent("2012-12-12T10:53:43-08:00"));
    wrong(&document, &case, &sent("2012-12-12T17%3A53%3A43Z"), "at");
    wrong(
        &document,
        &case,
        &sent("2012-12-12T18%3A53%3A43+00:00"),
        "at",
    );
}

#[test]
fn members_of_what_has_no_form_may_stand_in_any_order() {
    let document = with(
        "{in: query, name: q, style: deepObject, schema: {type: array, items: {type: object, \
         properties: {a: {type: string}, b: {type: string}}}}}",
    );
    let value = json!([{ "a": "1", "b": "2" }]);
    let case = case(&document, &[(Location::Query, "q", value)], None);
    let sent = |text: &str| request(&format!("GET /a?{text}"), &[], "");
    right(
        &document,
        &case,
        &sent("q%5B0%5D%5Ba%5D=1&q%5B0%5D%5Bb%5D=2"),
    );
    right(
        &document,
        &case,
        &sent("q%5B0%5D%5Bb%5D=2&q%5B0%5D%5Ba%5D=1"),
    );
    wrong(
        &document,
        &case,
        &sent("q%5B0%5D%5Bb%5D=2&q%5B0%5D%5Ba%5D=2"),
        "q",
    );
    wrong(&document, &case, &sent("q%5B0%5D%5Bb%5D=2"), "q");
}

#[test]
fn what_a_path_cannot_hold_is_escaped() {
    let document = document("{openapi: 3.0.3, paths: {'/<a>': {get: {responses: {'204': {}}}}}}");
    let case = case(&document, &[], None);
    right(&document, &case, &request("GET /%3Ca%3E", &[], ""));
    wrong(
        &document,
        &case,
        &request("GET /<a>", &[], ""),
        "may not stand",
    );
}
