//! A schema together with all that its `allOf` brings in.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema};

use super::property::{Property, unboxed};
use super::twice::says_less;
use super::view::{View, form};
use crate::pointer::Pointer;

/// One of the schemas that a value has to satisfy.
#[derive(Clone)]
pub(super) struct Facet<'b> {
    pub(super) schema: &'b Schema,
    pub(super) at: Pointer,
    /// Whether the schema holds for some values only, so that nothing of it is
    /// required.
    pub(super) optional: bool,
    /// Whether its `oneOf` and `anyOf` count: a base that lists what is derived
    /// from it says nothing more of one that is.
    pub(super) union: bool,
}

impl<'b> Facet<'b> {
    pub(super) fn form(&self) -> &'b AnySchema {
        form(self.schema)
    }

    /// The schemas that it chooses between, with the keyword.
    pub(super) fn members(&self) -> Option<(&'static str, &'b [ReferenceOr<Schema>])> {
        let form = self.form();
        if !self.union {
            None
        } else if !form.one_of.is_empty() {
            Some(("oneOf", &form.one_of))
        } else if !form.any_of.is_empty() {
            Some(("anyOf", &form.any_of))
        } else {
            None
        }
    }
}

/// What the schema's `allOf` brings in, however deep, and then the schema itself.
pub(super) fn facets<'b>(view: &View<'b>, schema: &'b Schema, at: &Pointer) -> Vec<Facet<'b>> {
    let mut found = Vec::new();
    let mut open = HashSet::from([at.path().to_owned()]);
    collect(view, schema, at.clone(), &mut open, &mut found);
    found
}

fn collect<'b>(
    view: &View<'b>,
    schema: &'b Schema,
    at: Pointer,
    open: &mut HashSet<String>,
    found: &mut Vec<Facet<'b>>,
) {
    let form = form(schema);
    for (index, member) in form.all_of.iter().enumerate() {
        let place = at.child("allOf").item(index);
        if let Some((member, place)) = view.resolve(member, place)
            && open.insert(place.path().to_owned())
        {
            collect(view, member, place, open, found);
        }
    }
    let mut members = form.one_of.iter().chain(&form.any_of);
    let derived = |member: &ReferenceOr<Schema>| {
        let target = view.resolve_reference(member);
        target.is_some_and(|target| target != at && open.contains(target.path()))
    };
    let union = !members.any(derived);
    found.push(Facet {
        schema,
        at,
        optional: false,
        union,
    });
}

/// A property, with where it stands.
#[derive(Clone)]
pub(super) struct Member<'b> {
    pub(super) property: Property<'b>,
    pub(super) at: Pointer,
}

/// The properties of all facets, each once. Of two descriptions of one property
/// the later one counts, which a derived schema gives; unless it says less than
/// the earlier.
pub(super) fn properties<'b>(facets: &[Facet<'b>]) -> IndexMap<&'b str, Member<'b>> {
    let mut properties: IndexMap<&str, Member<'_>> = IndexMap::new();
    for facet in facets {
        let all = facet.at.child("properties");
        for (wire, property) in &facet.form().properties {
            let property = unboxed(property);
            let says_less = |earlier: &Member<'_>| says_less(property, earlier.property);
            let earlier = properties.get(wire.as_str());
            if earlier.is_some_and(|earlier| facet.optional || says_less(earlier)) {
                continue;
            }
            let at = all.child(wire);
            properties.insert(wire, Member { property, at });
        }
    }
    properties
}

/// The names of the properties that have to be there.
pub(super) fn required<'b>(facets: &[Facet<'b>]) -> HashSet<&'b str> {
    let binding = facets.iter().filter(|facet| !facet.optional);
    let names = binding.flat_map(|facet| facet.form().required.iter());
    names.map(String::as_str).collect()
}

/// What is said of the properties that are not named.
pub(super) fn additional<'b>(facets: &[Facet<'b>]) -> Option<(&'b AdditionalProperties, Pointer)> {
    let mut found = facets.iter().rev().filter_map(|facet| {
        let additional = facet.form().additional_properties.as_ref()?;
        Some((additional, facet.at.child("additionalProperties")))
    });
    found.find(|(additional, _)| !matches!(additional, AdditionalProperties::Any(false)))
}

/// Whether a schema only describes values, without a word on what they are.
pub(super) fn is_annotation(schema: &Schema) -> bool {
    *form(schema) == AnySchema::default() && !has_own_extension(schema)
}

/// Whether `normalize` has put a fact into the schema that the model has no place for.
pub(super) fn has_own_extension(schema: &Schema) -> bool {
    let mut keys = schema.schema_data.extensions.keys();
    keys.any(|key| key.starts_with(crate::vocabulary::PREFIX) && !key.ends_with("examples"))
}
