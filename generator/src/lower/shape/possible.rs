//! The branches of a union of which what is said beside it leaves some value.

use super::members::{Member, members_of};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// The branches of which a value can be that all these schemas allow; all of them, where that is none.
pub(super) fn possible<'b>(
    source: &Source<'_>,
    all: &[Member<'_>],
    branches: Vec<Subschema<'b>>,
) -> Vec<Subschema<'b>> {
    // Some write that it is an object beside any choice, as it is one in their language.
    let types = types(all).filter(|typ| *typ != "object");
    let types: Vec<&str> = types.collect();
    if types.is_empty() {
        return branches;
    }
    let is_possible = |branch: &&Subschema<'_>| {
        let members = members_of(source, branch).unwrap_or_default();
        self::types(&members).all(|own| types.iter().all(|typ| may_be_both(typ, own)))
    };
    let possible: Vec<Subschema<'b>> = branches.iter().filter(is_possible).cloned().collect();
    if possible.is_empty() {
        branches
    } else {
        possible
    }
}

/// The one branch of a union that a value can be of, where there is no other.
pub(in crate::lower) fn only<'b>(
    source: &Source<'b>,
    all: &[Member<'b>],
    union: &Member<'b>,
) -> Option<Subschema<'b>> {
    let (keyword, branches) = union.branches()?;
    let place = union.at.child(keyword);
    let branches = branches.iter().enumerate();
    let branches = branches.map(|(index, branch)| Subschema::plain(branch, place.item(index)));
    match possible(source, all, branches.collect()).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The types that schemas say values to be of.
pub(super) fn types<'m>(members: &'m [Member<'_>]) -> impl Iterator<Item = &'m str> {
    let binding = members.iter().filter(|member| !member.optional);
    binding.filter_map(|member| member.form().typ.as_deref())
}

pub(super) fn may_be_both(one: &str, other: &str) -> bool {
    let are_numbers = [one, other].map(|typ| matches!(typ, "integer" | "number"));
    one == other || are_numbers == [true, true]
}
