//! The schemas of the document in the words of JSON Schema 2020-12, for an
//! established validator to read and for values to be made from.

mod anchors;
pub(super) mod binary;
mod branches;
mod bytes;
mod closed;
mod derived;
pub(super) mod described;
mod discriminator;
mod id;
pub(super) mod keywords;
mod mended;
mod patterns;
mod reach;
mod standard;
mod told;
mod validators;
pub(in crate::verify) mod writable;

pub use id::{Direction, SchemaId};
pub(super) use mended::mended;
pub(super) use patterns::Patterns;

use std::collections::HashMap;
use std::sync::MutexGuard;

use serde_json::Value;

use crate::inspect::{Site, Tree};
use crate::limits::proof::SHOWN_VALUE;
use crate::pointer::Pointer;
use branches::Branches;
use derived::Derived;
use standard::{Made, Standard};
use told::Told;
use validators::Validators;
use writable::{Key, Writable};

/// All schemas that values of one direction have, each a definition of its own.
pub struct Schemas {
    direction: Direction,
    definitions: Vec<Value>,
    /// The names of those that are components.
    components: HashMap<usize, String>,
    by_place: HashMap<Pointer, SchemaId>,
    branches: Branches,
    validators: Validators,
    patterns: Patterns,
    writable: Writable,
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
            places,
            branches,
            notes,
        } = standard.finish();
        let branches = branches::define(&mut definitions, branches);
        let places = places.into_iter();
        let components = places.filter_map(|(number, at)| Some((number, component(&at)?)));
        Self {
            direction,
            components: components.collect(),
            validators: Validators::new(&definitions),
            patterns: Patterns::default(),
            writable: Writable::default(),
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

    /// The name of the component that a `$ref` of the definitions leads to.
    #[must_use]
    pub fn component(&self, reference: &str) -> Option<&str> {
        let name = self.components.get(&self.id(reference)?.0)?;
        Some(name)
    }

    /// What is known of which of them XML has a way for.
    pub(super) fn writable(&self) -> MutexGuard<'_, HashMap<Key, bool>> {
        self.writable.known()
    }

    /// Which way the values travel.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether a text matches a pattern.
    #[must_use]
    pub fn matches(&self, pattern: &str, text: &str) -> bool {
        self.patterns.matches(pattern, text)
    }

    /// What is wrong with a value, if the validator finds anything.
    #[must_use]
    pub fn mistake(&self, id: SchemaId, value: &Value) -> Option<String> {
        if let Some(problem) = self.validators.problem() {
            return Some(problem.to_owned());
        }
        if self.allows(id, value) || self.nearly_allows(id, value) {
            return None;
        }
        let mistakes = self.validators.mistakes(&self.definitions, id, value);
        let (place, what) = mistakes.into_iter().next()?;
        let mut message = format!("`{place}`: {what}");
        if let Some((end, _)) = message.char_indices().nth(SHOWN_VALUE) {
            message.truncate(end);
            message.push_str("...");
        }
        Some(message)
    }

    /// The places of a value that the schema refuses.
    #[must_use]
    pub fn refused(&self, id: SchemaId, value: &Value) -> Vec<String> {
        let mistakes = self.validators.mistakes(&self.definitions, id, value);
        mistakes.into_iter().map(|(place, _)| place).collect()
    }

    /// Whether a value is one of the schema's.
    #[must_use]
    pub fn allows(&self, id: SchemaId, value: &Value) -> bool {
        self.validators.allows(id, value)
    }

    /// Whether a value is one of the schema's, if one branch of a `oneOf` is enough.
    #[must_use]
    pub fn nearly_allows(&self, id: SchemaId, value: &Value) -> bool {
        self.validators.nearly_allows(&self.definitions, id, value)
    }
}

/// The name of a schema that is a component.
fn component(at: &Pointer) -> Option<String> {
    let all = at.parent()?;
    (all.path() == "/components/schemas").then(|| at.last())?
}

/// The values that the unions of a document tell of properties, by where the schemas with these stand.
#[must_use]
pub fn told_by_unions(tree: Tree<'_>) -> HashMap<Pointer, Vec<(String, Vec<Value>)>> {
    Told::new(tree, &Derived::new(tree)).by_place()
}
