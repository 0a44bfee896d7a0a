//! That null is a value as well: `nullable` in OpenAPI 3.0, and the type `null` since 3.1.

use serde_yaml::value::{Mapping, Value};

use super::action::Action;
use crate::pointer::{FileId, Pointer};
use crate::read::Node;

/// Says it of all schemas of the document in the words of 3.1, where one thing does.
pub(super) fn newer(tree: &Node) -> Vec<Action> {
    let mut actions = Vec::new();
    walk(tree, &Pointer::root(FileId::default()), &mut |node, at| {
        actions.extend(without_flag(node, at));
    });
    actions
}

/// Says it of all schemas of the document by that key of an older version, where one thing does.
pub(super) fn older(tree: &Node, flag: &str) -> Vec<Action> {
    let mut actions = Vec::new();
    walk(tree, &Pointer::root(FileId::default()), &mut |node, at| {
        actions.extend(with_flag(node, at, flag));
    });
    actions
}

fn walk(node: &Node, at: &Pointer, of: &mut dyn FnMut(&Node, &Pointer)) {
    match node {
        Node::Map(map) => {
            of(node, at);
            for (key, value) in map.counting() {
                let is_value = matches!(key, "example" | "examples" | "default" | "enum" | "const");
                if !is_value && !key.starts_with("x-") {
                    walk(value, &at.child(key), of);
                }
            }
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &at.item(index), of);
            }
        }
        _ => {}
    }
}

/// What one schema says by a key in place of the type `null` beside one other; nothing where it has no
/// such list.
fn with_flag(node: &Node, at: &Pointer, flag: &str) -> Vec<Action> {
    let Some(Node::List(names)) = member(node, "type") else {
        return Vec::new();
    };
    let (nulls, others): (Vec<&Node>, Vec<&Node>) = names.iter().partition(|name| is_null(name));
    let ([_], [Node::String(name)]) = (&nulls[..], &others[..]) else {
        return Vec::new();
    };
    let mut update = Mapping::new();
    update.insert("type".into(), name.as_str().into());
    update.insert(flag.into(), true.into());
    // A word cannot be laid over a list.
    vec![
        Action::remove(&at.child("type")),
        Action::update(at, update),
    ]
}

/// Whether it is the name of the type `null`, which stands in quotes or not.
fn is_null(name: &Node) -> bool {
    *name == Node::Null || name.as_str() == Some("null")
}

/// What one schema says without `nullable`; nothing where it has none, or where more than one thing
/// would say so.
fn without_flag(node: &Node, at: &Pointer) -> Vec<Action> {
    let Some(Node::Bool(nullable)) = member(node, "nullable") else {
        return Vec::new();
    };
    let gone = Action::remove(&at.child("nullable"));
    if !nullable {
        return vec![gone];
    }
    let null = || Value::from("null");
    let update = match (member(node, "type"), branches(node)) {
        (Some(Node::String(name)), _) if name == "null" => return vec![gone],
        (Some(Node::String(name)), _) => {
            let names = Value::Sequence(vec![name.as_str().into(), null()]);
            with_null(node, vec![("type", names)])
        }
        (Some(Node::List(names)), _) => {
            let has_null = names.iter().any(is_null);
            let names = (!has_null).then(|| ("type", Value::Sequence(vec![null()])));
            with_null(node, names.into_iter().collect())
        }
        (None, Some(key)) => {
            let mut branch = Mapping::new();
            branch.insert("type".into(), null());
            let branches = Value::Sequence(vec![Value::Mapping(branch)]);
            vec![(key, branches)]
        }
        _ => return Vec::new(),
    };
    let mut members = Mapping::new();
    for (key, value) in update {
        members.insert(key.into(), value);
    }
    let mut actions = vec![gone];
    // A list cannot be laid over one word.
    if let Some(Node::String(_)) = member(node, "type") {
        actions.push(Action::remove(&at.child("type")));
    }
    if !members.is_empty() {
        actions.push(Action::update(at, members));
    }
    actions
}

/// Null is one of the values that are listed as well.
fn with_null<'k>(node: &Node, mut update: Vec<(&'k str, Value)>) -> Vec<(&'k str, Value)> {
    if let Some(Node::List(values)) = member(node, "enum")
        && !values.contains(&Node::Null)
    {
        update.push(("enum", Value::Sequence(vec![Value::Null])));
    }
    update
}

/// The one list of branches that a schema has.
fn branches(node: &Node) -> Option<&'static str> {
    let has = |key: &&str| matches!(member(node, key), Some(Node::List(_)));
    let mut all = ["anyOf", "oneOf"].into_iter().filter(has);
    let only = all.next()?;
    let is_alone = all.next().is_none();
    let others = ["allOf", "$ref", "enum", "const"];
    let is_all = others.iter().all(|key| member(node, key).is_none());
    (is_alone && is_all).then_some(only)
}

fn member<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    node.as_map()?.get(key)
}
