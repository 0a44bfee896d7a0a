//! Credentials that have the names of parameters.

use super::*;

#[test]
fn a_parameter_is_sent_where_the_credential_of_its_name_is_not_given() {
    let document = document(
        "
openapi: 3.1.0
paths:
  /a:
    get:
      security: [{key: []}, {}]
      parameters: [{name: x-key, in: header, schema: {type: string}}]
      responses: {'204': {}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
",
    );
    let parameters = [(Location::Header, "x-key", Value::from("mine"))];
    let mut one = case(&document, &parameters, None);
    let mine = request("GET /a", &[("x-key", "mine")], "");
    let keyed = request("GET /a", &[("x-key", "key-number-1")], "");
    right(&document, &one, &keyed);
    one.inputs.credentials.clear();
    right(&document, &one, &mine);
    wrong(&document, &one, &request("GET /a", &[], ""), "is missing");
}

#[test]
fn a_parameter_is_sent_beside_the_credential_of_another_alternative() {
    let document = document(
        "
openapi: 3.1.0
paths:
  /a:
    get:
      security: [{query: []}, {key: []}]
      parameters:
      - {name: x-key, in: header, required: true, schema: {type: string}}
      - {name: token, in: query, schema: {type: string}}
      responses: {'204': {}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: token}
",
    );
    let parameters = [
        (Location::Header, "x-key", Value::from("mine")),
        (Location::Query, "token", Value::from("own")),
    ];
    let one = case(&document, &parameters, None);
    let sent = |target: &str, key: &str| request(target, &[("x-key", key)], "");
    right(&document, &one, &sent("GET /a?token=key-number-2", "mine"));
    right(&document, &one, &sent("GET /a?token=own", "key-number-1"));
    let is_missing = sent("GET /a", "key-number-1");
    wrong(&document, &one, &is_missing, "`token`: it is missing");
    let none = sent("GET /a?token=own", "mine");
    wrong(&document, &one, &none, "none of the alternatives");
}
