//! The branches of unions as definitions of their own, so that the validator can
//! say of each by itself whether a value is one of it.

use std::collections::HashMap;

use serde_json::{Value, json};

/// Keywords whose values are no schemas, whatever they look like.
const VALUES: [&str; 4] = ["enum", "const", "examples", "default"];

/// Moves each branch that describes objects to the end of the definitions, and
/// leaves a reference in its place. Branches that are the same become one.
pub(super) fn define(definitions: &mut Vec<Value>) {
    let mut moved = Moved::default();
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
                            branches.for_each(|branch| self.take(branch));
                        }
                        (key, value) if !VALUES.contains(&key) => self.walk(value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, branch: &mut Value) {
        let next = self.first + self.branches.len();
        let number = *self.known.entry(branch.to_string()).or_insert(next);
        let moved = std::mem::replace(branch, json!({ "$ref": format!("#/$defs/{number}") }));
        if number == next {
            self.branches.push(moved);
        }
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
