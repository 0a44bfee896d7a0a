//! What a document with a discriminator says of the branches of a union.

use std::collections::HashSet;

use openapiv3::{Discriminator, Schema};

use super::derived::default_mapping;
use super::discriminator::values;
use super::literal::literal;
use super::members::members_of;
use super::properties::properties;
use super::same::chain;
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;
use crate::vocabulary::MS_DISCRIMINATOR_VALUE;

/// The property of the discriminator: the union's own, or the one that all branches which are
/// objects have from what they are derived from.
pub(super) fn declared_property<'b>(
    source: &Source<'b>,
    union: &UnionShape<'b>,
) -> Option<&'b str> {
    if let Some(own) = &union.schema.schema_data.discriminator {
        return Some(&own.property_name);
    }
    let objects = union.branches.iter().filter_map(|branch| {
        let is_object = matches!(settled(source, branch)?, Shape::Object(_));
        is_object.then(|| bases(source, branch))
    });
    let objects: Vec<Vec<&Discriminator>> = objects.collect();
    let has = |property: &str, bases: &Vec<&Discriminator>| {
        bases.iter().any(|base| base.property_name == property)
    };
    let mut first = objects.first()?.iter();
    let common = first.find(|base| objects.iter().all(|bases| has(&base.property_name, bases)))?;
    Some(&common.property_name)
}

/// The discriminators of what a branch is derived from, its own first.
fn bases<'b>(source: &Source<'b>, branch: &Subschema<'b>) -> Vec<&'b Discriminator> {
    let members = members_of(source, branch).unwrap_or_default();
    let bases = members.iter().rev();
    bases
        .filter_map(|member| member.schema.schema_data.discriminator.as_ref())
        .collect()
}

/// The branch for the values that nothing is mapped to.
pub(super) fn default(source: &Source<'_>, union: &UnionShape<'_>) -> Option<usize> {
    let discriminator = union.schema.schema_data.discriminator.as_ref()?;
    let (_, target) = source.schema(default_mapping(discriminator)?)?;
    let mut branches = union.branches.iter();
    branches.position(|branch| own(source, branch).as_ref() == Some(&target))
}

/// The values of the discriminator that stand for a branch: those of the mapping, the one that the
/// branch itself names, those that it lists, or else its name; for a union, those of its branches.
pub(super) fn tags(
    source: &Source<'_>,
    union: &UnionShape<'_>,
    branch: &Subschema<'_>,
    property: &str,
) -> Vec<Literal> {
    let tags = tags_within(source, union, branch, property, 0);
    if tags.iter().all(|tag| tag.as_text().is_none()) {
        return tags;
    }
    let members = [
        &union.base[..],
        &members_of(source, branch).unwrap_or_default(),
    ]
    .concat();
    let described = properties(&members).get(property).cloned();
    let shape = described.and_then(|described| settled(source, &described));
    tags.into_iter()
        .map(|tag| typed(tag, shape.as_ref()))
        .collect()
}

/// A value in the type of the property that has it: the keys of a mapping are always texts.
fn typed(tag: Literal, shape: Option<&Shape<'_>>) -> Literal {
    let Literal::Text(text) = &tag else {
        return tag;
    };
    let typed = match shape {
        Some(Shape::Integer(_) | Shape::Number(_)) => text.parse().ok().map(Literal::Integer),
        Some(Shape::Boolean) => text.parse().ok().map(Literal::Boolean),
        Some(Shape::Literals { lists, .. }) => {
            let listed = lists.iter().flat_map(|list| &list.form().enumeration);
            let listed: Vec<Literal> = listed.filter_map(literal).collect();
            let is_meant = |value: &Literal| value.to_string() == *text;
            listed.into_iter().find(is_meant)
        }
        _ => None,
    };
    typed.unwrap_or(tag)
}

fn tags_within(
    source: &Source<'_>,
    union: &UnionShape<'_>,
    branch: &Subschema<'_>,
    property: &str,
    depth: usize,
) -> Vec<Literal> {
    let mut tags = mapped(source, union, branch, property);
    if !union.is_hierarchy
        && depth < NESTING
        && let Some(Shape::Union(inner)) = settled(source, branch)
        && declared_property(source, &inner) == Some(property)
    {
        for branch in &inner.branches {
            for tag in tags_within(source, &inner, branch, property, depth + 1) {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
    }
    if tags.is_empty() {
        tags = unmapped(source, branch, property);
    }
    tags
}

/// The values that the nearest discriminator which maps any to the branch has for it.
fn mapped(
    source: &Source<'_>,
    union: &UnionShape<'_>,
    branch: &Subschema<'_>,
    property: &str,
) -> Vec<Literal> {
    let Some(own) = own(source, branch) else {
        return Vec::new();
    };
    let of_union = union.schema.schema_data.discriminator.iter();
    let mut all = of_union.chain(bases(source, branch));
    let found = all.find_map(|discriminator| {
        let target = |reference: &String| source.schema(reference).map(|(_, at)| at);
        let mapping = discriminator.mapping.iter();
        let mapped = mapping
            .filter(|(_, reference)| target(reference).as_ref() == Some(&own))
            .map(|(value, _)| Literal::Text(value.clone()));
        let mapped: Vec<Literal> = mapped.collect();
        let is_meant = discriminator.property_name == property && !mapped.is_empty();
        is_meant.then_some(mapped)
    });
    found.unwrap_or_default()
}

/// The values of a branch that no mapping names.
fn unmapped(source: &Source<'_>, branch: &Subschema<'_>, property: &str) -> Vec<Literal> {
    let named = branch.resolve(source).and_then(|(schema, _)| {
        let value = schema.schema_data.extensions.get(MS_DISCRIMINATOR_VALUE)?;
        Some(Literal::Text(value.as_str()?.to_owned()))
    });
    if let Some(named) = named {
        return vec![named];
    }
    let own = own(source, branch);
    let name = own.as_ref().and_then(Pointer::last);
    let Some(listed) = values(source, branch, property, false, 0) else {
        return name.map(Literal::Text).into_iter().collect();
    };
    // What a base lists are the values of all that is derived from it.
    let is_inherited = own.is_some_and(|own| {
        let members = members_of(source, branch).unwrap_or_default();
        let described = properties(&members).get(property).cloned();
        described.is_some_and(|described| !described.at.path().starts_with(own.path()))
    });
    let is_name = |value: &&Literal| match (value.as_text(), &name) {
        (Some(text), Some(name)) => text.eq_ignore_ascii_case(name),
        _ => false,
    };
    match listed.iter().find(is_name).filter(|_| is_inherited) {
        Some(own) => vec![own.clone()],
        None => listed,
    }
}

/// The values that the discriminator of a choice maps to what is none of its branches, nor one of a
/// union among them, each with the name of that.
pub(in crate::lower) fn unlisted<'s>(
    source: &Source<'_>,
    schema: &'s Schema,
    branches: &[Subschema<'_>],
) -> Vec<(&'s str, String)> {
    let Some(discriminator) = &schema.schema_data.discriminator else {
        return Vec::new();
    };
    let mut listed = HashSet::new();
    let mut open = branches.to_vec();
    while let Some(branch) = open.pop() {
        let before = listed.len();
        listed.extend(chain(source, &branch).map(|(_, at)| at));
        if listed.len() > before
            && let Some(Shape::Union(inner)) = settled(source, &branch)
        {
            open.extend(inner.branches);
        }
    }
    let mapping = discriminator.mapping.iter();
    let unlisted = mapping.filter_map(|(value, reference)| {
        let (_, at) = source.schema(reference)?;
        (!listed.contains(&at)).then_some((value.as_str(), at.last()?))
    });
    unlisted.collect()
}

/// Where the schema stands that a branch refers to.
fn own(source: &Source<'_>, branch: &Subschema<'_>) -> Option<Pointer> {
    let reference = branch.schema.reference()?;
    source.schema(&reference).map(|(_, at)| at)
}
