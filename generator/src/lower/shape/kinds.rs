//! Choices between types, of which lists of types become some.

use openapiv3::{AnySchema, ReferenceOr, Schema};

use super::keywords::{has_members_alone, has_own_extension};
use super::members::{Member, members_of};
use super::possible::{may_be_both, types};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, form};

/// Whether a schema chooses between types and says no more of them.
pub(super) fn lists_types(member: &Member<'_>) -> bool {
    let is_type = |branch: &ReferenceOr<Schema>| branch.as_item().is_some_and(is_type_alone);
    let branches = member.branches();
    branches.is_some_and(|(_, branches)| branches.iter().all(is_type))
}

fn is_type_alone(schema: &Schema) -> bool {
    let form = form(schema);
    let bare = AnySchema {
        typ: form.typ.clone(),
        ..AnySchema::default()
    };
    form.typ.is_some()
        && *form == bare
        && !schema.schema_data.nullable
        && !has_own_extension(schema)
}

/// The choices that say what a value is, and the lists of types that only say which of it are right.
pub(super) fn without_lists(unions: Vec<Member<'_>>) -> (Vec<Member<'_>>, Vec<Member<'_>>) {
    let (lists, mut choices): (Vec<_>, Vec<_>) = unions.into_iter().partition(lists_types);
    let mut lists = lists.into_iter();
    if choices.is_empty() {
        choices.extend(lists.next());
    }
    (choices, lists.collect())
}

/// The branches of a type that each of these lists has; all of them, where that is none. Those of a
/// list are of the types that stand beside it as well.
pub(super) fn of_listed<'b>(
    source: &Source<'_>,
    all: &[Member<'_>],
    (union, lists): (&Member<'_>, &[Member<'_>]),
    branches: Vec<Subschema<'b>>,
) -> Vec<Subschema<'b>> {
    let beside: Vec<&str> = types(all).filter(|_| lists_types(union)).collect();
    if lists.is_empty() && beside.is_empty() {
        return branches;
    }
    let is_listed = |branch: &&Subschema<'_>| {
        let members = members_of(source, branch).unwrap_or_default();
        let own: Vec<&str> = types(&members).collect();
        let fits = |typ: &str| own.iter().all(|own| may_be_both(typ, own));
        beside.iter().all(|typ| fits(typ)) && lists.iter().all(|list| listed(list).any(fits))
    };
    let left: Vec<Subschema<'b>> = branches.iter().filter(is_listed).cloned().collect();
    if left.is_empty() { branches } else { left }
}

/// The types that a list has.
fn listed<'b>(list: &Member<'b>) -> impl Iterator<Item = &'b str> {
    let branches = list.branches().map_or(&[][..], |(_, branches)| branches);
    let schemas = branches.iter().filter_map(ReferenceOr::as_item);
    schemas.filter_map(|schema| form(schema).typ.as_deref())
}

/// The one schema that stands beside a list of types, where that says the type itself.
pub(super) fn typed_part<'b>(all: &[Member<'b>], list: &Member<'b>) -> Option<Subschema<'b>> {
    let form = list.form();
    let [part] = &form.all_of[..] else {
        return None;
    };
    let is_whole = all.last().is_some_and(|last| last.at == list.at);
    let is_typed = types(all).next().is_some();
    (is_whole && is_typed && has_members_alone(form)).then(|| Subschema {
        schema: SchemaRef::Plain(part),
        at: list.at.child("allOf").item(0),
    })
}

/// Whether the branches are of several types, of which properties that are described beside them concern
/// one.
pub(super) fn are_of_types(
    source: &Source<'_>,
    all: &[Member<'_>],
    branches: &[Subschema<'_>],
) -> bool {
    if types(all).next().is_some() {
        return false;
    }
    let is_object = |branch: &&Subschema<'_>| {
        let members = members_of(source, branch).unwrap_or_default();
        types(&members).all(|typ| typ == "object")
    };
    let objects = branches.iter().filter(is_object).count();
    objects < 2 && objects < branches.len()
}

/// Whether what is said beside a list of types is about what is in one of them.
pub(super) fn says_parts(all: &[Member<'_>]) -> bool {
    all.iter().any(|member| {
        let form = member.form();
        form.items.is_some() || form.additional_properties.is_some()
    })
}
