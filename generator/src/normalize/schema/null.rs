//! `null`, in the many forms in which schemas allow it.

use crate::limits::CHAIN;
use crate::normalize::context::{At, Context};
use crate::normalize::object::{find_quietly, reference_text};
use crate::read::{Map, Node};

/// Keys that may stand in a schema which allows null alone, and change nothing.
const DOCS: [&str; 5] = ["title", "description", "$comment", "deprecated", "example"];

/// Whether a schema allows null and nothing else, wherever it stands.
pub(super) fn is_null_alone(context: &Context<'_>, node: &Node, at: &At<'_>) -> bool {
    if reference_text(node).is_none() {
        return node.as_map().is_some_and(says_null);
    }
    let mut node = node;
    let mut from = at.pointer();
    let mut named = Vec::new();
    for _ in 0..CHAIN {
        let Some(reference) = reference_text(node) else {
            let is_null = node.as_map().is_some_and(says_null);
            if is_null {
                // The model has no such branch, and these schemas are used all the same.
                context.nulls.borrow_mut().extend(named);
            }
            return is_null;
        };
        match find_quietly(context, reference, &from) {
            Some((pointer, found)) => {
                named.extend(pointer.last());
                from = pointer;
                node = found;
            }
            None => return false,
        }
    }
    false
}

fn says_null(map: &Map) -> bool {
    let is_null = |node: &Node| matches!(node, Node::Null);
    // No type makes another value of a list that has null alone.
    if let Some(Node::List(values)) = map.get("enum") {
        return !values.is_empty() && values.iter().all(is_null);
    }
    let mut said = false;
    for (key, value) in map.iter() {
        said |= match (key, value) {
            ("type", Node::String(name)) if name == "null" => true,
            ("type", Node::List(names)) => {
                let null = |name: &Node| name.as_str() == Some("null") || is_null(name);
                if !names.iter().all(null) {
                    return false;
                }
                !names.is_empty()
            }
            ("const" | "type", Node::Null) => true,
            // Beside other branches, one that is said to be null and nothing more
            // means null: as a schema it would allow whatever there is.
            ("nullable", Node::Bool(nullable)) => *nullable,
            (key, _) if DOCS.contains(&key) || key.starts_with("x-") => false,
            _ => return false,
        };
    }
    said
}
