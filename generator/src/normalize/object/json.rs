//! From the tree to JSON, for examples, defaults and enum values.

use serde_json::{Number, Value};

use crate::read::Node;

/// The same value as JSON. A number that JSON's model cannot hold becomes the
/// nearest one that it can, and what is no number at all becomes `null`.
pub(in crate::normalize) fn to_json(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(flag) => Value::Bool(*flag),
        Node::Int(number) => integer(*number),
        Node::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Node::String(text) => Value::String(text.clone()),
        Node::List(items) => items.iter().map(to_json).collect(),
        Node::Map(map) => map
            .iter()
            .map(|(key, node)| (key.to_owned(), to_json(node)))
            .collect(),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 64 bits JSON's model has only floating-point numbers"
)]
fn integer(number: i128) -> Value {
    if let Ok(number) = i64::try_from(number) {
        Value::from(number)
    } else if let Ok(number) = u64::try_from(number) {
        Value::from(number)
    } else {
        Value::from(number as f64)
    }
}
