//! Values of unions whose branches are hard to tell apart or lead back to them.

use serde_json::json;

use super::*;

/// A document with one answer, of the schema `A` of these.
fn answering(schemas: &str) -> String {
    format!(
        "{{openapi: 3.1.0, paths: {{/a: {{get: {{responses: {{'200': {{content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}, components: {{schemas: {schemas}}}}}"
    )
}

/// The bodies of the answers that are planned.
fn answers(document: &Document) -> Vec<Value> {
    let plan = Plan::make(document);
    let bodies = plan.cases.iter().map(|case| &case.answer.body);
    bodies
        .filter_map(|body| serde_json::from_slice(body).ok())
        .collect()
}

#[test]
fn a_base_that_lists_what_derives_from_it_has_values() {
    for discriminator in [
        "discriminator: {propertyName: kind, mapping: {round: Circle, square: Square}}",
        "discriminator: {propertyName: kind}",
    ] {
        for keyword in ["oneOf", "anyOf"] {
            let schemas = format!(
                "{{A: {{type: object, required: [shape], properties: {{shape: {{$ref: '#/components/schemas/Shape'}}}}}}, \
                 Shape: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}, {discriminator}, \
                 {keyword}: [{{$ref: '#/components/schemas/Circle'}}, {{$ref: '#/components/schemas/Square'}}]}}, \
                 Circle: {{allOf: [{{$ref: '#/components/schemas/Shape'}}, {{required: [r], properties: {{r: {{const: 1}}}}}}]}}, \
                 Square: {{allOf: [{{$ref: '#/components/schemas/Shape'}}, {{required: [a], properties: {{a: {{const: 2}}}}}}]}}}}"
            );
            let all = answers(&document(&answering(&schemas)));
            for property in ["r", "a"] {
                let mut shapes = all.iter().map(|body| &body["shape"]);
                let has =
                    shapes.any(|shape| shape.get(property).is_some() && shape["kind"].is_string());
                assert!(has, "{discriminator} {keyword} {property}: {all:?}");
            }
        }
    }
}

/// Objects of properties that may be left out, so that any value of one is of the other.
const EITHER: &str =
    "{oneOf: [{properties: {x: {type: string}}}, {properties: {y: {type: string}}}]}";

#[test]
fn a_property_whose_value_is_of_several_branches_is_left_out_alone() {
    let properties = format!("{{name: {{const: b}}, either: {EITHER}}}");
    let object = format!("{{type: object, properties: {properties}}}");
    for (schemas, pointer) in [
        (format!("{{A: {object}}}"), ""),
        (format!("{{A: {{type: array, minItems: 1, items: {object}}}}}"), "/0"),
        (
            format!("{{A: {{type: object, properties: {{in: {{anyOf: [{object}, {{type: 'null'}}]}}}}}}}}"),
            "/in",
        ),
        (format!("{{A: {{oneOf: [{object}, {{type: string}}]}}}}"), ""),
        (
            "{A: {type: object, properties: {name: {const: b}, when: {type: string, format: date, default: none}}}}"
                .to_owned(),
            "",
        ),
    ] {
        let all = answers(&document(&answering(&schemas)));
        let named = json!({ "name": "b" });
        let mut values = all.iter().filter_map(|body| body.pointer(pointer));
        assert!(values.any(|value| *value == named), "{schemas}: {all:?}");
    }
}

#[test]
fn a_property_that_has_to_be_there_is_there_in_whatever_branch() {
    let object = format!(
        "{{type: object, required: [either], properties: {{name: {{const: b}}, either: {EITHER}}}}}"
    );
    let all = answers(&document(&answering(&format!("{{A: {object}}}"))));
    let is_whole = |body: &Value| body["name"] == "b" && body["either"].is_object();
    assert!(all.iter().any(is_whole), "{all:?}");
}

#[test]
fn several_threads_hold_values_against_the_same_schemas() {
    let document = document(&answering("{A: {const: 7}}"));
    std::thread::scope(|scope| {
        let asked = [(); 2].map(|()| scope.spawn(|| answers(&document)));
        for answers in asked.map(|thread| thread.join().expect("it ends")) {
            assert!(answers.contains(&json!(7)), "{answers:?}");
        }
    });
}

#[test]
fn what_derives_from_a_base_in_a_file_of_its_own_has_the_tag_that_this_maps() {
    let entry = "{openapi: 3.1.0, paths: {/a: {get: {responses: {'200': {content: {application/json: \
                 {schema: {$ref: 'pet.yaml#/x-more/Fish'}}}}}}}}}";
    let pet = "{type: object, required: [kind], properties: {kind: {type: string}}, \
               discriminator: {propertyName: kind, mapping: {fish: '#/x-more/Fish'}}, \
               x-more: {Fish: {allOf: [{$ref: '#'}, {properties: {fins: {type: integer}}}]}}}";
    let all = answers(&document_of(&[("api.yaml", entry), ("pet.yaml", pet)]));
    assert!(!all.is_empty());
    assert!(all.iter().all(|body| body["kind"] == "fish"), "{all:?}");
}
