//! Types that were several and are one now, as where schemas that stood inline become a component.

use std::collections::{BTreeMap, BTreeSet};

use super::given_away;
use super::pairs::{self, Pairs, used_by_calls, used_by_types};
use super::spelled::Spelled;
use crate::record::{Field, Kind, Record, Type, Variant};

/// The operations and the types that are the same in both, by their keys.
pub(crate) fn same<'a>(old: &'a Record, new: &'a Record) -> (Pairs<'a>, Pairs<'a>) {
    let calls = pairs::calls(old, new);
    let given_away = given_away::types(old, new, &calls);
    let mut types = pairs::types(old, new, &calls, &given_away);
    add(old, new, &calls, &mut types);
    (calls, types)
}

/// Adds the types that are gone and had the same in them as the one that stands in all their places.
fn add<'a>(old: &'a Record, new: &'a Record, calls: &Pairs<'a>, pairs: &mut Pairs<'a>) {
    let mut left: Vec<(&str, &str)> = candidates(old, new, calls, pairs);
    loop {
        let is_it = |(one, two): &&(&'a str, &'a str)| {
            let types = old.types.get(*one).zip(new.types.get(*two));
            types.is_some_and(|(before, after)| Same { pairs, one, two }.types(before, after))
        };
        let Some((one, two)) = left.iter().find(is_it).copied() else {
            return;
        };
        pairs.add_merged(one, two);
        left.retain(|(known, _)| *known != one);
    }
}

/// The types that are gone, each with the one that stands wherever it stood.
fn candidates<'a>(
    old: &'a Record,
    new: &'a Record,
    calls: &Pairs<'a>,
    pairs: &Pairs<'a>,
) -> Vec<(&'a str, &'a str)> {
    let mut todo: Vec<(&str, &str)> = Vec::new();
    for (old_id, new_id) in calls.iter() {
        if let (Some(old), Some(new)) = (old.calls.get(old_id), new.calls.get(new_id)) {
            used_by_calls(old, new, &mut todo);
        }
    }
    for (old_name, new_name) in pairs.iter() {
        used_by_types(old, new, old_name, new_name, &mut todo);
    }
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    while let Some((one, two)) = todo.pop() {
        let (one, two) = (Spelled::parse(one).unboxed(), Spelled::parse(two).unboxed());
        let is_gone = old.types.contains_key(one.name) && pairs.new_of(one.name).is_none();
        if is_gone
            && one.around == two.around
            && found.entry(one.name).or_default().insert(two.name)
        {
            used_by_types(old, new, one.name, two.name, &mut todo);
        }
    }
    let alone = found.into_iter().filter_map(|(one, those)| {
        let mut those = those.into_iter();
        let only = those.next().filter(|_| those.next().is_none())?;
        Some((one, only))
    });
    alone.collect()
}

/// A type that is gone, and the one that may be what it was.
struct Same<'s, 'a> {
    pairs: &'s Pairs<'a>,
    one: &'s str,
    two: &'s str,
}

impl Same<'_, '_> {
    /// Whether all that callers can do with one they can do with the other.
    fn types(&self, old: &Type, new: &Type) -> bool {
        let has = |was: bool, is: bool| is || !was;
        let is_shaped = has(old.shape.made, new.shape.made)
            && has(old.shape.eq, new.shape.eq)
            && has(old.shape.default, new.shape.default)
            && has(old.shape.checked, new.shape.checked);
        let is_alike = old.kind == new.kind
            && is_shaped
            && old.tag == new.tag
            && (!old.shape.made || old.new == new.new)
            && old.constants == new.constants
            && old.other == new.other;
        is_alike && self.fields(old, new) && self.variants(old, new)
    }

    fn fields(&self, old: &Type, new: &Type) -> bool {
        let is_same = |one: &Field, two: &Field| {
            let respelled = Field {
                ty: two.ty.clone(),
                ..one.clone()
            };
            respelled == *two && self.spelled(&one.ty, &two.ty)
        };
        let named = old.fields.iter().all(|(wire, one)| {
            let two = new.fields.get(wire);
            two.is_some_and(|two| is_same(one, two))
        });
        let rest = match (&old.rest, &new.rest) {
            (Some(one), Some(two)) => is_same(one, two),
            (one, two) => one.is_none() && two.is_none(),
        };
        // What more there is of an object is in a struct that is open to more.
        let has_no_more = old.fields.len() == new.fields.len();
        (has_no_more || old.kind == Kind::Object) && named && rest
    }

    fn variants(&self, old: &Type, new: &Type) -> bool {
        let is_same = |one: &Variant, two: &Variant| {
            one.name == two.name && one.tags == two.tags && self.spelled(&one.ty, &two.ty)
        };
        let all = old.variants.iter().all(|(key, one)| {
            let mut those = new.variants.iter();
            let is_it = |(other, two): (&String, &Variant)| {
                is_same(one, two) && (other == key || !one.ty.is_empty())
            };
            those.any(is_it)
        });
        // What more there is of values is in an enum that is open to more.
        let has_no_more = old.variants.len() == new.variants.len();
        (has_no_more || old.kind == Kind::Enum) && all
    }

    fn spelled(&self, one: &str, two: &str) -> bool {
        let (one, two) = (Spelled::parse(one), Spelled::parse(two));
        let is_itself = one.name == self.one && two.name == self.two;
        let is_same = match self.pairs.new_of(one.name) {
            Some(new) => new == two.name,
            None => one.name == two.name,
        };
        one.around == two.around && (is_itself || is_same)
    }
}
