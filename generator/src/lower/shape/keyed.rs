//! Branches that are told apart by the name of their one property.

use std::collections::HashSet;

use openapiv3::Schema;

use super::UnionShape;
use super::members::members_of;
use super::properties::{properties, required};
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// Whether each branch is an object of one property that has to be there, which none other has, or one of
/// the texts that it lists. What comes with another property is of a kind that the document does not list.
pub(in crate::lower) fn are_keyed(source: &Source<'_>, union: &UnionShape<'_>) -> bool {
    if !union.base.is_empty() || union.branches.len() < 2 {
        return false;
    }
    let mut keys = HashSet::new();
    let all = union.branches.iter().all(|branch| {
        let Some((schema, _)) = branch.resolve(source) else {
            return false;
        };
        lists_texts(schema) || key(source, branch).is_some_and(|key| keys.insert(key))
    });
    all && !keys.is_empty()
}

/// The one property of an object that has no other, and has to have it.
fn key<'b>(source: &Source<'b>, branch: &Subschema<'b>) -> Option<&'b str> {
    let members = members_of(source, branch)?;
    if members.iter().any(|member| member.branches().is_some()) {
        return None;
    }
    let mut names = properties(&members).into_keys();
    let only = names.next().filter(|_| names.next().is_none())?;
    required(&members).contains(only).then_some(only)
}

fn lists_texts(schema: &Schema) -> bool {
    let values = &form(schema).enumeration;
    !values.is_empty() && values.iter().all(serde_json::Value::is_string)
}
