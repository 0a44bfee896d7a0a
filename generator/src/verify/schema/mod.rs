//! The schemas of the document in the words of JSON Schema 2020-12, for an
//! established validator to read and for values to be made from.

mod anchors;
pub(super) mod binary;
mod branches;
mod bytes;
mod derived;
pub(super) mod described;
mod discriminator;
pub(super) mod keywords;
mod patterns;
mod standard;
mod told;

pub(super) use patterns::Patterns;

use std::cell::OnceCell;
use std::collections::HashMap;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::inspect::{Site, Tree};
use crate::limits::proof::SHOWN_VALUE;
use crate::pointer::Pointer;
use branches::Branches;
use derived::Derived;
use standard::{Made, Standard};
use told::Told;

/// Which way a value travels: what is only read is not sent, and the other way
/// round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the client.
    Request,
    /// To the client.
    Answer,
}

/// A schema among the [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SchemaId(usize);

/// All schemas that values of one direction have, each a definition of its own.
pub struct Schemas {
    definitions: Vec<Value>,
    by_place: HashMap<Pointer, SchemaId>,
    branches: Branches,
    validator: Result<Validator, String>,
    /// One to which one branch of a `oneOf` is enough, as it is to those who
    /// write branches that overlap.
    lenient: OnceCell<Option<Validator>>,
    patterns: Patterns,
    /// What of the schemas could not be put into the words of the standard.
    pub notes: Vec<String>,
}

impl Schemas {
    /// The schemas at these places, and all that they refer to.
    #[must_use]
    pub fn new<'a>(tree: Tree<'a>, direction: Direction, sites: Vec<Site<'a>>) -> Self {
        let mut standard = Standard::new(tree, direction);
        let by_place = sites
            .into_iter()
            .map(|site| (site.at.clone(), SchemaId(standard.define(site))))
            .collect();
        let Made {
            mut definitions,
            branches,
            notes,
        } = standard.finish();
        let branches = branches::define(&mut definitions, branches);
        Self {
            validator: validator(&definitions),
            lenient: OnceCell::new(),
            patterns: Patterns::default(),
            definitions,
            by_place,
            branches,
            notes,
        }
    }

    /// The schema at a place.
    #[must_use]
    pub fn at(&self, place: &Pointer) -> Option<SchemaId> {
        self.by_place.get(place).copied()
    }

    /// What the branch of a union has to be, together with what tells it from the others. The
    /// place is that in the union, or that of a schema which derives from another.
    #[must_use]
    pub fn branch(&self, place: &Pointer) -> Option<SchemaId> {
        self.branches.at(place)
    }

    /// The branches of the union at a place.
    #[must_use]
    pub fn branches(&self, union: &Pointer) -> &[SchemaId] {
        self.branches.of(union)
    }

    /// The schema itself.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Value {
        self.definitions.get(id.0).unwrap_or(&Value::Null)
    }

    /// What a `$ref` of the definitions leads to.
    #[must_use]
    pub fn target(&self, reference: &str) -> Option<&Value> {
        self.definitions.get(self.id(reference)?.0)
    }

    /// The definition that a `$ref` of the definitions leads to.
    #[must_use]
    pub fn id(&self, reference: &str) -> Option<SchemaId> {
        let (_, number) = reference.rsplit_once('/')?;
        let number = number.parse().ok()?;
        (number < self.definitions.len()).then_some(SchemaId(number))
    }

    /// Whether a text matches a pattern.
    #[must_use]
    pub fn matches(&self, pattern: &str, text: &str) -> bool {
        self.patterns.matches(pattern, text)
    }

    /// What is wrong with a value, if the validator finds anything.
    #[must_use]
    pub fn mistake(&self, id: SchemaId, value: &Value) -> Option<String> {
        let validator = match &self.validator {
            Ok(validator) => validator,
            Err(problem) => return Some(problem.clone()),
        };
        let whole = json!({ id.0.to_string(): value });
        let error = validator.iter_errors(&whole).next()?;
        if self.nearly_allows(id, value) {
            return None;
        }
        let place = error.instance_path().to_string();
        let place = place.trim_start_matches(&format!("/{}", id.0));
        let mut message = format!("`{place}`: {}", error.masked());
        if let Some((end, _)) = message.char_indices().nth(SHOWN_VALUE) {
            message.truncate(end);
            message.push_str("...");
        }
        Some(message)
    }

    /// Whether a value is one of the schema's.
    #[must_use]
    pub fn allows(&self, id: SchemaId, value: &Value) -> bool {
        let whole = || json!({ id.0.to_string(): value });
        self.validator
            .as_ref()
            .is_ok_and(|validator| validator.is_valid(&whole()))
    }

    /// Whether a value is one of the schema's, if one branch of a `oneOf` is enough.
    #[must_use]
    pub fn nearly_allows(&self, id: SchemaId, value: &Value) -> bool {
        let lenient = self.lenient.get_or_init(|| {
            let definitions: Vec<Value> = self.definitions.iter().cloned().map(lenient).collect();
            validator(&definitions).ok()
        });
        let whole = || json!({ id.0.to_string(): value });
        lenient
            .as_ref()
            .is_some_and(|validator| validator.is_valid(&whole()))
    }
}

/// The values that the unions of a document tell of properties, by where the schemas with these stand.
#[must_use]
pub fn told_by_unions(tree: Tree<'_>) -> HashMap<Pointer, Vec<(String, Vec<Value>)>> {
    Told::new(tree, &Derived::new(tree)).by_place()
}

/// A definition in which one branch of a `oneOf` is enough. Names and values are
/// left as they are, which may be spelled in the same way.
fn lenient(schema: Value) -> Value {
    match schema {
        Value::Array(items) => items.into_iter().map(lenient).collect(),
        Value::Object(members) => {
            let mut schema: Map<String, Value> = Map::new();
            let mut branches = Vec::new();
            for (key, value) in members {
                match (key.as_str(), value) {
                    ("enum" | "const" | "examples" | "default", value) => {
                        _ = schema.insert(key, value);
                    }
                    ("oneOf", value) => branches.push(json!({ "anyOf": lenient(value) })),
                    (
                        "properties" | "patternProperties" | "dependentSchemas",
                        Value::Object(named),
                    ) => {
                        let named = named
                            .into_iter()
                            .map(|(name, value)| (name, lenient(value)));
                        schema.insert(key, Value::Object(named.collect()));
                    }
                    (_, value) => _ = schema.insert(key, lenient(value)),
                }
            }
            if !branches.is_empty() {
                let all = schema.entry("allOf").or_insert_with(|| json!([]));
                all.as_array_mut()
                    .into_iter()
                    .for_each(|all| all.append(&mut branches));
            }
            Value::Object(schema)
        }
        other => other,
    }
}

/// One validator of all definitions, each of them a property: what they have in
/// common is compiled once.
fn validator(definitions: &[Value]) -> Result<Validator, String> {
    let numbered = || (0..definitions.len()).map(|number| number.to_string());
    let all: Map<String, Value> = numbered().zip(definitions.iter().cloned()).collect();
    let properties: Map<String, Value> = numbered()
        .map(|number| {
            let reference = format!("#/$defs/{number}");
            (number, json!({ "$ref": reference }))
        })
        .collect();
    let whole = json!({ "$defs": all, "properties": properties });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .offline()
        .build(&whole)
        .map_err(|error| format!("the validator does not take the schemas: {error}"))
}
