//! Objects that are closed to what is said of them elsewhere, as those may mean who write them: to the
//! letter, nothing at all would be one.

use std::collections::HashSet;

use serde_json::Value;

const KEY: &str = "additionalProperties";

/// The definitions, in which a schema that is a part of a whole, or that has parts, closes no object.
pub(super) fn opened(definitions: &[Value]) -> Vec<Value> {
    let mut parts = HashSet::new();
    for schema in definitions {
        find(schema, &mut parts);
    }
    let all = definitions.iter().enumerate();
    let opened = all.map(|(number, schema)| {
        let mut schema = schema.clone();
        if parts.contains(&format!("#/$defs/{number}")) {
            open(&mut schema);
        }
        open_wholes(&mut schema);
        schema
    });
    opened.collect()
}

/// Finds all that an `allOf` refers to.
fn find(schema: &Value, parts: &mut HashSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| find(item, parts)),
        Value::Object(members) => {
            let all = members.get("allOf").and_then(Value::as_array);
            let references = all
                .into_iter()
                .flatten()
                .filter_map(|part| part.get("$ref"));
            parts.extend(references.filter_map(|one| one.as_str().map(str::to_owned)));
            members.values().for_each(|value| find(value, parts));
        }
        _ => {}
    }
}

fn open(schema: &mut Value) {
    if let Value::Object(members) = schema
        && members.get(KEY) == Some(&Value::Bool(false))
    {
        members.remove(KEY);
    }
}

fn open_wholes(schema: &mut Value) {
    if let Some(parts) = schema.get_mut("allOf").and_then(Value::as_array_mut) {
        parts.iter_mut().for_each(open);
        open(schema);
    }
    match schema {
        Value::Array(items) => items.iter_mut().for_each(open_wholes),
        Value::Object(members) => members.values_mut().for_each(open_wholes),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::opened;

    #[test]
    fn what_is_a_part_of_a_whole_closes_nothing() {
        let closed =
            |name: &str| json!({ "properties": { name: {} }, "additionalProperties": false });
        let open = |name: &str| json!({ "properties": { name: {} } });
        let whole = |closes: bool| {
            let mut whole = json!({ "allOf": [{ "$ref": "#/$defs/1" }, open("b")] });
            if closes {
                whole["additionalProperties"] = json!(false);
                whole["allOf"][1] = closed("b");
            }
            json!({ "items": whole })
        };
        let definitions = [whole(true), closed("a"), closed("alone")];
        assert_eq!(
            opened(&definitions),
            [whole(false), open("a"), closed("alone")]
        );
    }
}
