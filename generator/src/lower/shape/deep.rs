//! What tells the branches of a union apart within a property that all of them have.

use std::collections::HashSet;

use super::discriminator::{Discriminant, are_distinct, candidates, values};
use super::members::members_of;
use super::properties::{properties, required};
use super::{Shape, UnionShape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// A property that all branches require, in which another has values in each that it has in no other.
pub(in crate::lower) struct Deep {
    /// What the outer one tells by the inner one.
    pub(in crate::lower) told: Discriminant,
    /// The inner one.
    pub(in crate::lower) within: String,
}

/// What tells the objects apart that this is a choice of, where nothing else stands beside it: the first
/// in the order of the alphabet.
pub(in crate::lower) fn deep(source: &Source<'_>, union: &UnionShape<'_>) -> Option<Deep> {
    let [first, others @ ..] = &union.branches[..] else {
        return None;
    };
    if !union.base.is_empty() || union.hierarchy.is_some() || others.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = required_of(source, first)?.into_iter().collect();
    names.sort_unstable();
    names.into_iter().find_map(|name| {
        let parts = union
            .branches
            .iter()
            .map(|branch| part(source, branch, name));
        let parts: Vec<Subschema<'_>> = parts.collect::<Option<_>>()?;
        let mut inner = candidates(source, &members_of(source, parts.first()?)?);
        inner.sort_unstable();
        inner
            .into_iter()
            .find_map(|within| told(source, &parts, name, within))
    })
}

/// The names that an object requires.
fn required_of<'b>(source: &Source<'b>, branch: &Subschema<'b>) -> Option<HashSet<&'b str>> {
    match settled(source, branch)? {
        Shape::Object(members) => Some(required(&members)),
        _ => None,
    }
}

/// A property that an object requires, which is an object.
fn part<'b>(source: &Source<'b>, branch: &Subschema<'b>, name: &str) -> Option<Subschema<'b>> {
    let Shape::Object(members) = settled(source, branch)? else {
        return None;
    };
    let part = properties(&members).get(name)?.clone();
    required(&members).contains(name).then_some(part)
}

fn told(source: &Source<'_>, parts: &[Subschema<'_>], name: &str, within: &str) -> Option<Deep> {
    let none = HashSet::new();
    let values = parts
        .iter()
        .map(|part| values(source, part, within, Some(&none), 0));
    let values: Vec<_> = values.collect::<Option<_>>()?;
    are_distinct(&values).then(|| Deep {
        told: Discriminant {
            property: name.to_owned(),
            values,
            decides: false,
            default: None,
            is_declared: false,
        },
        within: within.to_owned(),
    })
}
