//! Values as JSON has them, however they are written.

use std::collections::BTreeMap;

use serde_json::Value;

/// Whether two texts are the same value: `5.0` is `5`, and properties have no order.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    match (read(one), read(other)) {
        (Some(one), Some(other)) => are_same(&one, &other),
        _ => one == other,
    }
}

/// Whether each value of one list is in another.
pub(super) fn is_part(list: &str, of: &str) -> bool {
    let values = |list: &str| serde_json::from_str::<Vec<Value>>(list).ok();
    let both = values(list).zip(values(of));
    both.is_some_and(|(list, of)| are_in(&list, &of))
}

fn are_in(list: &[Value], of: &[Value]) -> bool {
    let is_in = |value: &Value| of.iter().any(|other| are_same(value, other));
    list.iter().all(is_in)
}

/// Whether each list of one object is a part of that which another has by the same name.
pub(super) fn is_within_lists(object: &str, of: &str) -> bool {
    type Lists = BTreeMap<String, Vec<Value>>;
    let lists = |text: &str| serde_json::from_str::<Lists>(text).ok();
    let both = lists(object).zip(lists(of));
    both.is_some_and(|(lists, of)| {
        let known = |name: &String| of.get(name).map_or(&[][..], Vec::as_slice);
        lists.iter().all(|(name, list)| are_in(list, known(name)))
    })
}

/// The texts of a list.
pub(super) fn texts(list: &str) -> Vec<String> {
    serde_json::from_str(list).unwrap_or_default()
}

fn are_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            a.as_f64() == b.as_f64()
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(one, other)| are_same(one, other))
        }
        (Value::Object(a), Value::Object(b)) => {
            let is_there = |(key, value): (&String, &Value)| {
                b.get(key).is_some_and(|other| are_same(value, other))
            };
            a.len() == b.len() && a.iter().all(is_there)
        }
        _ => one == other,
    }
}
