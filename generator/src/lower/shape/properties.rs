//! The properties of an object that several schemas describe.

use std::cmp::Ordering;
use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, Schema};
use serde_json::Value;

use super::keywords::{are_of_one_kind, is_annotation, says_less, says_more};
use super::members::Member;
use crate::lower::source::Source;
use crate::lower::source::said::said;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::pointer::Pointer;
use crate::vocabulary::{PATTERN_PROPERTIES, UNEVALUATED};

/// The properties of all members, each once. Of two descriptions of one property that of a derived
/// schema counts, and of two that are as deep the later one; unless it says less than the other. Of
/// those that hold for some values only, none counts for more than another, so that their order
/// makes no difference. What is required and described by none of them by its name is a property as well,
/// where all further properties are described.
pub(in crate::lower) fn properties<'b>(members: &[Member<'b>]) -> IndexMap<&'b str, Subschema<'b>> {
    let mut properties: IndexMap<&str, (&Member<'b>, Subschema<'b>)> = IndexMap::new();
    for member in members {
        let all = member.at.child("properties");
        for (wire, property) in &member.form().properties {
            let schema = SchemaRef::Boxed(property);
            let earlier = properties.get(wire.as_str());
            if earlier.is_some_and(|(known, earlier)| !counts((member, schema), (known, earlier))) {
                continue;
            }
            let at = all.child(wire);
            properties.insert(wire, (member, Subschema { schema, at }));
        }
    }
    let properties = properties.into_iter();
    let mut all: IndexMap<&str, Subschema<'b>> = properties
        .map(|(wire, (_, property))| (wire, property))
        .collect();
    for (wire, property) in required_further(members) {
        all.entry(wire).or_insert(property);
    }
    all
}

/// Whether any of these has a property with a name.
pub(super) fn has_properties(members: &[Member<'_>]) -> bool {
    let mut described = members.iter().map(|member| &member.form().properties);
    described.any(|described| !described.is_empty()) || !required_further(members).is_empty()
}

/// The names that have to be there, each with what is said of all properties that are not described by
/// their names; nothing where that is no more than that they may be there, or depends on the name.
fn required_further<'b>(members: &[Member<'b>]) -> Vec<(&'b str, Subschema<'b>)> {
    let names = binding(members).flat_map(|member| &member.form().required);
    let names: Vec<&'b str> = names.map(String::as_str).collect();
    if names.is_empty() || members.iter().any(has_patterns) {
        return Vec::new();
    }
    let Some((AdditionalProperties::Schema(schema), at)) = additional(members) else {
        return Vec::new();
    };
    let whole = at.parent();
    let is_binding = binding(members).any(|member| Some(&member.at) == whole.as_ref());
    if !is_binding || schema.as_item().is_some_and(is_annotation) {
        return Vec::new();
    }
    let further = Subschema::plain(schema, at);
    let names = names.into_iter();
    names.map(|name| (name, further.clone())).collect()
}

/// The schemas that hold for all values.
fn binding<'m, 'b>(members: &'m [Member<'b>]) -> impl Iterator<Item = &'m Member<'b>> {
    members.iter().filter(|member| !member.optional)
}

/// Whether a schema describes properties by the patterns of their names.
pub(in crate::lower) fn has_patterns(member: &Member<'_>) -> bool {
    let extensions = &member.schema.schema_data.extensions;
    extensions.contains_key(PATTERN_PROPERTIES)
}

/// Whether a description of a property counts, beside one that a member before has.
fn counts(
    (member, property): (&Member<'_>, SchemaRef<'_>),
    (known, earlier): (&Member<'_>, &Subschema<'_>),
) -> bool {
    match (known.optional, member.optional) {
        (false, true) => false,
        (true, true) => {
            says_less(earlier.schema, property)
                || (!says_less(property, earlier.schema) && text(property) < text(earlier.schema))
        }
        (_, false) => {
            let below = match member.depth.cmp(&known.depth) {
                _ if known.optional => Ordering::Less,
                Ordering::Equal if says_more(earlier.schema, property) => Ordering::Greater,
                depth => depth,
            };
            match below {
                Ordering::Greater => says_less(earlier.schema, property),
                _ => !says_less(property, earlier.schema),
            }
        }
    }
}

/// What a description says, as a text.
fn text(property: SchemaRef<'_>) -> String {
    match (property.reference(), property.inline()) {
        (Some(reference), _) => reference.into_owned(),
        (None, Some(schema)) => said(schema),
        (None, None) => String::new(),
    }
}

/// The names of the properties that have to be there.
pub(in crate::lower) fn required<'b>(members: &[Member<'b>]) -> HashSet<&'b str> {
    let names = binding(members).flat_map(|member| member.form().required.iter());
    names.map(String::as_str).collect()
}

/// The values of the properties that are not named.
pub(in crate::lower) enum Further<'b> {
    /// Values of any kind, as the document says.
    Any,
    /// Values of this schema.
    Of(Subschema<'b>),
    /// Values of several kinds, which differ by the names of the properties: described there.
    Mixed(Pointer),
}

/// What is said of the properties that are not named, and may be there: by their names' patterns,
/// and of all others.
pub(in crate::lower) fn further<'b>(
    source: &Source<'b>,
    members: &[Member<'b>],
) -> Option<Further<'b>> {
    if let Some((AdditionalProperties::Any(_), _)) = additional(members) {
        return Some(Further::Any);
    }
    let described = further_schemas(members);
    // Each is looked at, so that none of them is taken for one that nothing uses.
    let resolved: Vec<_> = described.iter().map(|one| one.resolve(source)).collect();
    let first = described.first()?;
    let is_one = resolved
        .iter()
        .all(|one| same(one.as_ref(), resolved[0].as_ref()));
    Some(if is_one {
        Further::Of(first.clone())
    } else {
        Further::Mixed(described.last().unwrap_or(first).at.clone())
    })
}

/// Whether it is said that there are no properties that are not named.
pub(in crate::lower) fn is_closed(members: &[Member<'_>]) -> bool {
    let closes = |said: &AdditionalProperties| matches!(said, AdditionalProperties::Any(false));
    let mut said =
        binding(members).filter_map(|member| member.form().additional_properties.as_ref());
    said.any(closes)
}

/// All schemas of properties that are not named, whichever of them a name makes it.
pub(in crate::lower) fn further_schemas<'b>(members: &[Member<'b>]) -> Vec<Subschema<'b>> {
    let others = match additional(members) {
        Some((AdditionalProperties::Schema(schema), at)) => Some(Subschema::plain(schema, at)),
        _ => None,
    };
    let by_pattern = members.iter().flat_map(by_pattern);
    others.into_iter().chain(by_pattern).collect()
}

/// Whether two schemas are one, or describe values of one kind.
fn same(one: Option<&(&Schema, Pointer)>, other: Option<&(&Schema, Pointer)>) -> bool {
    match (one, other) {
        (Some((one, at)), Some((other, place))) => {
            at == place
                || are_of_one_kind(one, other)
                    && one.schema_data.nullable == other.schema_data.nullable
        }
        _ => false,
    }
}

/// The schemas of properties whose names match a pattern.
fn by_pattern<'b>(member: &Member<'b>) -> Vec<Subschema<'b>> {
    let extensions = &member.schema.schema_data.extensions;
    let patterns = extensions
        .get(PATTERN_PROPERTIES)
        .and_then(Value::as_object);
    let all = member.at.child("patternProperties");
    let described = patterns
        .into_iter()
        .flatten()
        .filter_map(|(pattern, reference)| {
            Some(Subschema {
                schema: SchemaRef::Reference(reference.as_str()?),
                at: all.child(pattern),
            })
        });
    described.collect()
}

/// What is said of all properties that are neither named nor described by a pattern.
fn additional<'b>(members: &[Member<'b>]) -> Option<(&'b AdditionalProperties, Pointer)> {
    let said = members.iter().rev();
    let said =
        said.filter_map(|member| Some((member, member.form().additional_properties.as_ref()?)));
    let is_of_all = |member: &Member<'_>| {
        let extensions = &member.schema.schema_data.extensions;
        !extensions.contains_key(UNEVALUATED)
    };
    // Where one schema says it of all properties, none is left for what is said of the others.
    let is_said = said.clone().any(|(member, _)| is_of_all(member));
    let found = said.filter(|(member, additional)| {
        let is_none = matches!(additional, AdditionalProperties::Any(false));
        !is_none && (is_of_all(member) || !is_said)
    });
    let (member, additional) = found.min_by_key(|(member, _)| member.depth)?;
    Some((additional, member.at.child("additionalProperties")))
}

/// What a schema says of the values of a map.
pub(super) fn value_of<'b>(member: &Member<'b>) -> Option<Subschema<'b>> {
    let values = match member.form().additional_properties.as_ref()? {
        AdditionalProperties::Schema(values) => values,
        AdditionalProperties::Any(_) => return None,
    };
    let at = member.at.child("additionalProperties");
    Some(Subschema::plain(values, at))
}
