//! Schemas that are derived from a base by `allOf`.

use std::collections::HashSet;

use openapiv3::{Discriminator, ReferenceOr, Schema};

use super::literal::{is_called, literal};
use super::members::{members, members_of};
use super::properties::properties;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;
use crate::vocabulary::{DEFAULT_MAPPING, MS_DISCRIMINATOR_VALUE};

const SCHEMAS: &str = "/components/schemas/";

/// The schemas that one schema stands for because they are derived from it.
pub(super) struct Hierarchy<'b> {
    /// The property of the discriminator that tells them apart.
    pub(super) property: &'b str,
    pub(super) branches: Vec<Subschema<'b>>,
}

/// What a schema stands for from which others are derived by `allOf`, at all levels, if a
/// discriminator tells them apart: its own, or that of a base from which it is derived itself.
pub(super) fn derived<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Option<Hierarchy<'b>> {
    let name = at.path().strip_prefix(SCHEMAS)?;
    let derived = match discriminator_of_base(schema) {
        Some(own) => below_base(source, schema, at, name, own),
        None => below_derived(source, schema, at, name),
    }?;
    if derived.branches.iter().any(|branch| branch.at == *at) {
        source.note_among_derived(at);
    }
    Some(derived)
}

/// What a base with a discriminator stands for: the schemas that its mapping names, and those that
/// are derived from it.
fn below_base<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
    name: &str,
    discriminator: &'b Discriminator,
) -> Option<Hierarchy<'b>> {
    let mapped = discriminator.mapping.values();
    let default = default_mapping(discriminator).into_iter();
    let mut branches: Vec<Subschema<'_>> = Vec::new();
    let mut listed = HashSet::new();
    for reference in mapped.map(String::as_str).chain(default) {
        let schema = SchemaRef::Reference(reference);
        if let Some((_, Some(at))) = schema.resolve(source)
            && listed.insert(at.clone())
        {
            branches.push(Subschema { schema, at });
        }
    }
    let names_itself = branches.iter().any(|branch| branch.at == *at);
    let property = &discriminator.property_name;
    add_derived(source, property, name, &mut branches);
    let is_only_base = |branch: &Subschema<'_>| branch.at == *at;
    if branches.iter().all(is_only_base) {
        return None;
    }
    // A base is a value by itself where anything says by which value it is told.
    if !names_itself && is_value(source, schema, at) {
        branches.insert(0, itself(source, at)?);
    } else if !names_itself {
        branches.retain(|branch| branch.at != *at);
    }
    Some(Hierarchy { property, branches })
}

/// What a schema between a base and others stands for: itself, and what is derived from it.
fn below_derived<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
    name: &str,
) -> Option<Hierarchy<'b>> {
    let property = inherited(source, schema, at)?;
    let mut branches = vec![itself(source, at)?];
    add_derived(source, property, name, &mut branches);
    (branches.len() > 1).then_some(Hierarchy { property, branches })
}

/// The property of the discriminator of the nearest base of a schema from which others are derived.
pub(super) fn inherited<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Option<&'b str> {
    let name = at.path().strip_prefix(SCHEMAS)?;
    if source.schemas().derived(name).is_empty() || !lists_nothing(schema) {
        return None;
    }
    let members = members(source, schema, at);
    let mut nearest_first = members.iter().rev();
    let base = nearest_first.find_map(|member| discriminator_of_base(member.schema))?;
    Some(&base.property_name)
}

/// Whether a branch of a hierarchy that this property tells apart is the base of one itself, which
/// the same property tells apart.
pub(in crate::lower) fn is_base(
    source: &Source<'_>,
    property: &str,
    branch: &Schema,
    at: &Pointer,
) -> bool {
    let own = discriminator_of_base(branch).map(|own| own.property_name.as_str());
    own.or_else(|| inherited(source, branch, at)) == Some(property)
}

/// A schema as one of those that it stands for.
fn itself<'b>(source: &Source<'b>, at: &Pointer) -> Option<Subschema<'b>> {
    let schema = SchemaRef::Component(source.schemas().name_of(at)?);
    let at = at.clone();
    Some(Subschema { schema, at })
}

/// The discriminator of a schema that lists no branches itself.
pub(in crate::lower) fn discriminator_of_base(schema: &Schema) -> Option<&Discriminator> {
    let discriminator = schema.schema_data.discriminator.as_ref();
    discriminator.filter(|_| lists_nothing(schema))
}

/// Whether a schema has no branches of its own.
fn lists_nothing(schema: &Schema) -> bool {
    let form = form(schema);
    form.one_of.is_empty() && form.any_of.is_empty()
}

/// The schema of the values that nothing else is mapped to.
pub(super) fn default_mapping(discriminator: &Discriminator) -> Option<&str> {
    discriminator.extensions.get(DEFAULT_MAPPING)?.as_str()
}

/// Adds what is derived from the schema of that name, and what is derived from that.
fn add_derived<'b>(
    source: &Source<'b>,
    property: &str,
    name: &str,
    branches: &mut Vec<Subschema<'b>>,
) {
    let listed: HashSet<Pointer> = branches.iter().map(|branch| branch.at.clone()).collect();
    let find = || descendants(source, property, name);
    let found = source.schemas().descendants(name, property, find);
    let found = found.into_iter().filter(|(_, at)| !listed.contains(at));
    branches.extend(found.map(|(name, at)| Subschema {
        schema: SchemaRef::Component(name),
        at,
    }));
}

/// What is derived from the schema of that name at all levels. What is told apart by another property is
/// one together with all that is derived from it.
fn descendants<'b>(source: &Source<'b>, property: &str, name: &str) -> Vec<(&'b str, Pointer)> {
    let mut found = Vec::new();
    let mut open = vec![name.to_owned()];
    let mut met = HashSet::from([name.to_owned()]);
    while let Some(name) = open.pop() {
        let mut further = Vec::new();
        for name in source.schemas().derived(&name) {
            let Some((resolved, Some(at))) = SchemaRef::Component(name).resolve(source) else {
                continue;
            };
            let spelled = at
                .path()
                .strip_prefix(SCHEMAS)
                .unwrap_or_default()
                .to_owned();
            if !met.insert(spelled.clone()) {
                continue;
            }
            found.push((*name, at));
            let own = discriminator_of_base(resolved);
            if own.is_none_or(|own| own.property_name == property) {
                further.push(spelled);
            }
        }
        further.reverse();
        open.extend(further);
    }
    found
}

/// Whether a base has a value of the discriminator of its own, since it is derived itself from
/// another base with that discriminator, is given one, or lists its name among the values.
fn is_value(source: &Source<'_>, schema: &Schema, at: &Pointer) -> bool {
    let data = &schema.schema_data;
    let property = data.discriminator.as_ref().map(|own| &own.property_name);
    let all = members(source, schema, at);
    let is_derived = all.iter().any(|member| {
        let base = discriminator_of_base(member.schema);
        member.at != *at && base.map(|base| &base.property_name) == property
    });
    let described = property.and_then(|property| properties(&all).get(property.as_str()).cloned());
    let described = described.and_then(|described| described.resolve(source));
    let lists_itself = described.is_some_and(|(described, _)| {
        let mut listed = form(described).enumeration.iter().filter_map(literal);
        let name = at.last().unwrap_or_default();
        listed.any(|value| is_called(&value, &name))
    });
    is_derived || lists_itself || data.extensions.contains_key(MS_DISCRIMINATOR_VALUE)
}

/// Whether the schema there is derived by naming a base that stands for what is derived from it, so
/// that it is a type of its own even where it adds nothing.
pub(super) fn is_subtype(source: &Source<'_>, at: &Pointer, base: &Subschema<'_>) -> bool {
    let named = within_all_of(at);
    let is_named = named
        .strip_prefix(SCHEMAS)
        .is_some_and(|name| !name.contains('/'));
    is_named
        && base.schema.reference().is_some()
        && members_of(source, base).is_some_and(|members| {
            let mut members = members.iter();
            let names_it = |branch: &ReferenceOr<Schema>| {
                let target = source.resolve_reference(branch);
                target.is_some_and(|target| target.path() == named)
            };
            members.any(|member| {
                let form = member.form();
                let mut branches = form.one_of.iter().chain(&form.any_of);
                discriminator_of_base(member.schema).is_some() || branches.any(names_it)
            })
        })
}

/// The path of the schema of whose `allOf` the one there is a part, however deep.
fn within_all_of(at: &Pointer) -> &str {
    let mut path = at.path();
    while let Some((list, _)) = path.rsplit_once('/')
        && let Some(outer) = list.strip_suffix("/allOf")
    {
        path = outer;
    }
    path
}
