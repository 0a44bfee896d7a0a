//! The branches of unions as definitions of their own, so that the validator can
//! say of each by itself whether a value is one of it.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::id::SchemaId;
use crate::pointer::Pointer;

/// Keywords whose values are no schemas, whatever they look like.
const VALUES: [&str; 4] = ["enum", "const", "examples", "default"];

/// A branch of a union, with what tells it from the others.
pub(super) struct Branch {
    /// Where the union stands.
    pub(super) union: Pointer,
    /// Where the branch stands: in the union, or as a schema that derives from it.
    pub(super) at: Pointer,
    pub(super) schema: Value,
}

/// The definitions of branches.
#[derive(Default)]
pub(super) struct Branches {
    by_place: HashMap<Pointer, SchemaId>,
    by_union: HashMap<Pointer, Vec<SchemaId>>,
}

impl Branches {
    pub(super) fn at(&self, place: &Pointer) -> Option<SchemaId> {
        self.by_place.get(place).copied()
    }

    pub(super) fn of(&self, union: &Pointer) -> &[SchemaId] {
        self.by_union.get(union).map_or(&[], Vec::as_slice)
    }
}

/// Moves each branch that describes objects to the end of the definitions, and
/// leaves a reference in its place. Branches that are the same become one. Gives the
/// definitions of these branches, whatever they describe.
pub(super) fn define(definitions: &mut Vec<Value>, branches: Vec<Branch>) -> Branches {
    let mut moved = Moved {
        first: definitions.len(),
        ..Moved::default()
    };
    let mut defined = Branches::default();
    for mut branch in branches {
        let id = SchemaId(moved.take(&mut branch.schema));
        defined.by_place.entry(branch.at).or_insert(id);
        defined.by_union.entry(branch.union).or_default().push(id);
    }
    definitions.append(&mut moved.branches);
    let mut number = 0;
    // What is moved may have branches itself, and has its turn then.
    while let Some(definition) = definitions.get_mut(number) {
        let mut schema = definition.take();
        moved.first = definitions.len();
        moved.walk(&mut schema);
        definitions[number] = schema;
        definitions.append(&mut moved.branches);
        number += 1;
    }
    defined
}

#[derive(Default)]
struct Moved {
    /// The number of the first of the branches.
    first: usize,
    branches: Vec<Value>,
    /// All that ever were moved, with their numbers.
    known: HashMap<String, usize>,
}

impl Moved {
    fn walk(&mut self, schema: &mut Value) {
        match schema {
            Value::Array(items) => items.iter_mut().for_each(|item| self.walk(item)),
            Value::Object(members) => {
                for (key, value) in members {
                    match (key.as_str(), value) {
                        ("anyOf" | "oneOf", Value::Array(branches)) => {
                            let branches = branches.iter_mut().filter(|branch| is_object(branch));
                            branches.for_each(|branch| _ = self.take(branch));
                        }
                        (key, value) if !VALUES.contains(&key) => self.walk(value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Moves a branch, and gives its number.
    fn take(&mut self, branch: &mut Value) -> usize {
        let next = self.first + self.branches.len();
        let number = *self.known.entry(branch.to_string()).or_insert(next);
        let moved = std::mem::replace(branch, json!({ "$ref": format!("#/$defs/{number}") }));
        if number == next {
            self.branches.push(moved);
        }
        number
    }
}

/// Whether a branch says something of the keys of an object.
fn is_object(branch: &Value) -> bool {
    let words = [
        "properties",
        "additionalProperties",
        "allOf",
        "anyOf",
        "oneOf",
        "items",
    ];
    words.iter().any(|word| branch.get(word).is_some())
}
