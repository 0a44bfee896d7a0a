//! What could be said of where errors have their code, their message and the id of their request.

use std::collections::BTreeMap;

use toml::Value;

use super::bodies::Bodies;
use super::customary::{Part, is_spelling};
use super::lead::Lead;
use crate::ir::Api;
use crate::pointer::Pointer;

/// What the table `[errors]` of the settings could say, by what most of the error bodies have.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// How many error bodies there are.
    bodies: usize,
    places: Vec<Proposed>,
}

/// A pointer that most of the bodies have.
#[derive(Clone, Debug)]
pub(super) struct Proposed {
    pub(super) part: Part,
    pub(super) pointer: String,
    /// How many of them have it.
    count: usize,
    /// Where it is described first.
    pub(super) origin: Option<Pointer>,
}

impl Proposal {
    /// What could be said for a crate, if anything could. It is not asked whether anything is said.
    #[must_use]
    pub fn of(api: &Api) -> Option<Self> {
        Self::of_bodies(&Bodies::of(api))
    }

    pub(super) fn of_bodies(bodies: &Bodies<'_>) -> Option<Self> {
        let places = Part::ALL.into_iter();
        let places = places.filter_map(|part| proposed(bodies, part));
        let places: Vec<Proposed> = places.collect();
        let bodies = number(bodies);
        (!places.is_empty()).then_some(Self { bodies, places })
    }

    /// The lines of the settings.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut lines = "[errors]".to_owned();
        for place in &self.places {
            let pointers: Value = vec![place.pointer.as_str()].into();
            lines.extend(["\n", place.part.key(), " = ", &pointers.to_string()]);
        }
        lines
    }

    /// In how many of the bodies each pointer is, in words.
    #[must_use]
    pub fn counted(&self) -> String {
        let counted = self.places.iter().enumerate().map(|(index, place)| {
            let Proposed { pointer, count, .. } = place;
            let is = if index == 0 { "is " } else { "" };
            format!("`{pointer}` {is}in {count}")
        });
        let counted = counted.collect::<Vec<_>>().join(", ");
        match self.bodies {
            1 => format!("{counted} of 1 error body"),
            bodies => format!("{counted} of {bodies} error bodies"),
        }
    }

    pub(super) fn places(&self) -> &[Proposed] {
        &self.places
    }
}

/// How many error bodies there are, of those that a client knows nothing of.
fn number(bodies: &Bodies<'_>) -> usize {
    bodies.unknown().map(|body| body.count).sum()
}

/// The surest pointer to one part that most of the bodies have.
fn proposed(bodies: &Bodies<'_>, part: Part) -> Option<Proposed> {
    let mut ways = part.usual().iter();
    let all = number(bodies);
    ways.find_map(|way| {
        let spelled = spelled(bodies, way).into_iter();
        let (pointer, (count, origin)) = spelled.max_by_key(|(_, (count, _))| *count)?;
        (2 * count > all).then_some(Proposed {
            part,
            pointer,
            count,
            origin,
        })
    })
}

/// The pointers that are spelled like a way and lead to a text or a whole number: in how many of the
/// bodies each is, and where it is described first.
fn spelled(bodies: &Bodies<'_>, way: &[&str]) -> BTreeMap<String, (usize, Option<Pointer>)> {
    let mut places = BTreeMap::new();
    for body in bodies.unknown() {
        let found = bodies.within(body, way, is_spelling).into_iter();
        let words = found.filter(|found| found.lead == Lead::Word);
        // What may be several things may have it in several of them.
        let words: BTreeMap<String, _> = words
            .map(|found| (found.pointer.into_path(), found.origin))
            .collect();
        for (pointer, origin) in words {
            let place: &mut (usize, Option<Pointer>) = places.entry(pointer).or_default();
            place.0 += body.count;
            place.1 = place.1.take().or_else(|| origin.cloned());
        }
    }
    places
}
