//! What is merged into the manifest as it stands in the settings.

use toml::{Table, Value};

use crate::read::{Map, Node};

/// The keys of `[package]` that oasmith has a say in, each with what to do instead.
const DECIDED: [(&str, &str); 3] = [
    ("name", "it is `name` of `[crate]`"),
    (
        "version",
        "it is `version` of `[crate]`, or follows from what is new",
    ),
    ("edition", "the code is written for one edition"),
];

/// Adds what a table says to another: tables are merged, and all else stands in place of what was
/// there.
pub(super) fn add(table: &mut Table, map: &Map) {
    for (name, node) in map.iter() {
        match (table.get_mut(name), node.as_map()) {
            (Some(Value::Table(inner)), Some(map)) => add(inner, map),
            _ => {
                if let Some(value) = value(node) {
                    table.insert(name.to_owned(), value);
                }
            }
        }
    }
}

/// The keys that cannot be set here, each with what to do instead.
pub(super) fn decided(map: &Map) -> impl Iterator<Item = (&'static str, &'static str)> {
    let package = map.get("package").and_then(Node::as_map);
    let is_there = move |name: &str| package.is_some_and(|package| package.get(name).is_some());
    DECIDED.into_iter().filter(move |(name, _)| is_there(name))
}

/// TOML has no null, and no integer of more than 64 bits.
fn value(node: &Node) -> Option<Value> {
    Some(match node {
        Node::Null => return None,
        Node::Bool(value) => Value::Boolean(*value),
        Node::Int(number) => Value::Integer(i64::try_from(*number).ok()?),
        Node::Float(number) => Value::Float(*number),
        Node::String(text) => Value::String(text.clone()),
        Node::List(items) => Value::Array(items.iter().filter_map(value).collect()),
        Node::Map(map) => {
            let mut table = Table::new();
            add(&mut table, map);
            Value::Table(table)
        }
    })
}
