//! What is planned for a document.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::verify::case::Expected;

const DOCUMENT: &str = "
openapi: 3.0.3
paths:
  /pets/{id}:
    parameters: [{in: path, name: id, required: true, schema: {type: string}, example: rex}]
    put:
      parameters:
        - {in: query, name: kind, schema: {type: string, enum: [cat, dog, bird]}}
        - {in: query, name: from, schema: {type: integer, minimum: 3, maximum: 9}}
        - {in: header, name: X-Note, schema: {type: string, maxLength: 5}}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        4XX: {content: {text/plain: {schema: {type: string}, example: no}}}
        default: {content: {application/octet-stream: {}}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 1, pattern: '^[A-Z][a-z]+$'}
        born: {type: string, format: date, nullable: true}
        friend: {$ref: '#/components/schemas/Pet'}
        food: {oneOf: [{type: integer}, {type: array, items: {type: boolean}}]}
        number: {type: integer, readOnly: true}
";

fn plan(text: &str) -> Plan {
    let document = document(text);
    let plan = Plan::make(&document);
    let limit = plan.operations.len() * 40;
    assert!(plan.cases.len() <= limit, "{} cases", plan.cases.len());
    plan
}

fn values(plan: &Plan, name: &str) -> BTreeSet<String> {
    let cases = plan.cases.iter();
    let inputs = cases.flat_map(|case| &case.inputs.parameters);
    inputs
        .filter(|input| input.name == name)
        .map(|input| input.value.to_string())
        .collect()
}

#[test]
fn examples_edges_and_choices_are_tried() {
    let plan = plan(DOCUMENT);
    let titles: Vec<&str> = plan.cases.iter().map(|case| case.title.as_str()).collect();
    for title in [
        "examples",
        "only what is required",
        "longest and greatest",
        "reserved characters",
        "null",
    ] {
        assert!(titles.contains(&title), "{titles:?}");
    }
    assert_eq!(plan.operations[0].reasons, Vec::<String>::new());
    assert_eq!(
        plan.operations[0].cases,
        (0..plan.cases.len()).collect::<Vec<_>>()
    );
    assert_eq!(
        plan.cases[0].inputs.parameter(Location::Path, "id"),
        Some(&json!("rex"))
    );
    assert_eq!(values(&plan, "kind").len(), 3);
    assert!(values(&plan, "from").is_superset(&["3".to_owned(), "9".to_owned()].into()));
    assert!(
        values(&plan, "X-Note")
            .iter()
            .all(|text| text.is_ascii() && text.len() <= 7)
    );
    let bodies = || {
        plan.cases
            .iter()
            .filter_map(|case| case.inputs.body.as_ref())
            .map(|body| &body.value)
    };
    assert!(bodies().any(|body| body["born"].is_null() && body.get("born").is_some()));
    assert!(
        bodies().any(|body| body["food"].is_array())
            && bodies().any(|body| body["food"].is_number())
    );
    assert!(bodies().all(|body| body.get("number").is_none()));
    assert!(plan.cases.iter().any(|case| case.inputs.body.is_none()));
}

#[test]
fn each_status_and_one_that_is_not_documented_are_answered() {
    let plan = plan(DOCUMENT);
    let has = |test: fn(&Case) -> bool| plan.cases.iter().any(test);
    assert!(has(|case| case.answer.status == 200
        && matches!(case.answer.expected, Expected::Success(Some(_)))));
    assert!(has(
        |case| case.answer.status == 477 && case.answer.body == b"no"
    ));
    assert!(has(|case| case.answer.status == 577
        && matches!(case.answer.expected, Expected::Error(Some(_)))));
    let no_default = DOCUMENT.replace("default", "'500'");
    let cases = self::plan(&no_default).cases;
    assert!(cases.iter().any(|case| case.answer.status == 577 && case.answer.expected == Expected::Undocumented));
}

#[test]
fn what_no_value_satisfies_is_told() {
    let plan = plan(
        "{openapi: 3.1.0, paths: {/a: {get: {parameters: [{in: query, name: q, required: true, schema: \
         {type: integer, minimum: 3, maximum: 2}}], responses: {}}}}}",
    );
    assert!(plan.cases.is_empty());
    assert!(plan.operations[0].reasons[0].contains("no value of the query parameter `q`"));
}

#[test]
fn a_header_that_refers_to_a_parameter_is_none() {
    let plan = plan(
        "{openapi: 3.1.0, paths: {/a: {get: {responses: {'200': {headers: \
         {etag: {$ref: '#/components/parameters/etag'}, age: {$ref: '#/components/headers/age'}}}}}}}, \
         components: {parameters: {etag: {name: ETag, in: header, schema: {type: string}}}, \
         headers: {age: {schema: {type: integer}}}}}",
    );
    let headers = plan.cases.iter().flat_map(|case| &case.answer.headers);
    let names: BTreeSet<&str> = headers.map(|header| header.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["age"]));
}

#[test]
fn a_success_like_one_that_has_no_body_has_none() {
    let plan = plan(
        "{openapi: 3.1.0, paths: {/a: {get: {responses: {'204': {content: {application/json: \
         {schema: {type: integer}}}}}}}}}",
    );
    let successes = plan.cases.iter().map(|case| &case.answer);
    let successes = successes.filter(|answer| matches!(answer.expected, Expected::Success(_)));
    assert!(successes.clone().any(|answer| answer.status == 299));
    assert!(successes.clone().all(|answer| answer.body.is_empty()));
}

#[test]
fn items_are_a_text_where_they_are_an_error() {
    let plan = plan(
        "{openapi: 3.2.0, paths: {/a: {get: {responses: {default: {content: {application/jsonl: \
         {itemSchema: {type: integer}}}}}}}}}",
    );
    let mut all = plan.cases.iter().map(|case| &case.answer.expected);
    let is_text = |expected: &Expected| matches!(expected, Expected::Error(Some(Value::String(_))));
    assert!(all.clone().any(is_text));
    assert!(all.all(|expected| !matches!(expected, Expected::Error(Some(Value::Array(_))))));
}

#[test]
fn a_path_is_never_given_an_empty_text() {
    let plan = plan(
        "{openapi: 3.1.0, paths: {'/{a}/{b}': {get: {parameters: [{in: path, name: a, required: true, content: \
         {text/plain: {schema: {type: string}}}}, {in: path, name: b, required: true, schema: {type: string}}], \
         responses: {'204': {}}}}}}",
    );
    for name in ["a", "b"] {
        let values = values(&plan, name);
        assert!(values.len() > 2 && !values.contains("\"\""), "{values:?}");
    }
}

#[test]
fn schemas_without_an_end_do_no_harm() {
    for schema in [
        "{$ref: '#/components/schemas/A'}",
        "{allOf: [{$ref: '#/components/schemas/A'}]}",
        "{type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}",
        "{anyOf: [{type: array, minItems: 1, items: {$ref: '#/components/schemas/A'}}, {type: integer}]}",
        "{type: array, minItems: 1000000000, items: {}}",
        "{type: string, minLength: 1000000000}",
        "{type: string, pattern: '(('}",
        "{type: nothing, enum: [], properties: 1, allOf: 2, required: true, minimum: a}",
        "false",
    ] {
        let text = format!(
            "{{openapi: 3.1.0, paths: {{/a: {{post: {{requestBody: {{content: {{application/json: {{schema: \
             {{$ref: '#/components/schemas/A'}}}}}}}}, responses: {{'204': {{}}}}}}}}}}, \
             components: {{schemas: {{A: {schema}}}}}}}"
        );
        let plan = plan(&text);
        assert!(!plan.cases.is_empty(), "{schema}");
    }
}

#[test]
fn a_discriminator_tells_the_branches_apart() {
    let plan = plan(
        "
openapi: 3.0.3
paths: {/a: {post: {requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'204': {}}}}}
components:
  schemas:
    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {kitty: '#/components/schemas/Cat'}}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [lives], properties: {lives: {type: integer}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [barks], properties: {barks: {type: boolean}}}]}
",
    );
    let bodies = || {
        plan.cases
            .iter()
            .filter_map(|case| case.inputs.body.as_ref())
            .map(|body| &body.value)
    };
    assert!(bodies().any(|body| body["kind"] == "kitty" && body["lives"].is_number()));
    assert!(bodies().any(|body| body["kind"] == "Dog" && body["barks"].is_boolean()));
    assert!(bodies().all(|body| body["kind"] == "kitty" || body["kind"] == "Dog"));
}

#[test]
fn each_alternative_of_credentials_is_tried_and_none() {
    let plan = plan(
        "
openapi: 3.0.3
paths:
  /pets:
    get:
      security: [{key: []}, {user: [], token: []}]
      responses: {'204': {description: Fine.}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: x-key}
    user: {type: http, scheme: basic}
    token: {type: apiKey, in: query, name: token}
",
    );
    let given = |title: &str| {
        let case = plan.cases.iter().find(|case| case.title == title).unwrap();
        let all = case.inputs.credentials.iter();
        let names: Vec<&str> = all.map(|one| one.scheme.as_str()).collect();
        (names, case.answer.expected.clone())
    };
    let fine = Expected::Success(None);
    assert_eq!(
        given("credentials of key alone"),
        (vec!["key"], fine.clone())
    );
    let both = given("credentials of user and token alone");
    assert_eq!(both, (vec!["user", "token"], fine));
    let names = ["key", "user", "token"].map(str::to_owned).to_vec();
    assert_eq!(given("no credentials"), (vec![], Expected::Unsent(names)));
}

#[test]
fn yaml_is_json_where_both_are_offered_and_a_name_may_be_required_twice() {
    let plan = plan(
        "
openapi: 3.0.3
paths:
  /pets:
    patch:
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
          application/apply-patch+yaml: {schema: {$ref: '#/components/schemas/Pet'}}
      responses:
        '200': {description: Fine., content: {application/json: {schema: {anyOf: [{$ref: '#/components/schemas/Pet'}, {nullable: true}]}}}}
components:
  schemas:
    Pet: {type: object, required: [name, name], properties: {name: {type: string}}}
",
    );
    assert_eq!(plan.operations[0].reasons, Vec::<String>::new());
    let title = "body application/apply-patch+yaml";
    let case = plan.cases.iter().find(|case| case.title == title).unwrap();
    let body = case.inputs.body.as_ref().unwrap();
    assert!(body.value.is_object() && !body.binary);
    let answers = plan.cases.iter().map(|case| &case.answer.expected);
    for answer in answers {
        let is_text = matches!(answer, Expected::Success(Some(value)) if value.is_string());
        assert!(!is_text, "{answer:?}");
    }
}

#[test]
fn what_only_a_vendor_can_compute_is_not_tried_and_is_told_of() {
    let mut document = document(
        "
openapi: 3.0.3
paths:
  /pets:
    get:
      security: [{signed: []}, {token: []}]
      responses: {'204': {description: Fine.}}
    put:
      security: [{signed: []}]
      responses: {'204': {description: Fine.}}
components:
  securitySchemes:
    signed: {type: apiKey, in: header, name: Authorization}
    token: {type: apiKey, in: header, name: x-token}
",
    );
    document.leave_to_vendors(&["signed"]);
    let plan = Plan::make(&document);
    let titles: Vec<&str> = plan.cases.iter().map(|case| case.title.as_str()).collect();
    assert!(titles.contains(&"credentials of token alone"));
    assert!(titles.contains(&"no credentials"));
    assert!(!titles.contains(&"credentials of signed alone"));
    let [get, put] = &plan.operations[..] else {
        panic!("two operations")
    };
    assert!(get.reasons.is_empty());
    assert!(put.cases.is_empty());
    assert!(put.reasons[0].contains("a vendor's own"));
    assert!(plan.notes[0].contains("`signed`"), "{:?}", plan.notes);
}

#[test]
fn a_body_that_only_its_own_format_could_write_is_one_beside_no_other() {
    let json = "application/json: {schema: {$ref: '#/components/schemas/P'}}";
    let xml = "application/xml: {schema: {$ref: '#/components/schemas/P'}, example: {name: Mars}}";
    for (content, asked) in [
        (format!("{xml}, {json}"), "application/json"),
        (xml.to_owned(), "application/xml"),
    ] {
        let plan = plan(&format!(
            "{{openapi: 3.1.0, paths: {{/a: {{post: {{requestBody: {{required: true, content: {{{content}}}}}, \
             responses: {{'204': {{}}}}}}}}}}, components: {{schemas: {{P: {{type: object, required: [name], \
             properties: {{name: {{type: string}}}}}}}}}}}}"
        ));
        let bodies = plan
            .cases
            .iter()
            .filter_map(|case| case.inputs.body.as_ref());
        let asked_for: BTreeSet<&str> = bodies.map(|body| body.media_type.as_str()).collect();
        assert_eq!(asked_for, BTreeSet::from([asked]));
    }
}

#[test]
fn what_no_message_can_have_is_asked_of_nobody() {
    let text = "{openapi: 3.0.3, paths: {/a: {get: {parameters: [{in: header, name: '', schema: {type: string}}, \
                {in: cookie, name: 'a b', schema: {type: string}}, {in: query, name: '', schema: {type: string}}], \
                responses: {'204': {}}}}}}";
    let document = document(text);
    let parameters = &document.operations[0].parameters;
    let places: Vec<_> = parameters.iter().map(|one| one.location).collect();
    assert_eq!(places, [Location::Query]);
    let text = "{openapi: 3.0.3, paths: {/a: {get: {responses: {'204': {headers: {X-A: \
                {$ref: '#/components/headers/H'}, X-B: {schema: {type: string}}, X-C: null}}}}}}, \
                components: {headers: {H: {$ref: '#/components/headers/H'}}}}";
    let document = self::document(text);
    let headers = &document.operations[0].responses[0].headers;
    let names: Vec<_> = headers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["X-B"]);
}

#[test]
fn a_header_of_the_path_is_that_of_the_operation_whatever_its_capitals() {
    let document = document(
        "{openapi: 3.0.3, paths: {/a: {parameters: [{name: X-Kind, in: header, required: true, schema: {type: \
         string}}], get: {parameters: [{name: x-kind, in: header, schema: {type: string}}], responses: {'204': {}}}}}}",
    );
    let parameters = document.operations[0].parameters.iter();
    let names: Vec<&str> = parameters.map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["x-kind"]);
}
