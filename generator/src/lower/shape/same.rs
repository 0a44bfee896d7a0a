//! Schemas that stand for another and say nothing more.

use openapiv3::{ReferenceOr, Schema};

use super::derived::is_subtype;
use super::keywords::{describes_values, has_members_alone, has_values, is_annotation};
use super::members::members_of;
use crate::limits::CHAIN;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

/// The schemas that a part stands for, each the same as the one before it.
pub(in crate::lower) fn chain<'b>(
    source: &Source<'b>,
    first: &Subschema<'b>,
) -> impl Iterator<Item = (&'b Schema, Pointer)> {
    let first = first.resolve(source);
    let next =
        move |(schema, at): &(&'b Schema, Pointer)| sole(source, schema, at)?.resolve(source);
    std::iter::successors(first, next).take(CHAIN)
}

/// Where the last of them stands.
pub(in crate::lower) fn end(source: &Source<'_>, first: &Subschema<'_>) -> Pointer {
    let last = chain(source, first).last();
    last.map_or_else(|| first.at.clone(), |(_, at)| at)
}

/// The one schema that a schema stands for, if it says nothing more of its values.
pub(in crate::lower) fn sole<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Option<Subschema<'b>> {
    let form = form(schema);
    let (keyword, list) = match (&form.all_of[..], &form.one_of[..], &form.any_of[..]) {
        (list, [], []) if !list.is_empty() => ("allOf", list),
        ([], list @ [_], []) => ("oneOf", list),
        ([], [], list @ [_]) => ("anyOf", list),
        _ => return None,
    };
    if !has_members_alone(form) || describes_values(schema) {
        return None;
    }
    let says = |part: &ReferenceOr<Schema>| !part.as_item().is_some_and(is_annotation);
    let typ = form.typ.as_deref();
    let mut saying = list.iter().enumerate().filter(|(_, part)| says(part));
    let (index, only) = saying.next().or_else(|| list.iter().enumerate().next())?;
    let only = Subschema {
        schema: SchemaRef::Plain(only),
        at: at.child(keyword).item(index),
    };
    let is_alone = saying.next().is_none() && !is_subtype(source, at, &only);
    // A type that stands beside bounds alone says more than they do.
    (is_alone && (typ.is_none() || says_kind(source, &only, typ))).then_some(only)
}

/// Whether a part says of what kind a value is, or leaves it to those that it chooses between. That it is a
/// number is less than what stands beside, where that is an integer.
fn says_kind(source: &Source<'_>, part: &Subschema<'_>, beside: Option<&str>) -> bool {
    let members = members_of(source, part).unwrap_or_default();
    members.iter().any(|member| {
        let form = member.form();
        let chooses = !form.one_of.is_empty() || !form.any_of.is_empty();
        let has_parts = form.items.is_some() || form.additional_properties.is_some();
        let is_described = has_parts || !form.properties.is_empty() || has_values(member.schema);
        let typ = form.typ.as_deref();
        let is_typed = typ.is_some_and(|typ| typ != "number" || beside != Some("integer"));
        is_typed || chooses || is_described || !form.enumeration.is_empty()
    })
}
