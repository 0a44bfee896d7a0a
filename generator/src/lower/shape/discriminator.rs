//! By which property the branches of a union are told apart.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::literal::literal;
use super::members::members_of;
use super::properties::{properties, required};
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// The property whose value chooses a branch.
pub(in crate::lower) struct Discriminant {
    /// The key on the wire.
    pub(in crate::lower) property: String,
    /// The values for each of the branches.
    pub(in crate::lower) values: Vec<Vec<Literal>>,
}

/// The property whose value chooses a branch; nothing where there is no such property.
pub(in crate::lower) fn discriminant(
    source: &Source<'_>,
    union: &UnionShape<'_>,
) -> Option<Discriminant> {
    if let Some(discriminator) = &union.schema.schema_data.discriminator {
        let tag = discriminator.property_name.as_str();
        let tags: Vec<Vec<Literal>> = union
            .branches
            .iter()
            .map(|branch| declared(source, branch, tag, &discriminator.mapping))
            .collect();
        if are_distinct(&tags) {
            return Some(Discriminant {
                property: tag.to_owned(),
                values: tags,
            });
        }
    }
    implicit(source, union)
}

/// The values that a document with a discriminator has for a branch: those of
/// the mapping, those that the branch itself allows, or else its name.
fn declared(
    source: &Source<'_>,
    branch: &Subschema<'_>,
    tag: &str,
    mapping: &IndexMap<String, String>,
) -> Vec<Literal> {
    let target = |reference: &str| source.schema(reference).map(|(_, at)| at);
    let own = branch
        .schema
        .reference()
        .and_then(|reference| target(&reference));
    let mapped = mapping
        .iter()
        .filter(|(_, reference)| own.is_some() && target(reference) == own)
        .map(|(value, _)| Literal::Text(value.clone()));
    let mapped: Vec<Literal> = mapped.collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let values = values(source, branch, tag, false, 0);
    let name = own.and_then(|at| at.last()).map(Literal::Text);
    values.unwrap_or_else(|| name.into_iter().collect())
}

/// A property that every branch requires, with values that no other branch has.
fn implicit(source: &Source<'_>, union: &UnionShape<'_>) -> Option<Discriminant> {
    let first = union.branches.first()?;
    if union.branches.len() < 2 {
        return None;
    }
    let members = members_of(source, first)?;
    let candidates: Vec<&str> = properties(&members).keys().copied().collect();
    candidates.into_iter().find_map(|tag| {
        let tags: Option<Vec<Vec<Literal>>> = union
            .branches
            .iter()
            .map(|branch| values(source, branch, tag, true, 0))
            .collect();
        let tags = tags?;
        are_distinct(&tags).then(|| Discriminant {
            property: tag.to_owned(),
            values: tags,
        })
    })
}

/// The values that a branch allows a property to have, if it lists them.
fn values(
    source: &Source<'_>,
    branch: &Subschema<'_>,
    tag: &str,
    always: bool,
    depth: usize,
) -> Option<Vec<Literal>> {
    if depth > NESTING {
        return None;
    }
    match settled(source, branch)? {
        Shape::Object(members) => {
            if always && !required(&members).contains(tag) {
                return None;
            }
            let property = properties(&members).get(tag)?.clone();
            literals(source, &property)
        }
        Shape::Union(union) if union.base.is_empty() => {
            let all = union
                .branches
                .iter()
                .map(|branch| values(source, branch, tag, always, depth + 1));
            Some(all.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

fn literals(source: &Source<'_>, property: &Subschema<'_>) -> Option<Vec<Literal>> {
    let (schema, _) = property.schema.resolve(source)?;
    // What stands beside the list, such as an enum that it takes some values of, allows no others.
    let listed = &form(schema).enumeration;
    if !listed.is_empty() {
        let listed = listed.iter().filter(|value| !value.is_null());
        return listed.map(literal).collect();
    }
    match settled(source, property)? {
        Shape::Literals {
            lists,
            any_text: false,
            ..
        } => {
            let values = lists.iter().flat_map(|list| &list.form().enumeration);
            Some(values.filter_map(literal).collect())
        }
        _ => None,
    }
}

fn are_distinct(tags: &[Vec<Literal>]) -> bool {
    let mut seen = HashSet::new();
    tags.iter().all(|values| !values.is_empty())
        && tags.iter().flatten().all(|value| seen.insert(value))
}
