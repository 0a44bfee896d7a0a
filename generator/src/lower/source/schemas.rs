//! The schemas of the components.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};

use super::form::{form, section};
use crate::pointer::Pointer;

/// The schemas of the components, and which of them anything has referred to: what is at the end
/// none of these is left out.
pub(in crate::lower) struct Schemas<'a> {
    all: &'a IndexMap<String, ReferenceOr<Schema>>,
    /// Those that are derived from another, by that one's name as pointers spell it.
    derived: HashMap<&'a str, Vec<&'a str>>,
    /// What is derived at all levels, by the base and the property that tells them apart. All that refers
    /// to a base asks for its own.
    descendants: RefCell<HashMap<(String, String), Descendants>>,
    /// The paths of those that were referred to.
    referred_to: RefCell<HashSet<String>>,
}

/// Which of all schemas are derived from one, and where they stand.
type Descendants = Vec<(usize, Pointer)>;

impl<'a> Schemas<'a> {
    pub(super) fn new(all: &'a IndexMap<String, ReferenceOr<Schema>>) -> Self {
        Self {
            all,
            derived: derived(all),
            descendants: RefCell::default(),
            referred_to: RefCell::default(),
        }
    }

    /// The names of all of them.
    pub(in crate::lower) fn names(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.all.keys()
    }

    /// The name of the one that stands there.
    pub(in crate::lower) fn name_of(&self, at: &Pointer) -> Option<&'a str> {
        let (name, _) = self.all.get_key_value(&at.last()?)?;
        Some(name)
    }

    /// The names of those to which nothing has referred so far.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a String> {
        let referred_to = self.referred_to.borrow().clone();
        let all = section("schemas");
        let names = self.all.keys();
        names.filter(move |name| !referred_to.contains(all.child(name).path()))
    }

    /// The names of those whose `allOf` names the one of this name.
    pub(in crate::lower) fn derived(&self, name: &str) -> &[&'a str] {
        self.derived.get(name).map_or(&[], Vec::as_slice)
    }

    /// Those that are derived at all levels from the one of this name, with where they stand; `find` finds
    /// out which are told apart by that property.
    pub(in crate::lower) fn descendants(
        &self,
        name: &str,
        property: &str,
        find: impl FnOnce() -> Vec<(&'a str, Pointer)>,
    ) -> Vec<(&'a str, Pointer)> {
        let key = (name.to_owned(), property.to_owned());
        if let Some(known) = self.descendants.borrow().get(&key) {
            let named = known.iter().filter_map(|(index, at)| {
                let (name, _) = self.all.get_index(*index)?;
                Some((name.as_str(), at.clone()))
            });
            return named.collect();
        }
        let found = find();
        let places = found
            .iter()
            .filter_map(|(name, at)| Some((self.all.get_index_of(*name)?, at.clone())));
        let places = places.collect();
        self.descendants.borrow_mut().insert(key, places);
        found
    }

    /// Notes that something refers to the schema there.
    pub(super) fn note(&self, at: &Pointer) {
        if !self.referred_to.borrow().contains(at.path()) {
            self.referred_to.borrow_mut().insert(at.path().to_owned());
        }
    }
}

/// Which schemas of the components name which other in their `allOf`.
fn derived(schemas: &IndexMap<String, ReferenceOr<Schema>>) -> HashMap<&str, Vec<&str>> {
    let mut derived: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, schema) in schemas {
        let mut open: Vec<&Schema> = schema.as_item().into_iter().collect();
        while let Some(schema) = open.pop() {
            for base in &form(schema).all_of {
                match base {
                    ReferenceOr::Item(inner) => open.push(inner),
                    ReferenceOr::Reference { reference } => {
                        let base = reference.strip_prefix("#/components/schemas/");
                        let known = base.map(|base| derived.entry(base).or_default());
                        // One that names it twice has just been added.
                        let is_new = |known: &&mut Vec<&str>| known.last() != Some(&name.as_str());
                        if let Some(known) = known.filter(is_new) {
                            known.push(name);
                        }
                    }
                }
            }
        }
    }
    derived
}
