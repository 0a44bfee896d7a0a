//! What the keywords of a schema say by themselves, wherever its references lead.

use crate::read::Node;

/// Whether a schema is a name: it has one member and says nothing of values itself.
pub(super) fn is_name(schema: &Node) -> bool {
    let Some(map) = schema.as_map() else {
        return false;
    };
    let is_about_it = |key: &str| matches!(key, "allOf" | "title" | "description" | "nullable");
    let parts = map.get("allOf").and_then(Node::as_list);
    parts.is_some_and(|parts| parts.len() == 1) && map.iter().all(|(key, _)| is_about_it(key))
}

pub(super) fn has_members(node: &Node) -> bool {
    match node {
        Node::Map(members) => !members.is_empty(),
        Node::List(items) => items.iter().any(|item| *item != Node::Null),
        _ => false,
    }
}

/// Whether a branch is more than nothing, or the absence of any condition.
pub(super) fn says_something(branch: &Node) -> bool {
    let is_about_something = |(key, value): (&str, &Node)| match key {
        "description" | "title" => false,
        "properties" => has_members(value),
        _ => true,
    };
    let map = branch.as_map();
    !is_null(branch) && map.is_some_and(|map| map.iter().any(is_about_something))
}

/// How many values a schema lists.
pub(super) fn listed(schema: &Node) -> usize {
    let values = schema.as_map().and_then(|map| map.get("enum"));
    let values = values.and_then(Node::as_list).unwrap_or_default();
    values.iter().filter(|value| **value != Node::Null).count()
}

/// What can only be one value is a constant wherever it stands.
pub(super) fn is_constant(schema: &Node) -> bool {
    let has_const = schema.as_map().and_then(|map| map.get("const"));
    listed(schema) == 1 || has_const.is_some_and(|value| *value != Node::Null)
}

pub(super) fn is_string(schema: &Node) -> bool {
    sole_type(schema) == Some("string")
}

/// The type that a schema names, beside null perhaps.
fn sole_type(schema: &Node) -> Option<&str> {
    match schema.as_map()?.get("type")? {
        Node::List(types) => {
            let types = types.iter().filter_map(Node::as_str);
            let mut types = types.filter(|ty| *ty != "null");
            types.next().filter(|_| types.next().is_none())
        }
        ty => ty.as_str(),
    }
}

/// Of which kind and format a number or boolean is that a schema describes without listing values.
pub(super) fn scalar(schema: &Node) -> Option<(&str, Option<&str>)> {
    let map = schema.as_map()?;
    let ty = sole_type(schema)?;
    let is_scalar = matches!(ty, "boolean" | "integer" | "number");
    let is_open = map.get("enum").is_none() && map.get("const").is_none();
    let format = map.get("format").and_then(Node::as_str);
    (is_scalar && is_open).then_some((ty, format.filter(|_| ty != "boolean")))
}

pub(super) fn may_be_list(schema: &Node) -> bool {
    match schema.as_map().and_then(|map| map.get("type")) {
        Some(Node::String(ty)) => ty == "array",
        _ => true,
    }
}

/// Whether what a schema says of properties is of anything: a list has none.
pub(super) fn may_be_object(schema: &Node) -> bool {
    let ty = schema.as_map().and_then(|map| map.get("type"));
    ty.and_then(Node::as_str) != Some("array")
}

/// Whether a branch says that there may be nothing, and no more than that.
pub(super) fn is_null(schema: &Node) -> bool {
    let Some(map) = schema.as_map() else {
        return false;
    };
    let has = |key: &str, value: &Node| map.get(key) == Some(value);
    let alone = || {
        map.iter()
            .all(|(key, _)| key == "nullable" || key == "description")
    };
    map.get("type").and_then(Node::as_str) == Some("null")
        || has("enum", &Node::List(vec![Node::Null]))
        || has("const", &Node::Null)
        || has("nullable", &Node::Bool(true)) && alone()
}
