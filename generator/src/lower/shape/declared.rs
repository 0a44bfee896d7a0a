//! What a document with a discriminator says of the branches of a union.

use std::collections::HashSet;

use openapiv3::{Discriminator, Schema};

use super::derived::default_mapping;
use super::members::{Member, members_of};
use super::same::chain;
use super::{Shape, UnionShape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// The property of the discriminator: the union's own, or the one that all branches which are
/// objects have from what they are derived from.
pub(super) fn declared_property<'b>(
    source: &Source<'b>,
    union: &UnionShape<'b>,
) -> Option<&'b str> {
    if let Some(own) = &union.schema.schema_data.discriminator {
        return Some(&own.property_name);
    }
    if union.hierarchy.is_some() {
        return union.hierarchy;
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

fn bases<'b>(source: &Source<'b>, branch: &Subschema<'b>) -> Vec<&'b Discriminator> {
    discriminators(&members_of(source, branch).unwrap_or_default())
}

/// The discriminators of what a branch of these members is derived from, its own first.
pub(super) fn discriminators<'b>(members: &[Member<'b>]) -> Vec<&'b Discriminator> {
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
    branches.position(|branch| self::target(source, branch).as_ref() == Some(&target))
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
        listed.extend(source.as_component(&source.identity(&branch.at)));
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

/// Where the schema stands by which a mapping names a branch: the one that the branch refers to, or what
/// the branch has become that is written out, where something leads to its place.
pub(super) fn target(source: &Source<'_>, branch: &Subschema<'_>) -> Option<Pointer> {
    own(source, branch).or_else(|| source.as_component(&source.identity(&branch.at)))
}

/// Where the schema stands that a branch refers to.
pub(super) fn own(source: &Source<'_>, branch: &Subschema<'_>) -> Option<Pointer> {
    let reference = branch.schema.reference()?;
    source.schema(&reference).map(|(_, at)| at)
}
