//! A property that several schemas describe which all hold, such as the members of an `allOf`.

use std::collections::HashSet;

use openapiv3::{Schema, SchemaKind};
use serde_json::{Map, Value};

use super::bounds::bounds;
use super::facets::{Facet, Member, facets, has_own_extension, is_annotation, properties};
use super::property::{Property, unboxed};
use super::shape::{Shape, settled};
use super::view::{View, form};
use crate::ir::{Bounds, Limit, ModelId, Type};
use crate::vocabulary::{MAXIMUM, MINIMUM};

/// Whether one description of a property says less of its values than the other.
pub(super) fn says_less(one: Property<'_>, other: Property<'_>) -> bool {
    let says_nothing = one.inline().is_some_and(is_annotation);
    says_nothing || (says_no_more(one, other) && !says_no_more(other, one))
}

/// Whether one description of a property says nothing that the other does not say as well.
fn says_no_more(one: Property<'_>, other: Property<'_>) -> bool {
    let Some(schema) = one.inline() else {
        return false;
    };
    if is_annotation(schema) {
        return true;
    }
    match other.inline() {
        Some(other) => {
            let admits_less = other.schema_data.nullable && !schema.schema_data.nullable;
            let known = keywords(other);
            let mut said = keywords(schema).into_iter();
            !admits_less
                && said.all(|(keyword, value)| known.get(&keyword) == Some(&value))
                && !has_own_extension(schema)
        }
        // A reference stands for more than the type that it is of.
        None => keywords(schema).keys().all(|keyword| keyword == "type"),
    }
}

/// The keywords of a schema that say what its values are.
pub(super) fn keywords(schema: &Schema) -> Map<String, Value> {
    match serde_json::to_value(form(schema)) {
        Ok(Value::Object(keywords)) => keywords,
        _ => Map::new(),
    }
}

/// The descriptions of a property beside the one that counts, as far as they say anything more.
pub(super) fn others<'b>(facets: &[Facet<'b>], wire: &str, counts: &Member<'b>) -> Vec<Member<'b>> {
    let binding = facets.iter().filter(|facet| !facet.optional);
    let described = binding.filter_map(|facet| {
        let property = unboxed(facet.form().properties.get(wire)?);
        let at = facet.at.child("properties").child(wire);
        Some(Member { property, at })
    });
    let differs = |other: &Member<'_>| {
        let is_same_schema = other.property.reference().is_some()
            && other.property.reference() == counts.property.reference();
        other.at != counts.at && !is_same_schema && !says_no_more(other.property, counts.property)
    };
    described.filter(differs).collect()
}

/// The object that all descriptions of a property together make, where the one that counts would
/// leave out what others have.
pub(super) fn united<'b>(
    view: &View<'b>,
    all: &[Facet<'b>],
    wire: &str,
    counts: &Member<'b>,
) -> Option<Vec<Facet<'b>>> {
    if all.len() < 2 {
        return None;
    }
    let others = others(all, wire, counts);
    if others.is_empty() {
        return None;
    }
    let own = object(view, counts)?;
    let known: HashSet<&str> = properties(&own).keys().copied().collect();
    // A schema with a name of its own stays what it is where that leaves no property out.
    let is_named = counts.property.reference().is_some();
    let adds = |facets: &Vec<Facet<'b>>| {
        !is_named || properties(facets).keys().any(|name| !known.contains(name))
    };
    let mut united: Vec<Facet<'b>> = Vec::new();
    let others: Vec<Vec<Facet<'_>>> = others
        .iter()
        .filter_map(|other| object(view, other))
        .collect();
    let has_properties = |facets: &Vec<Facet<'b>>| !properties(facets).is_empty();
    if !others.iter().any(adds) || !others.iter().chain([&own]).any(has_properties) {
        return None;
    }
    for facet in others.into_iter().flatten().chain(own) {
        if united.iter().all(|known| known.at != facet.at) {
            united.push(facet);
        }
    }
    Some(united)
}

/// The schemas that all hold for a property which is an object and no choice of several.
fn object<'b>(view: &View<'b>, member: &Member<'b>) -> Option<Vec<Facet<'b>>> {
    match settled(view, member)? {
        Shape::Object(facets) => Some(facets),
        Shape::Map(_) => parts(view, member),
        _ => None,
    }
}

/// The bounds that all descriptions of a property state for values of the type that it has become:
/// of two of a kind, the tighter; and whether they are tighter than those of the one that counts.
pub(super) fn all_bounds(
    view: &mut View<'_>,
    owner: Option<ModelId>,
    all: &[Facet<'_>],
    (wire, counts): (&str, &Member<'_>),
    ty: &Type,
) -> (Bounds, bool) {
    let own = bounds(view, owner, counts.property, &counts.at, ty);
    if all.len() < 2 {
        return (own, false);
    }
    let others = others(all, wire, counts).into_iter();
    let whole = others.fold(own, |known, other| {
        known.and(bounds(view, owner, other.property, &other.at, ty))
    });
    (whole, whole != own)
}

/// A schema that states these bounds, for its docs to say what is checked.
pub(super) fn within(schema: &Schema, bounds: &Bounds) -> Schema {
    let mut within = schema.clone();
    let mut form = form(schema).clone();
    form.min_length = bounds.min_length.or(form.min_length);
    form.max_length = bounds.max_length.or(form.max_length);
    form.min_items = bounds.min_items.or(form.min_items);
    form.max_items = bounds.max_items.or(form.max_items);
    let ends = [
        (MINIMUM, bounds.minimum, &mut form.exclusive_minimum),
        (MAXIMUM, bounds.maximum, &mut form.exclusive_maximum),
    ];
    for (key, limit, exclusive) in ends {
        let (value, is_outside) = match limit {
            Some(Limit::Integer { value, exclusive }) => (Value::from(value), exclusive),
            Some(Limit::Number { value, exclusive }) => (Value::from(value), exclusive),
            None => continue,
        };
        let extensions = &mut within.schema_data.extensions;
        extensions.insert(key.to_owned(), value);
        *exclusive = Some(is_outside);
    }
    within.schema_kind = SchemaKind::Any(form);
    within
}

/// The schemas that a description consists of.
pub(super) fn parts<'b>(view: &View<'b>, member: &Member<'b>) -> Option<Vec<Facet<'b>>> {
    let (schema, elsewhere) = member.property.resolve(view)?;
    let at = elsewhere.unwrap_or_else(|| member.at.clone());
    Some(facets(view, schema, &at))
}
