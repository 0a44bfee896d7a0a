//! The values that schemas list which all hold.

use std::ops::Deref;

use serde_json::Value;

use super::literal::literal;
use super::members::Member;
use crate::limits::VARIANTS;

/// A schema that lists values, of which those count that all others list as well.
#[derive(Clone)]
pub(in crate::lower) struct Listed<'b> {
    list: Member<'b>,
    others: Vec<Member<'b>>,
}

impl<'b> Deref for Listed<'b> {
    type Target = Member<'b>;

    fn deref(&self) -> &Member<'b> {
        &self.list
    }
}

impl<'b> Listed<'b> {
    /// The values with their places in the list.
    pub(in crate::lower) fn values(&self) -> impl Iterator<Item = (usize, &'b Value)> {
        let values = self.list.form().enumeration.iter().enumerate();
        values.filter(|(_, value)| self.others.iter().all(|other| lists(other, value)))
    }
}

/// The values that are listed by all of these schemas that list any. The last of them describes the
/// values, and where no value is listed by all, its own count.
pub(super) fn listed<'b>(members: &[Member<'b>]) -> Option<Listed<'b>> {
    let mut lists = members.iter().filter(|member| has_literals(member));
    let list = lists.next_back()?.clone();
    let mut listed = Listed {
        list,
        others: lists.cloned().collect(),
    };
    if listed.values().next().is_none() {
        listed.others.clear();
    }
    Some(listed)
}

fn lists(member: &Member<'_>, value: &Value) -> bool {
    member.form().enumeration.contains(value)
}

/// Whether all values that a schema lists can be variants of an enum.
fn has_literals(member: &Member<'_>) -> bool {
    let values = &member.form().enumeration;
    !values.is_empty()
        && values.len() <= VARIANTS
        && values.iter().all(|value| literal(value).is_some())
        && !values.iter().all(Value::is_boolean)
}
