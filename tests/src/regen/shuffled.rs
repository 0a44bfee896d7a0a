//! A document in another order, where that means nothing.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::chance::Chance;

/// Lists whose order means nothing.
const LISTS: &[&str] = &[
    "parameters",
    "oneOf",
    "anyOf",
    "allOf",
    "enum",
    "required",
    "tags",
];

/// Tables whose order says what is preferred.
const ORDERED: &[&str] = &["content"];

/// Puts all that has no order in another one.
pub(super) fn shuffled(value: &Value, chance: &mut Chance) -> Value {
    let mut shuffle = Shuffle {
        document: value,
        lists: LISTS.to_vec(),
        chance,
    };
    // Others lead to their items by numbers.
    shuffle.lists.retain(|list| !is_numbered(value, list));
    shuffle.within(value, "", false)
}

struct Shuffle<'c> {
    document: &'c Value,
    /// The lists of the document whose order means nothing.
    lists: Vec<&'static str>,
    chance: &'c mut Chance,
}

impl<'c> Shuffle<'c> {
    /// Whether two of the schemas that are referred to say of one property different things, of which
    /// the last holds.
    fn is_contradiction(&self, all: &[Value]) -> bool {
        let mut known: HashMap<String, &Value> = HashMap::new();
        let references = all.iter().filter(|item| item.get("$ref").is_some());
        let mut described = references.flat_map(|item| self.properties(item, 0));
        described.any(|(name, schema)| {
            let other = known.insert(name, schema);
            other.is_some_and(|other| other != schema)
        })
    }

    /// The properties of a schema, and of those that it refers to.
    fn properties(&self, schema: &'c Value, depth: usize) -> Vec<(String, &'c Value)> {
        const DEEPEST: usize = 8;
        if depth > DEEPEST {
            return Vec::new();
        }
        let reference = schema.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| reference.strip_prefix('#'));
        let target = target.and_then(|target| self.document.pointer(target));
        let parts = schema.get("allOf").and_then(Value::as_array);
        let parts = parts.into_iter().flatten().chain(target);
        let own = schema.get("properties").and_then(Value::as_object);
        let own = own.into_iter().flatten();
        let own = own.map(|(name, property)| (name.clone(), property));
        own.chain(parts.flat_map(|part| self.properties(part, depth + 1)))
            .collect()
    }

    fn within(&mut self, value: &Value, key: &str, is_named: bool) -> Value {
        match value {
            Value::Object(table) => {
                // What names of other lists go by is told by their places, also beside a schema.
                let is_parallel = table.keys().any(|key| key.starts_with("x-enum"));
                let names = matches!(key, "properties" | "schemas" | "parameters") && !is_named;
                let parts = table.iter().map(|(key, part)| {
                    let kept = is_parallel
                        && (matches!(key.as_str(), "enum" | "schema") || key.starts_with("x-enum"));
                    let part = if kept {
                        part.clone()
                    } else {
                        self.within(part, key, names)
                    };
                    (key.clone(), part)
                });
                let mut parts: Vec<(String, Value)> = parts.collect();
                if is_named || !ORDERED.contains(&key) {
                    self.chance.shuffle(&mut parts);
                }
                Value::Object(parts.into_iter().collect::<Map<String, Value>>())
            }
            Value::Array(items) => {
                let items = items.iter().map(|item| self.within(item, "", false));
                let mut items: Vec<Value> = items.collect();
                let is_ordered = key == "allOf" && self.is_contradiction(&items);
                if !is_named && self.lists.contains(&key) && !is_ordered {
                    self.chance.shuffle(&mut items);
                }
                Value::Array(items)
            }
            other => other.clone(),
        }
    }
}

/// Whether references lead to items of such a list by their numbers.
pub(super) fn is_numbered(value: &Value, list: &str) -> bool {
    match value {
        Value::Object(table) => {
            // A discriminator refers to schemas as well.
            let mapping = table.get("mapping").and_then(Value::as_object);
            let mapped = mapping.into_iter().flat_map(|mapping| mapping.values());
            let mut references = table.get("$ref").into_iter().chain(mapped);
            references.any(|reference| {
                reference
                    .as_str()
                    .is_some_and(|text| has_number(text, list))
            }) || table.values().any(|part| is_numbered(part, list))
        }
        Value::Array(items) => items.iter().any(|item| is_numbered(item, list)),
        _ => false,
    }
}

fn has_number(reference: &str, list: &str) -> bool {
    let mut words = reference.split('/').skip_while(|word| *word != list);
    let number = words.nth(1);
    number.is_some_and(|word| word.parse::<usize>().is_ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_has_an_order_keeps_it() {
        let document = json!({
            "content": {"b": {"properties": {"x": 1, "y": 2, "z": 3}}, "a": {}},
            "enum": ["b", "a"],
            "x-enum-varnames": ["B", "A"],
            "prefixItems": [3, 1, 2],
            "oneOf": [{}, {"$ref": "#/oneOf/0"}],
        });
        let mut moved = false;
        for seed in 0..20 {
            let other = shuffled(&document, &mut Chance::new(seed));
            assert_eq!(other, document);
            let keys: Vec<&String> = other["content"]
                .as_object()
                .expect("a table")
                .keys()
                .collect();
            assert_eq!(keys, ["b", "a"]);
            // Only the texts differ by the order of keys.
            let texts = [document.to_string(), other.to_string()];
            moved |= texts[0] != texts[1];
        }
        assert!(moved);
    }
}
