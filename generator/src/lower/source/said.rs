//! What a part of the document says, whatever the order in which it says it.

use serde::Serialize;
use serde_json::Value;

/// The lists whose order means nothing.
const SETS: [&str; 5] = ["allOf", "anyOf", "enum", "oneOf", "required"];

/// All that is said, as JSON in an order of its own: two things that say the same have the same.
pub(in crate::lower) fn said(thing: &impl Serialize) -> String {
    let mut out = Vec::new();
    if let Ok(value) = serde_json::to_value(thing) {
        add(&mut out, &value, false);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Whether two things say the same.
pub(in crate::lower) fn is_same<T: PartialEq + Serialize>(one: &T, other: &T) -> bool {
    one == other || said(one) == said(other)
}

fn add(out: &mut Vec<u8>, value: &Value, is_set: bool) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| name.as_str());
            out.push(b'{');
            for (name, value) in members {
                plain(out, name);
                out.push(b':');
                add(out, value, SETS.contains(&name.as_str()));
                out.push(b',');
            }
            out.push(b'}');
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| {
                let mut out = Vec::new();
                add(&mut out, item, false);
                out
            });
            let mut items: Vec<Vec<u8>> = items.collect();
            if is_set {
                items.sort_unstable();
            }
            out.push(b'[');
            out.extend(items.join(&b','));
            out.push(b']');
        }
        other => plain(out, other),
    }
}

/// Adds what has nothing in it that could stand in another order.
fn plain(out: &mut Vec<u8>, value: &impl Serialize) {
    // Writing a JSON value to memory does not fail.
    _ = serde_json::to_writer(out, value);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{is_same, said};

    #[test]
    fn the_order_of_members_and_of_sets_says_nothing() {
        let one = json!({"required": ["b", "a"], "properties": {"b": {"enum": [2, 1]}, "a": {}}});
        let other = json!({"properties": {"a": {}, "b": {"enum": [1, 2]}}, "required": ["a", "b"]});
        assert_eq!(said(&one), said(&other));
        assert!(is_same(&one, &other));
    }

    #[test]
    fn the_order_of_other_lists_says_something() {
        let one = json!({"prefixItems": [1, 2]});
        assert_ne!(said(&one), said(&json!({"prefixItems": [2, 1]})));
        assert!(said(&json!({"readOnly": true})).contains("\"readOnly\":true"));
    }
}
