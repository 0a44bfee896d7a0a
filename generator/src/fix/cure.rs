//! What cures one message, where one thing does.

use serde_yaml::value::{Mapping, Value};

use super::action::{Action, yaml};
use super::nullable;
use crate::diagnostic::Diagnostic;
use crate::pointer::{FileId, Pointer};
use crate::read::{Map, Node};
use crate::vocabulary::NULLABLE;

/// What cures a message, or why nothing does.
pub(super) type Cure = Result<Vec<Action>, &'static str>;

const NO_CURE: &str = "no one thing is known that cures it";

/// A message, and where in the document it points to.
pub(super) struct Said<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    pub(super) at: &'a Pointer,
    /// What is written there, if it is neither a list nor a map.
    pub(super) written: Option<&'a str>,
    /// The document.
    pub(super) tree: &'a Node,
}

/// The codes of messages of which a cure may be known.
const CURABLE: [&str; 14] = [
    "unknown-key",
    "unknown-extension",
    "unknown-security-scheme",
    "unknown-word",
    "unknown-type",
    "unknown-reference",
    "unknown-required",
    "wrong-type",
    "undeclared-path-parameter",
    "optional-path-parameter",
    "duplicate-operation-id",
    "duplicate-value",
    "duplicate-parameter",
    "other-version",
];

/// Whether a cure may be known of messages with a code.
pub(super) fn is_curable(code: &str) -> bool {
    CURABLE.contains(&code)
}

/// What cures a message.
pub(super) fn cure(said: &Said<'_>) -> Cure {
    if !is_curable(said.diagnostic.code) {
        return Err(NO_CURE);
    }
    let meant = said.diagnostic.meant.as_deref();
    match (said.diagnostic.code, meant) {
        ("unknown-key" | "unknown-extension" | "unknown-security-scheme", Some(meant)) => {
            renamed(said, meant)
        }
        (
            "unknown-word" | "unknown-type" | "unknown-reference" | "unknown-required",
            Some(meant),
        ) => replaced(said, meant.into()),
        ("wrong-type", Some(_)) => quoted(said),
        ("wrong-type", None) if said.node() == Some(&Node::Null) => Ok(without(said)),
        ("undeclared-path-parameter", Some(name)) => named_or_declared(said, name),
        ("optional-path-parameter", _) => required(said),
        ("duplicate-operation-id", _) => numbered(said),
        ("duplicate-value", _) => Ok(without(said)),
        ("duplicate-parameter", _) => repeated(said),
        ("other-version", _) => older_or_newer(said),
        _ => Err(NO_CURE),
    }
}

impl<'a> Said<'a> {
    /// What stands there.
    fn node(&self) -> Option<&'a Node> {
        self.tree.at(self.at.path())
    }

    /// What holds it, where that is.
    fn around(&self) -> Option<(&'a Node, Pointer)> {
        let around = self.at.parent()?;
        Some((self.tree.at(around.path())?, around))
    }
}

/// What stands under a key that is misspelt, under the right one.
fn renamed(said: &Said<'_>, meant: &str) -> Cure {
    let (Some(node), Some((around, place))) = (said.node(), said.around()) else {
        return Err(NO_CURE);
    };
    if around.at(Pointer::default().child(meant).path()).is_some() {
        return Err("what is meant is there already");
    }
    let set = Action::set(&place, meant, yaml(node));
    Ok(vec![set, Action::remove(said.at)])
}

/// Another value in place of one.
fn replaced(said: &Said<'_>, value: Value) -> Cure {
    match (said.around(), said.at.last()) {
        (Some((Node::Map(_), place)), Some(key)) => Ok(vec![Action::set(&place, &key, value)]),
        (Some((Node::List(items), place)), Some(_)) => {
            let is_there = items.iter().any(|item| yaml(item) == value);
            let list = place.parent().zip(place.last());
            let (Some((around, key)), false) = (list, is_there) else {
                return Ok(vec![Action::remove(said.at)]);
            };
            let added = Action::set(&around, &key, Value::Sequence(vec![value]));
            Ok(vec![Action::remove(said.at), added])
        }
        _ => Err(NO_CURE),
    }
}

/// A number or a boolean as the text that is written for it.
fn quoted(said: &Said<'_>) -> Cure {
    match (said.node(), said.written) {
        (Some(Node::Int(_) | Node::Float(_) | Node::Bool(_)), Some(written)) => {
            replaced(said, written.trim().into())
        }
        _ => Err(NO_CURE),
    }
}

fn without(said: &Said<'_>) -> Vec<Action> {
    vec![Action::remove(said.at)]
}

/// What says in the words of another version that null is a value, in those of the document's own.
fn older_or_newer(said: &Said<'_>) -> Cure {
    let key = said.at.last();
    let around = said.at.parent().and_then(|around| around.last());
    let actions = match (key.as_deref(), around.as_deref()) {
        (Some("nullable"), _) => nullable::newer(said.tree),
        (Some("type"), _) | (_, Some("type")) => nullable::older(said.tree, flag(said.tree)),
        _ => Vec::new(),
    };
    (!actions.is_empty()).then_some(actions).ok_or(NO_CURE)
}

/// What says in the version of a document that null is a value as well.
fn flag(tree: &Node) -> &'static str {
    if is_swagger(tree) {
        NULLABLE
    } else {
        "nullable"
    }
}

/// A parameter of the path that has another name in it, or that is not there. Of one that several paths
/// may have, the name is changed only if none of them knows it by the one that it has.
fn named_or_declared(said: &Said<'_>, name: &str) -> Cure {
    let Some(Node::String(other)) = said.node() else {
        return declared(said, name);
    };
    let is_of_path = said.at.segments().next().as_deref() == Some("paths");
    let in_braces = format!("{{{other}}}");
    let mut paths = members(said.tree.at("/paths"));
    if !is_of_path && paths.any(|(path, _)| path.contains(&in_braces)) {
        return Err("other paths may have the name that it has");
    }
    replaced(said, name.into())
}

/// A parameter of the path, for all operations of the path.
fn declared(said: &Said<'_>, name: &str) -> Cure {
    let Some(Node::Map(item)) = said.node() else {
        return Err(NO_CURE);
    };
    if item.contains_key("$ref") {
        return Err("what the path refers to stands elsewhere");
    }
    let mut parameter = Mapping::new();
    parameter.insert("name".into(), name.into());
    parameter.insert("in".into(), "path".into());
    parameter.insert("required".into(), true.into());
    let mut text = Mapping::new();
    text.insert("type".into(), "string".into());
    if is_swagger(said.tree) {
        parameter.extend(text);
    } else {
        parameter.insert("schema".into(), Value::Mapping(text));
    }
    let parameters = Value::Sequence(vec![Value::Mapping(parameter)]);
    Ok(vec![Action::set(said.at, "parameters", parameters)])
}

fn required(said: &Said<'_>) -> Cure {
    match said.node() {
        Some(Node::Map(_)) => Ok(vec![Action::set(said.at, "required", true.into())]),
        _ => Err(NO_CURE),
    }
}

/// An operationId that no other operation has.
fn numbered(said: &Said<'_>) -> Cure {
    let (Some(Node::String(id)), Some((_, place))) = (said.node(), said.around()) else {
        return Err(NO_CURE);
    };
    let known = ids(said.tree);
    // Each of several gets another number.
    let same = known.iter().filter(|(other, _)| other == id);
    let before = same.take_while(|(_, at)| *at != place).count();
    let mut further = (before + 1..).map(|number| format!("{id}_{number}"));
    let free = further.find(|id| known.iter().all(|(other, _)| other != id));
    let free = free.ok_or(NO_CURE)?;
    Ok(vec![Action::set(&place, "operationId", free.into())])
}

/// All ids of the paths' operations, with where these stand.
fn ids(tree: &Node) -> Vec<(&str, Pointer)> {
    let mut found = Vec::new();
    let paths = Pointer::root(FileId::default()).child("paths");
    for (path, item) in members(tree.at(paths.path())) {
        for (method, operation) in members(Some(item)) {
            let id = operation.at("/operationId").and_then(Node::as_str);
            found.extend(id.map(|id| (id, paths.child(path).child(method))));
        }
    }
    found
}

fn members(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let map = node.and_then(Node::as_map);
    map.into_iter().flat_map(Map::iter)
}

/// A parameter that its list has already, which stands in the list itself.
fn repeated(said: &Said<'_>) -> Cure {
    match said.around() {
        Some((Node::List(_), place)) if place.last().as_deref() == Some("parameters") => {
            Ok(without(said))
        }
        _ => Err("what is there twice is referred to, perhaps by others as well"),
    }
}

fn is_swagger(tree: &Node) -> bool {
    tree.as_map().is_some_and(|map| map.contains_key("swagger"))
}
