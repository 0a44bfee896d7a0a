//! Bodies of XML: which have values, and how answers are written.

use serde_json::json;

use super::*;
use crate::verify::case::{Answer, Expected};
use crate::verify::xml::{arriving, parse, read};

/// What is planned to be sent and answered of a schema, in both directions.
fn plan(version: &str, schema: &str) -> Plan {
    Plan::make(&document(&text(version, schema)))
}

fn text(version: &str, schema: &str) -> String {
    format!(
        "{{openapi: {version}, paths: {{/a: {{post: {{requestBody: {{required: true, content: {{text/xml: {{schema: \
         {{$ref: '#/components/schemas/A'}}}}}}}}, responses: {{'200': {{content: {{'application/*+xml': {{schema: \
         {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}, components: {{schemas: {{A: {schema}, \
         B: {{type: string}}}}}}}}"
    )
}

/// Whether the bodies of a schema have values, in both directions.
fn is_typed(version: &str, schema: &str) -> bool {
    let plan = plan(version, schema);
    let bodies = plan.cases.iter().map(|case| {
        let body = case.inputs.body.as_ref().expect("a body");
        assert_eq!(body.is_untyped, body.value.is_string(), "{schema}");
        !body.is_untyped
    });
    let bodies: Vec<bool> = bodies.collect();
    let successes = plan.cases.iter().filter(|case| case.answer.status == 200);
    let mut answers = successes.map(|case| !case.answer.is_untyped);
    assert!(!bodies.is_empty(), "{schema}");
    assert!(bodies.iter().all(|one| *one == bodies[0]), "{schema}");
    assert!(answers.all(|one| one == bodies[0]), "{schema}");
    bodies[0]
}

#[test]
fn what_xml_has_a_place_for_has_values() {
    for schema in [
        "{type: object, properties: {a: {type: string, format: byte}, b: {$ref: '#/components/schemas/A'}}}",
        "{type: object, additionalProperties: {type: integer}}",
        "{type: array, items: {$ref: '#/components/schemas/B'}}",
        "{type: object, properties: {a: {enum: [1, 2]}, b: {anyOf: [{type: string}, {type: string, enum: [x]}]}}}",
        "{allOf: [{type: object, properties: {a: {type: string}}}, {properties: {b: {type: array, items: \
         {type: boolean}}}}]}",
        "{type: object, properties: {a: {type: array, items: {type: array, xml: {wrapped: true}, items: {type: \
         integer}}}}}",
        "{type: object, properties: {a: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: true}",
        "{type: object, properties: {a: {type: string}}, patternProperties: {'^x': {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {}, c: {oneOf: [{type: string}, {type: integer}]}}}",
    ] {
        assert!(is_typed("3.1.0", schema), "{schema}");
    }
    assert!(is_typed(
        "3.0.3",
        "{type: object, properties: {a: {type: string, nullable: true}}}"
    ));
}

#[test]
fn what_xml_has_no_place_for_is_a_text() {
    for schema in [
        "{type: object, properties: {a: {oneOf: [{type: string}, {type: integer}]}}}",
        "{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}",
        "{type: object, properties: {a: {}}}",
        "{type: object, required: [b], properties: {a: {type: string}, b: {}}}",
        "{type: object, properties: {a: {type: object}}}",
        "{type: object, properties: {a: {type: array, prefixItems: [{type: string}]}}}",
        "{type: object, properties: {a: {type: array}}}",
        "{type: object, properties: {a: {type: array, items: {type: array, items: {type: string}}}}}",
        "{type: object, additionalProperties: {type: array, items: {type: string}}}",
        "{type: object, properties: {a: {type: [string, integer]}}}",
        "{type: object, properties: {a: {type: string, contentMediaType: application/json}}}",
        "{type: object, properties: {a: {type: array, items: {type: string}, xml: {attribute: true}}}}",
        "{type: object, properties: {'a b': {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {type: string, xml: {name: a}}}}",
    ] {
        assert!(!is_typed("3.1.0", schema), "{schema}");
    }
}

#[test]
fn xml_is_a_text_beside_json_and_its_root_needs_no_name() {
    let schema = "{type: object, properties: {a: {type: string}}}";
    let plan = |content: &str| {
        Plan::make(&document(&format!(
            "{{openapi: 3.1.0, paths: {{/a: {{post: {{requestBody: {{required: true, content: {{application/xml: \
             {{schema: {schema}}}}}}}, responses: {{'200': {{content: {{{content}}}}}}}}}}}}}}}"
        )))
    };
    let xml = format!("application/xml: {{schema: {schema}}}");
    let alone = plan(&xml);
    let first = &alone.cases[0];
    let sent = first.inputs.body.as_ref().expect("a body");
    assert!(!sent.is_untyped, "the call says the name");
    assert!(
        !first.answer.is_untyped,
        "whoever reads it asks for no name"
    );
    let body = String::from_utf8_lossy(&first.answer.body).into_owned();
    assert_eq!(body, "<root><a>text</a></root>");
    let beside = plan(&format!("{xml}, application/json: {{schema: {schema}}}"));
    let mut answers = beside.cases.iter().map(|case| &case.answer);
    let is_xml = |answer: &&Answer| answer.media_type.as_deref() == Some("application/xml");
    assert!(answers.find(is_xml).expect("an answer").is_untyped);
}

/// The successes that are planned of a schema, each as a text with the value that is expected.
fn answers(schema: &str) -> Vec<(String, Value)> {
    let plan = plan("3.1.0", schema);
    let answers = plan.cases.into_iter().filter_map(|case| {
        let text = String::from_utf8(case.answer.body).expect("a text");
        match case.answer.expected {
            Expected::Success(Some(value)) if case.answer.status == 200 => Some((text, value)),
            _ => None,
        }
    });
    answers.collect()
}

#[test]
fn answers_are_written_plainly_and_otherwise() {
    let all = answers(
        "{type: object, required: [n, t, f], xml: {name: a}, properties: {n: {type: integer}, f: {type: boolean}, \
         t: {type: string, examples: ['x <y>']}, l: {type: array, xml: {wrapped: true}, items: {type: string}}}}",
    );
    let (plain, value) = &all[0];
    assert_eq!(
        *value,
        json!({ "n": value["n"], "f": true, "t": "x <y>", "l": value["l"] })
    );
    assert!(
        plain.starts_with("<a><n>") && plain.contains("<t>x &lt;y&gt;</t><l><l>"),
        "{plain}"
    );
    let dressed = all.iter().find(|(text, _)| text.starts_with("<?xml"));
    let (dressed, value) = dressed.expect("another manner");
    assert!(value.get("unheard-of").is_none(), "{value}");
    for words in [
        "<!--",
        "\n  <n>\n ",
        "<unheard-of a=\"1\">",
        "<![CDATA[",
        "<f>0</f>",
    ] {
        assert!(dressed.contains(words), "{words}: {dressed}");
    }
}

#[test]
fn nobody_is_told_of_members_without_a_name() {
    let all = answers("{type: object, additionalProperties: {type: integer}}");
    assert!(
        all.iter().all(|(text, _)| !text.contains("unheard-of")),
        "{all:?}"
    );
    assert!(all.iter().any(|(text, value)| {
        let mut members = value.as_object().expect("an object").keys();
        members
            .next()
            .is_some_and(|key| text.contains(&format!("<{key}>")))
    }));
}

#[test]
fn what_xml_cannot_tell_apart_is_not_expected() {
    let list = "{type: array, maxItems: 0, items: {type: string}}";
    let all = answers(&format!(
        "{{type: object, required: [a], properties: {{a: {list}, b: {list}}}}}"
    ));
    assert!(
        all.iter().all(|(_, value)| *value == json!({ "a": [] })),
        "{all:?}"
    );
    let wrapped = list.replace("maxItems", "xml: {wrapped: true}, maxItems");
    let all = answers(&format!("{{type: object, properties: {{a: {wrapped}}}}}"));
    let whole = ("<A><a/></A>".to_owned(), json!({ "a": [] }));
    assert!(all.contains(&whole), "{all:?}");
    let nullable = "{type: ['null', string], xml: {attribute: true}}";
    let all = answers(&format!(
        "{{type: object, properties: {{a: {nullable}, b: {{type: string}}}}}}"
    ));
    assert!(
        all.iter()
            .all(|(_, value)| !value["b"].is_null() || value.get("a").is_none())
    );
    assert!(
        all.iter()
            .all(|(_, value)| value.get("a") != Some(&Value::Null)),
        "{all:?}"
    );
    let control = "{type: string, enum: [\"\\x01\", fine]}";
    let all = answers(&format!(
        "{{type: object, required: [a], properties: {{a: {control}}}}}"
    ));
    assert!(
        !all.is_empty() && all.iter().all(|(_, value)| value["a"] == "fine"),
        "{all:?}"
    );
}

#[test]
fn what_is_answered_is_what_is_expected() {
    let schema = "{type: object, required: [i, l], properties: {i: {type: integer, xml: {attribute: true}}, \
        l: {type: array, items: {type: object, required: [t], properties: {t: {type: [string, 'null']}, \
        n: {type: number, xml: {nodeType: attribute, name: m}}}}}, w: {type: array, xml: {nodeType: element}, \
        items: {type: boolean, xml: {name: x}}}, m: {type: object, additionalProperties: {type: integer}}, \
        a: {$ref: '#/components/schemas/A'}}}";
    let document = self::document(&text("3.1.0", schema));
    let media = &document.operations[0].responses[0].content[0];
    let id = document
        .answers
        .at(media.schema.as_ref().expect("a schema"));
    let id = id.expect("a schema");
    let all = answers(schema);
    assert!(all.len() > 3, "{all:?}");
    for (text, value) in all {
        let root = parse(text.as_bytes()).expect(&text);
        let found = read(&document.answers, id, &root).expect(&text);
        assert_eq!(found, value, "{text}");
        assert_eq!(arriving(&document.answers, id, value.clone()), value);
    }
}

#[test]
fn a_text_is_no_less_than_xml_of_which_nothing_is_said() {
    let is_untyped = |schema: &str| {
        let plan = Plan::make(&document(&format!(
            "{{openapi: 3.1.0, paths: {{/a: {{get: {{responses: {{'200': {{content: {{application/xml: {{schema: \
             {schema}}}}}}}}}}}}}}}}}"
        )));
        plan.cases.iter().any(|case| case.answer.is_untyped)
    };
    assert!(!is_untyped("{type: object}"));
    assert!(!is_untyped(
        "{type: object, properties: {}, additionalProperties: true}"
    ));
    assert!(is_untyped("{type: object, required: [a]}"));
    assert!(is_untyped("{type: array, items: {}}"));
}
