//! The properties of an object that several schemas describe.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::AdditionalProperties;

use super::keywords::says_less;
use super::members::Member;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::pointer::Pointer;

/// The properties of all members, each once. Of two descriptions of one property
/// the later one counts, which a derived schema gives; unless it says less than
/// the earlier.
pub(in crate::lower) fn properties<'b>(members: &[Member<'b>]) -> IndexMap<&'b str, Subschema<'b>> {
    let mut properties: IndexMap<&str, Subschema<'_>> = IndexMap::new();
    for member in members {
        let all = member.at.child("properties");
        for (wire, property) in &member.form().properties {
            let property = SchemaRef::Boxed(property);
            let says_less = |earlier: &Subschema<'_>| says_less(property, earlier.schema);
            let earlier = properties.get(wire.as_str());
            if earlier.is_some_and(|earlier| member.optional || says_less(earlier)) {
                continue;
            }
            let at = all.child(wire);
            properties.insert(
                wire,
                Subschema {
                    schema: property,
                    at,
                },
            );
        }
    }
    properties
}

/// The names of the properties that have to be there.
pub(in crate::lower) fn required<'b>(members: &[Member<'b>]) -> HashSet<&'b str> {
    let binding = members.iter().filter(|member| !member.optional);
    let names = binding.flat_map(|member| member.form().required.iter());
    names.map(String::as_str).collect()
}

/// What is said of the properties that are not named.
pub(in crate::lower) fn additional<'b>(
    members: &[Member<'b>],
) -> Option<(&'b AdditionalProperties, Pointer)> {
    let mut found = members.iter().rev().filter_map(|member| {
        let additional = member.form().additional_properties.as_ref()?;
        Some((additional, member.at.child("additionalProperties")))
    });
    found.find(|(additional, _)| !matches!(additional, AdditionalProperties::Any(false)))
}
