//! The validators of definitions: one to the letter, and others that are made where they are needed.

use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::{Map, Value, json};

use super::closed::opened;
use super::id::SchemaId;

/// What is said of a value that a union refuses.
const OF_NO_BRANCH: &str =
    "value is of no branch of its union, or of several where it may be of one alone";

/// The validators of the same definitions.
pub(super) struct Validators {
    strict: Result<Validator, String>,
    /// One to which one branch of a `oneOf` is enough, as it is to those who write branches that
    /// overlap, and to which parts of a whole close nothing.
    lenient: OnceLock<Option<Validator>>,
    /// One that says where a value is refused. What the branches of a union say it does not ask: each
    /// may have unions in it, whose branches would say the same once more.
    terse: OnceLock<Option<Validator>>,
}

impl Validators {
    pub(super) fn new(definitions: &[Value]) -> Self {
        Self {
            strict: validator(definitions.iter().cloned()),
            lenient: OnceLock::new(),
            terse: OnceLock::new(),
        }
    }

    fn with(definitions: &[Value], change: Change) -> Option<Validator> {
        let definitions = definitions.iter().cloned();
        validator(definitions.map(|schema| changed(schema, change))).ok()
    }

    /// Why no value can be held against the definitions, where none can.
    pub(super) fn problem(&self) -> Option<&str> {
        self.strict.as_ref().err().map(String::as_str)
    }

    /// Whether a definition allows a value.
    pub(super) fn allows(&self, id: SchemaId, value: &Value) -> bool {
        let strict = self.strict.as_ref();
        strict.is_ok_and(|validator| validator.is_valid(&whole(id, value)))
    }

    /// Whether a definition allows a value, if one branch of a `oneOf` is enough, and no part of a whole
    /// closes what others describe.
    pub(super) fn nearly_allows(&self, definitions: &[Value], id: SchemaId, value: &Value) -> bool {
        let lenient = self
            .lenient
            .get_or_init(|| Self::with(&opened(definitions), lenient));
        let lenient = lenient.as_ref();
        lenient.is_some_and(|validator| validator.is_valid(&whole(id, value)))
    }

    /// Where a definition refuses a value to the letter, each place with the reason.
    pub(super) fn mistakes(
        &self,
        definitions: &[Value],
        id: SchemaId,
        value: &Value,
    ) -> Vec<(String, String)> {
        let terse = self.terse.get_or_init(|| Self::with(definitions, terse));
        let whole = whole(id, value);
        let errors = terse.iter().flat_map(|terse| terse.iter_errors(&whole));
        errors
            .map(|error| (place(id, &error), reason(&error)))
            .collect()
    }
}

fn whole(id: SchemaId, value: &Value) -> Value {
    json!({ id.0.to_string(): value })
}

/// Where in a value an error is, which the validator has as a property.
fn place(id: SchemaId, error: &ValidationError<'_>) -> String {
    let path = error.instance_path().to_string();
    path.strip_prefix(&format!("/{}", id.0))
        .unwrap_or(&path)
        .to_owned()
}

fn reason(error: &ValidationError<'_>) -> String {
    match error.kind() {
        ValidationErrorKind::Not { schema } if *schema == refusal() => OF_NO_BRANCH.to_owned(),
        _ => error.masked().to_string(),
    }
}

/// A union to which one branch is enough.
fn lenient(_: &str, branches: &Value) -> Value {
    json!({ "anyOf": branches })
}

/// A union that refuses a value without a word of its branches.
fn terse(keyword: &str, branches: &Value) -> Value {
    json!({ "if": { keyword: branches }, "else": { "not": refusal() } })
}

/// What a union says in place of its branches: it allows anything, so that its contrary is refused.
fn refusal() -> Value {
    json!({ "description": OF_NO_BRANCH })
}

/// What becomes of the branches of a union, which stand under a keyword.
type Change = fn(&str, &Value) -> Value;

/// A definition whose unions are changed. Names and values are left as they are, which may be spelled
/// in the same way.
fn changed(schema: Value, change: Change) -> Value {
    let members = match schema {
        Value::Array(items) => {
            let items = items.into_iter();
            return items.map(|item| changed(item, change)).collect();
        }
        Value::Object(members) => members,
        other => return other,
    };
    let mut schema: Map<String, Value> = Map::new();
    let mut unions = Vec::new();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("enum" | "const" | "examples" | "default", value) => _ = schema.insert(key, value),
            ("anyOf" | "oneOf", value) => unions.push(change(&key, &changed(value, change))),
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(named)) => {
                let named = named.into_iter();
                let named = named.map(|(name, value)| (name, changed(value, change)));
                schema.insert(key, Value::Object(named.collect()));
            }
            (_, value) => _ = schema.insert(key, changed(value, change)),
        }
    }
    if !unions.is_empty() {
        let all = schema.entry("allOf").or_insert_with(|| json!([]));
        all.as_array_mut()
            .into_iter()
            .for_each(|all| all.append(&mut unions));
    }
    Value::Object(schema)
}

/// One validator of all definitions, each of them a property: what they have in common is compiled
/// once.
fn validator(definitions: impl Iterator<Item = Value>) -> Result<Validator, String> {
    let all = (0..).map(|number: usize| number.to_string());
    let all: Map<String, Value> = all.zip(definitions).collect();
    let numbers = all.keys().map(|number| {
        let reference = format!("#/$defs/{number}");
        (number.clone(), json!({ "$ref": reference }))
    });
    let properties: Map<String, Value> = numbers.collect();
    let whole = json!({ "$defs": all, "properties": properties });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .offline()
        .build(&whole)
        .map_err(|error| format!("the validator does not take the schemas: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_union_refuses_a_value_without_a_word_of_its_branches() {
        let branch = |name: &str| json!({ "properties": { "in": { "$ref": "#/$defs/0" }, name: { "type": "string" } } });
        let definitions = [json!({ "oneOf": [branch("left"), branch("right")] })];
        let mut value = json!({ "left": 1, "right": 1 });
        // Each level would take twice as long as the one in it.
        for _ in 0..60 {
            value = json!({ "in": value });
        }
        let validators = Validators::new(&definitions);
        assert!(!validators.nearly_allows(&definitions, SchemaId(0), &value));
        let mistakes = validators.mistakes(&definitions, SchemaId(0), &value);
        assert_eq!(mistakes, [(String::new(), OF_NO_BRANCH.to_owned())]);
    }

    #[test]
    fn a_mistake_has_its_place_and_what_unions_describe_is_known() {
        let definitions = [json!({
            "anyOf": [{ "properties": { "a": { "type": "integer" } } }],
            "properties": { "b": { "items": { "type": "string" } } },
            "unevaluatedProperties": false,
        })];
        let validators = Validators::new(&definitions);
        let places = |value: Value| -> Vec<String> {
            let mistakes = validators.mistakes(&definitions, SchemaId(0), &value);
            mistakes.into_iter().map(|(place, _)| place).collect()
        };
        assert!(places(json!({ "a": 1, "b": ["c"] })).is_empty());
        assert_eq!(places(json!({ "a": 1, "b": ["c", 2] })), ["/b/1"]);
        assert_eq!(places(json!({ "c": 1 })), [""]);
    }
}
