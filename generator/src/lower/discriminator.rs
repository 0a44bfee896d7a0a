//! By which property the branches of a union are told apart.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::facets::{Member, facets, properties, required};
use super::shape::{Shape, Union, literal, settled};
use super::view::{View, form};
use crate::ir::Literal;
use crate::limits::NESTING;

/// The property whose value chooses a branch, with the values for each of the
/// branches; nothing where there is no such property.
pub(super) fn tags(view: &View<'_>, union: &Union<'_>) -> Option<(String, Vec<Vec<Literal>>)> {
    if let Some(discriminator) = &union.schema.schema_data.discriminator {
        let tag = discriminator.property_name.as_str();
        let tags: Vec<Vec<Literal>> = union
            .members
            .iter()
            .map(|member| declared(view, member, tag, &discriminator.mapping))
            .collect();
        if are_distinct(&tags) {
            return Some((tag.to_owned(), tags));
        }
    }
    implicit(view, union)
}

/// The values that a document with a discriminator has for a branch: those of
/// the mapping, those that the branch itself allows, or else its name.
fn declared(
    view: &View<'_>,
    member: &Member<'_>,
    tag: &str,
    mapping: &IndexMap<String, String>,
) -> Vec<Literal> {
    let target = |reference: &str| view.schema(reference).map(|(_, at)| at);
    let own = member
        .property
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
    let values = values(view, member, tag, false, 0);
    let name = own.and_then(|at| at.last()).map(Literal::Text);
    values.unwrap_or_else(|| name.into_iter().collect())
}

/// A property that every branch requires, with values that no other branch has.
fn implicit(view: &View<'_>, union: &Union<'_>) -> Option<(String, Vec<Vec<Literal>>)> {
    let first = union.members.first()?;
    if union.members.len() < 2 {
        return None;
    }
    let (schema, elsewhere) = first.property.resolve(view)?;
    let at = elsewhere.unwrap_or_else(|| first.at.clone());
    let facets = facets(view, schema, &at);
    let candidates: Vec<&str> = properties(&facets).keys().copied().collect();
    candidates.into_iter().find_map(|tag| {
        let tags: Option<Vec<Vec<Literal>>> = union
            .members
            .iter()
            .map(|member| values(view, member, tag, true, 0))
            .collect();
        let tags = tags?;
        are_distinct(&tags).then(|| (tag.to_owned(), tags))
    })
}

/// The values that a branch allows a property to have, if it lists them.
fn values(
    view: &View<'_>,
    member: &Member<'_>,
    tag: &str,
    always: bool,
    depth: usize,
) -> Option<Vec<Literal>> {
    if depth > NESTING {
        return None;
    }
    match settled(view, member)? {
        Shape::Object(facets) => {
            if always && !required(&facets).contains(tag) {
                return None;
            }
            let property = properties(&facets).get(tag)?.clone();
            literals(view, &property)
        }
        Shape::Union(union) if union.base.is_empty() => {
            let all = union
                .members
                .iter()
                .map(|member| values(view, member, tag, always, depth + 1));
            Some(all.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

fn literals(view: &View<'_>, property: &Member<'_>) -> Option<Vec<Literal>> {
    let (schema, _) = property.property.resolve(view)?;
    // What stands beside the list, such as an enum that it takes some values of, allows no others.
    let listed = &form(schema).enumeration;
    if !listed.is_empty() {
        let listed = listed.iter().filter(|value| !value.is_null());
        return listed.map(literal).collect();
    }
    match settled(view, property)? {
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
