//! The schemas of OpenAPI as those of JSON Schema 2020-12.

use serde_json::{Map, Value, json};

/// The formats whose texts have types of their own, and are read strictly.
const FORMATS: [&str; 3] = ["date-time", "date", "uuid"];

const TYPES: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// Bounds, which nobody checks on what is received. `required` is one where it
/// is a boolean, as some documents have it.
const BOUNDS: [&str; 12] = [
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "required",
];

/// Values that are no schemas.
const VALUES: [&str; 5] = ["example", "examples", "default", "enum", "const"];

/// A document whose schemas say in today's words what they say in those of
/// OpenAPI 3.0, and only what matters to reading a value.
pub(super) fn modern(document: Value) -> Value {
    match document {
        Value::Array(items) => items.into_iter().map(modern).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    // What has a name may be called as a keyword is.
                    ("properties" | "schemas", Value::Object(named)) => {
                        let named = named.into_iter();
                        Value::Object(named.map(|(key, value)| (key, modern(value))).collect())
                    }
                    (key, value) if VALUES.contains(&key) => value,
                    (_, value) => modern(value),
                };
                (key, value)
            });
            Value::Object(keywords(members.collect()))
        }
        other => other,
    }
}

fn keywords(mut schema: Map<String, Value>) -> Map<String, Value> {
    schema.retain(|key, value| match key.as_str() {
        "format" => value
            .as_str()
            .is_none_or(|format| FORMATS.contains(&format)),
        "type" => value.as_str().is_none_or(|word| TYPES.contains(&word)),
        key => !BOUNDS.contains(&key) || value.is_object() || value.is_array(),
    });
    // Which of several branches a value is of is no question where one is enough.
    if !schema.contains_key("anyOf")
        && let Some(branches) = schema.remove("oneOf")
    {
        schema.insert("anyOf".to_owned(), branches);
    }
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        allow_null(&mut schema);
    }
    schema
}

fn allow_null(schema: &mut Map<String, Value>) {
    if let Some(word @ Value::String(_)) = schema.get_mut("type") {
        *word = json!([word, "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
        branches.push(json!({ "type": "null" }));
        return;
    }
    for key in ["allOf", "$ref"] {
        if let Some(value) = schema.remove(key) {
            let branches = json!([{ key: value }, { "type": "null" }]);
            schema.insert("anyOf".to_owned(), branches);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_null_says_so_in_its_type() {
        let said = |schema: Value| modern(schema);
        assert_eq!(
            said(json!({ "type": "string", "enum": ["a"], "nullable": true })),
            json!({ "type": ["string", "null"], "enum": ["a", null], "nullable": true })
        );
        assert_eq!(
            said(json!({ "$ref": "#/a", "nullable": true })),
            json!({ "anyOf": [{ "$ref": "#/a" }, { "type": "null" }], "nullable": true })
        );
        assert_eq!(
            said(json!({ "oneOf": [{ "type": "string" }], "nullable": true })),
            json!({ "anyOf": [{ "type": "string" }, { "type": "null" }], "nullable": true })
        );
    }

    #[test]
    fn bounds_are_left_out_and_properties_of_such_names_are_not() {
        let schema = json!({
            "minimum": 1, "exclusiveMinimum": true, "required": ["pattern"], "format": "int32",
            "properties": { "pattern": { "type": "file", "pattern": "a" }, "enum": { "maximum": 1 } },
            "default": { "pattern": "a" },
        });
        let expected = json!({
            "required": ["pattern"],
            "properties": { "pattern": {}, "enum": {} },
            "default": { "pattern": "a" },
        });
        assert_eq!(modern(schema), expected);
    }
}
