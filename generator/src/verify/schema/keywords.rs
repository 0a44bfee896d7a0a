//! Single keywords and values of a schema, as JSON has them.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::read::{self, Node};
use crate::vocabulary::INT_OR_STRING;

const TYPES: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// Keywords whose value is a count.
const COUNTS: [&str; 8] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
];

/// The types of a schema, without those that JSON does not have.
pub(in crate::verify) fn types(node: &Node) -> Option<Value> {
    let is_known = |name: &&str| TYPES.contains(name);
    match node {
        Node::String(name) => Some(name.as_str()).filter(is_known).map(Value::from),
        Node::List(names) => {
            let names = names.iter().map(|name| name.as_str().unwrap_or("null"));
            let mut known: Vec<Value> = Vec::new();
            for name in names.filter(is_known).map(Value::from) {
                if !known.contains(&name) {
                    known.push(name);
                }
            }
            (!known.is_empty()).then_some(Value::Array(known))
        }
        Node::Null => Some("null".into()),
        _ => None,
    }
}

/// Whether a branch of 3.0 says `nullable` and nothing else of a value. The specification lets it
/// allow anything, so that the other branches would mean nothing. Its authors mean `null`.
pub(in crate::verify) fn is_null_alone(branch: &Node) -> bool {
    let is_null = |(key, node): (&str, &Node)| match key {
        "nullable" => node == &Node::Bool(true),
        key => matches!(key, "description" | "title"),
    };
    branch
        .as_map()
        .is_some_and(|all| all.contains_key("nullable") && all.iter().all(is_null))
}

/// Gives a schema the type that its properties speak of, where it says none: what is no object is
/// allowed only for want of it, and an example that is none is a mistake of the document.
pub(in crate::verify) fn meant_type(schema: &mut Map<String, Value>, nullable: Option<&Node>) {
    const SAYS_MORE: [&str; 7] = ["$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf"];
    let is_plain = SAYS_MORE.iter().all(|key| !schema.contains_key(*key));
    if is_plain && schema.contains_key("properties") {
        let ty = match nullable.and_then(Node::as_bool) {
            Some(true) => json!(["object", "null"]),
            _ => json!("object"),
        };
        schema.insert("type".to_owned(), ty);
    }
}

/// Lets a text be an integer where Kubernetes says that it can be.
pub(in crate::verify) fn or_integer(schema: &mut Map<String, Value>, map: &read::Map) {
    const SAYS_MORE: [&str; 6] = ["$ref", "anyOf", "oneOf", "allOf", "enum", "const"];
    let by_format = schema.get("format") == Some(&"int-or-string".into());
    let by_extension = map.get(INT_OR_STRING) == Some(&Node::Bool(true));
    let is_text = schema.get("type") == Some(&"string".into());
    let is_open = by_extension && !schema.contains_key("type");
    let says_more = SAYS_MORE.iter().any(|key| schema.contains_key(*key));
    if !says_more && (is_open || by_format && is_text) {
        schema.insert("type".to_owned(), json!(["string", "integer"]));
    }
}

/// Brings bounds of 3.0 into their newer form. In 3.0 a second keyword, a boolean, says whether the
/// bound is exclusive.
pub(in crate::verify) fn old_bounds(schema: &mut Map<String, Value>) {
    for (bound, excluded) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if schema.get(bound).is_some_and(Value::is_boolean) {
            schema.remove(bound);
        }
        match schema.get(excluded) {
            Some(Value::Bool(true)) => match schema.remove(bound) {
                Some(limit) => _ = schema.insert(excluded.to_owned(), limit),
                None => _ = schema.remove(excluded),
            },
            Some(Value::Bool(false)) => _ = schema.remove(excluded),
            _ => {}
        }
    }
}

/// A node as JSON. Numbers that JSON values cannot hold are rounded.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no wider number is left")]
pub(in crate::verify) fn value(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(flag) => (*flag).into(),
        Node::Int(number) => match (i64::try_from(*number), u64::try_from(*number)) {
            (Ok(number), _) => number.into(),
            (_, Ok(number)) => number.into(),
            _ => (*number as f64).into(),
        },
        Node::Float(number) => (*number).into(),
        Node::String(text) => text.as_str().into(),
        Node::List(items) => items.iter().map(value).collect(),
        Node::Map(map) => Value::Object(
            map.iter()
                .map(|(key, node)| (key.to_owned(), value(node)))
                .collect(),
        ),
    }
}

/// What refers to a definition.
pub(super) fn reference(number: usize) -> Value {
    json!({ "$ref": reference_value(number) })
}

pub(super) fn reference_value(number: usize) -> Value {
    format!("#/$defs/{number}").into()
}

/// The value of a keyword that holds no schemas, if it is one that can be there.
pub(super) fn plain(key: &str, node: &Node) -> Option<Value> {
    let is_possible = match key {
        "type" => return types(node),
        "enum" | "examples" => node.as_list().is_some_and(|list| !list.is_empty()),
        "const" | "default" | "dependentRequired" => true,
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
            matches!(node, Node::Int(_) | Node::Float(_) | Node::Bool(_))
        }
        "multipleOf" => match node {
            Node::Int(step) => *step > 0,
            Node::Float(step) => *step > 0.0,
            _ => false,
        },
        "uniqueItems" => node.as_bool().is_some(),
        "format" | "contentEncoding" | "contentMediaType" => node.as_str().is_some(),
        // The validator passes over it.
        "xml" => node.as_map().is_some(),
        key if COUNTS.contains(&key) => node.as_int().is_some_and(|count| count >= 0),
        _ => false,
    };
    is_possible.then(|| value(node))
}

/// The required properties, without those that only the other direction has.
pub(super) fn required(node: &Node, one_way: &[String]) -> Option<Value> {
    let names = node.as_list()?.iter().filter_map(Node::as_str);
    let names = names.filter(|name| one_way.iter().all(|other| other != name));
    // The validator refuses a list with the same name in it twice.
    let mut seen = HashSet::new();
    let names = names.filter(|name| seen.insert(*name));
    Some(names.map(Value::from).collect())
}
