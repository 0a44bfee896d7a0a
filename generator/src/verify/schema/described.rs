//! The part of a value that the document describes. A key that no schema
//! mentions is not kept by types, nor should it be.

use serde_json::{Map, Value};

use super::{SchemaId, Schemas};

/// Schemas that are nested more deeply are taken for open.
const DEEPEST: usize = 64;

/// Takes out of a value what its schema does not describe.
pub(in crate::verify) fn described(schemas: &Schemas, id: SchemaId, value: Value) -> Value {
    part(schemas, vec![schemas.get(id)], value, 0)
}

fn part<'s>(schemas: &'s Schemas, of: Vec<&'s Value>, value: Value, depth: usize) -> Value {
    if depth > DEEPEST {
        return value;
    }
    let all = with_branches(schemas, of);
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
    further.retain(|schema| *schema != &Value::Bool(false));
    further.extend(
        patterns
            .iter()
            .filter_map(|all| all.as_object())
            .flat_map(Map::values),
    );
    let members = members.into_iter().filter_map(|(key, value)| {
        let mut of_key: Vec<&Value> = properties.iter().filter_map(|all| all.get(&key)).collect();
        if of_key.is_empty() {
            of_key.extend(&further);
        }
        (is_free || !of_key.is_empty()).then(|| (key, part(schemas, of_key, value, depth + 1)))
    });
    members.collect()
}

fn under<'s>(all: &[&'s Value], keyword: &str) -> Vec<&'s Value> {
    all.iter()
        .filter_map(|schema| schema.get(keyword))
        .collect()
}

/// The schemas, what they refer to, and the branches of all of these.
fn with_branches<'s>(schemas: &'s Schemas, of: Vec<&'s Value>) -> Vec<&'s Value> {
    let mut open = of;
    let mut all: Vec<&Value> = Vec::new();
    while let Some(schema) = open.pop() {
        if all.iter().any(|known| std::ptr::eq(*known, schema)) {
            continue;
        }
        let reference = schema.get("$ref").and_then(Value::as_str);
        open.extend(reference.and_then(|reference| schemas.target(reference)));
        for keyword in ["allOf", "anyOf", "oneOf"] {
            open.extend(
                schema
                    .get(keyword)
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten(),
            );
        }
        all.push(schema);
    }
    all
}
