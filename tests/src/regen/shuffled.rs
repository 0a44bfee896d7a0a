//! A document in another order, where that means nothing.

use serde_json::{Map, Value};

use super::chance::Chance;

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
#[must_use]
pub fn shuffled(value: &Value, chance: &mut Chance) -> Value {
    within(value, "", false, chance)
}

fn within(value: &Value, key: &str, is_named: bool, chance: &mut Chance) -> Value {
    match value {
        Value::Object(table) => {
            // What names of other lists go by is told by their places.
            let is_parallel = table.keys().any(|key| key.starts_with("x-enum"));
            let names = matches!(key, "properties" | "schemas" | "parameters") && !is_named;
            let parts = table.iter().map(|(key, part)| {
                let kept = is_parallel && (key == "enum" || key.starts_with("x-enum"));
                let part = if kept {
                    part.clone()
                } else {
                    within(part, key, names, chance)
                };
                (key.clone(), part)
            });
            let mut parts: Vec<(String, Value)> = parts.collect();
            if is_named || !ORDERED.contains(&key) {
                chance.shuffle(&mut parts);
            }
            Value::Object(parts.into_iter().collect::<Map<String, Value>>())
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| within(item, "", false, chance));
            let mut items: Vec<Value> = items.collect();
            if !is_named && LISTS.contains(&key) {
                chance.shuffle(&mut items);
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
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
