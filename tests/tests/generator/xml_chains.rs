//! Bodies in XML whose schemas lead to very many others.

use oasmith::Request;
use oasmith::read::Texts;
use serde_json::{Value, json};

/// How many schemas are in each other.
const LONG: usize = 3000;

/// The file of the tables for a body of schemas of which each has the next, which it needs or not; nothing if
/// there is none.
fn tables(is_needed: bool, last: &Value) -> Option<String> {
    let name = |index: usize| format!("S{index}");
    let required: &[&str] = if is_needed { &["next"] } else { &[] };
    let schemas = (0..LONG).map(|index| {
        let next = json!({"$ref": format!("#/components/schemas/{}", name(index + 1))});
        let schema = json!({
            "type": "object",
            "required": required,
            "properties": {"at": {"type": "integer"}, "next": next},
        });
        (name(index), schema)
    });
    let mut schemas: serde_json::Map<_, _> = schemas.collect();
    schemas.insert(name(LONG), last.clone());
    let schema = json!({"$ref": "#/components/schemas/S0"});
    let answer = json!({"description": "It.", "content": {"text/xml": {"schema": schema}}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Long", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    });
    let outcome = oasmith::generate(&Request {
        spec: "api.json".into(),
        texts: Texts::alone([("api.json", document.to_string())]),
        ..Request::default()
    });
    let mut files = outcome.files.into_iter();
    let file = files.find(|file| file.path == "src/xml_tables.rs");
    file.map(|file| file.content)
}

#[test]
fn all_of_them_have_tables() {
    let tables = tables(
        true,
        &json!({"type": "object", "properties": {"b": {"type": "string"}}}),
    );
    let tables = tables.expect("tables");
    assert_eq!(tables.matches("static ").count(), LONG + 1, "{tables}");
    assert!(
        tables.contains("field(\"next\", &S3000).required()"),
        "{tables}"
    );
}

#[test]
fn what_cannot_be_written_takes_what_needs_it_along_and_nothing_else() {
    let either = json!({"oneOf": [
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"type": "object", "properties": {"b": {"type": "string"}}},
    ]});
    assert_eq!(tables(true, &either), None);
    let tables = tables(false, &either).expect("tables");
    assert_eq!(tables.matches("static ").count(), LONG, "{tables}");
    assert!(!tables.contains("&S3000"), "{tables}");
}
