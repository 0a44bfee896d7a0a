//! Models that several places share because of what they are made of.
//!
//! What were two types before are two still, though nothing tells them apart any longer: callers name
//! both.

use std::collections::HashMap;

use crate::ir::ModelId;
use crate::pointer::Pointer;

/// What makes a model the same as another wherever it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Shared {
    /// A union of types that do not depend on where it stands, by its name and by what they are.
    Union(String, String),
    /// A base without what is derived from it, by its name.
    Base(String),
    /// A list of values, by what it is called where it stands.
    Values(String, String),
    /// A type without a name, by what it is called where it stands and all that is said of it.
    Described(String, String),
    /// What stands where a type stood or was referred to, by the name of that and all that is said of it.
    Known(String, String),
    /// The types of answers.
    Answers(Vec<String>),
    /// The things that a body may be.
    Bodies(Vec<String>),
    /// Media types.
    MediaTypes(Vec<String>),
    /// What events hold, by where they are described.
    Events(Pointer),
}

/// The models that are shared.
#[derive(Debug, Default)]
pub(super) struct Alike(HashMap<Shared, Vec<One>>);

/// A model that is shared.
#[derive(Debug)]
struct One {
    id: ModelId,
    /// Which types it was, where any of its places was known.
    was: Vec<String>,
}

impl Alike {
    /// The model that is the same as what was these types: what is new is like any other.
    pub(super) fn find(&mut self, key: &Shared, was: Vec<String>) -> Option<ModelId> {
        let all = self.0.get_mut(key)?;
        let same = all.iter().position(|one| one.was == was);
        let mut either = all.iter();
        let either = either.position(|one| one.was.is_empty() || was.is_empty());
        let one = &mut all[same.or(either)?];
        if one.was.is_empty() {
            one.was = was;
        }
        Some(one.id)
    }

    pub(super) fn add(&mut self, key: Shared, id: ModelId, was: Vec<String>) {
        let all = self.0.entry(key).or_default();
        if all.iter().all(|one| one.id != id) {
            all.push(One { id, was });
        }
    }
}
