//! The part of a value that the document describes. A key that no schema
//! mentions is not kept by types, nor should it be, and bytes are written in one way.

use serde_json::{Map, Value};

use super::bytes::spelled;
use super::{SchemaId, Schemas};
use crate::limits::proof::DESCRIBED;

/// Takes out of a value what its schema does not describe.
pub(in crate::verify) fn described(schemas: &Schemas, id: SchemaId, value: Value) -> Value {
    part(schemas, vec![schemas.get(id)], value, 0)
}

/// What the schemas say of a member of a value: those branches count that the value is one of.
pub(in crate::verify) fn of_member<'s>(
    schemas: &'s Schemas,
    id: SchemaId,
    value: &Value,
    key: &str,
) -> Vec<&'s Value> {
    let all = with_branches(schemas, vec![schemas.get(id)], value);
    let properties = under(&all, "properties").into_iter();
    properties.filter_map(|all| all.get(key)).collect()
}

fn part<'s>(schemas: &'s Schemas, of: Vec<&'s Value>, value: Value, depth: usize) -> Value {
    if depth > DESCRIBED {
        return value;
    }
    let all = with_branches(schemas, of, &value);
    match value {
        Value::Object(members) => Value::Object(object(schemas, &all, members, depth)),
        Value::Array(items) => {
            let items = items.into_iter().enumerate().map(|(index, item)| {
                let mut of_item = under(&all, "items");
                let first = under(&all, "prefixItems").into_iter();
                of_item.extend(first.filter_map(|list| list.get(index)));
                part(schemas, of_item, item, depth + 1)
            });
            Value::Array(items.collect())
        }
        Value::String(text) => Value::String(spelled(&all, text)),
        other => other,
    }
}

fn object<'s>(
    schemas: &'s Schemas,
    all: &[&'s Value],
    members: Map<String, Value>,
    depth: usize,
) -> Map<String, Value> {
    let properties = under(all, "properties");
    let mut further = under(all, "additionalProperties");
    further.extend(under(all, "unevaluatedProperties"));
    let patterns = under(all, "patternProperties");
    // Where nothing is said of any key, all of them are kept.
    let is_free = properties.is_empty() && further.is_empty() && patterns.is_empty();
    let is_unsaid = further.is_empty();
    further.retain(|schema| *schema != &Value::Bool(false));
    // Beside properties with names, what does not begin as a pattern says is nothing that is described.
    let is_open = is_unsaid && !properties.is_empty();
    let by_pattern = patterns.iter().filter_map(|all| all.as_object());
    let by_pattern: Vec<(&String, &Value)> = by_pattern.flatten().collect();
    // A name that has to be there is mentioned, even where nothing else is said of it.
    let required = under(all, "required");
    let is_required = |key: &str| {
        let mut names = required.iter().filter_map(|names| names.as_array());
        names.any(|names| names.iter().any(|name| name == key))
    };
    let members = members.into_iter().filter_map(|(key, value)| {
        let mut of_key: Vec<&Value> = properties.iter().filter_map(|all| all.get(&key)).collect();
        if of_key.is_empty() {
            of_key.extend(&further);
            let said = by_pattern.iter();
            let said = said.filter(|(pattern, _)| !is_open || may_match(pattern, &key));
            of_key.extend(said.map(|(_, schema)| *schema));
        }
        let is_kept = is_free || !of_key.is_empty() || is_required(&key);
        is_kept.then(|| (key, part(schemas, of_key, value, depth + 1)))
    });
    members.collect()
}

/// Whether a name may match a pattern, of which no more is read than how names begin.
fn may_match(pattern: &str, name: &str) -> bool {
    let beginning = pattern.strip_prefix('^').unwrap_or_default();
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':');
    !beginning.chars().all(is_plain) || name.starts_with(beginning)
}

fn under<'s>(all: &[&'s Value], keyword: &str) -> Vec<&'s Value> {
    all.iter()
        .filter_map(|schema| schema.get(keyword))
        .collect()
}

/// The schemas, what they refer to, and those branches of all of these that the value is one of.
fn with_branches<'s>(schemas: &'s Schemas, of: Vec<&'s Value>, value: &Value) -> Vec<&'s Value> {
    let mut open = of;
    let mut all: Vec<&Value> = Vec::new();
    while let Some(schema) = open.pop() {
        if all.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        let reference = schema.get("$ref").and_then(Value::as_str);
        open.extend(reference.and_then(|reference| schemas.target(reference)));
        open.extend(listed(schema, "allOf"));
        for keyword in ["anyOf", "oneOf"] {
            let branches = listed(schema, keyword).iter();
            let branches = branches.filter(|branch| !is_condition(branch));
            let mut right = branches
                .clone()
                .filter(|branch| allows(schemas, branch, value));
            match right.next() {
                Some(first) => open.extend(right.chain([first])),
                None => open.extend(branches),
            }
        }
        all.push(schema);
    }
    all
}

/// Whether a branch only says which of the properties beside it have to be there.
fn is_condition(branch: &Value) -> bool {
    let words = ["properties", "$ref", "allOf", "anyOf", "oneOf"];
    branch.get("required").is_some() && words.iter().all(|word| branch.get(word).is_none())
}

fn listed<'s>(schema: &'s Value, keyword: &str) -> &'s [Value] {
    let list = schema.get(keyword).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// Whether a branch allows a value, as far as it is a definition of its own.
fn allows(schemas: &Schemas, branch: &Value, value: &Value) -> bool {
    let reference = branch.get("$ref").and_then(Value::as_str);
    let id = reference.and_then(|reference| schemas.id(reference));
    id.is_none_or(|id| schemas.allows(id, value))
}

#[cfg(test)]
mod tests {
    use super::may_match;

    #[test]
    fn a_pattern_of_a_beginning_is_that_of_names_which_begin_so() {
        assert!(may_match("^x-", "x-one"));
        assert!(!may_match("^x-", "note"));
        for pattern in ["x-", "^[a-z]+$", "^x-.*$"] {
            assert!(may_match(pattern, "note"), "{pattern}");
        }
    }
}
