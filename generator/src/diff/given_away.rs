//! Types whose names others have by now, while they go on under names of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pairs, is_alike, used_by_calls, used_by_types};
use super::spelled::innermost;
use crate::record::Record;

/// Each with the one that stands wherever it stood, which is new or has given its name away as well. It
/// does not stand in any of these places, whatever has its name.
pub(super) fn types<'a>(
    old: &'a Record,
    new: &'a Record,
    calls: &Pairs<'a>,
) -> Vec<(&'a str, &'a str)> {
    let mut found = BTreeMap::new();
    for (name, those) in in_places(old, new, calls) {
        let mut those = those.into_iter();
        let only = those.next().filter(|_| those.next().is_none());
        let only = only.filter(|only| *only != name && new.types.contains_key(name));
        let types = only.and_then(|only| old.types.get(name).zip(new.types.get(only)));
        if let Some(only) = only
            && types.is_some_and(|(one, two)| is_alike(one, two))
        {
            found.insert(name, only);
        }
    }
    loop {
        let is_free = |other: &str| !old.types.contains_key(other) || found.contains_key(other);
        let kept: BTreeMap<&str, &str> = found
            .iter()
            .filter(|(_, other)| is_free(other))
            .map(|(name, other)| (*name, *other))
            .collect();
        if kept.len() == found.len() {
            return found.into_iter().collect();
        }
        found = kept;
    }
}

/// What stands today where each type stood.
fn in_places<'a>(
    old: &'a Record,
    new: &'a Record,
    calls: &Pairs<'a>,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut places = Vec::new();
    for (old_id, new_id) in calls.iter() {
        if let (Some(old), Some(new)) = (old.calls.get(old_id), new.calls.get(new_id)) {
            used_by_calls(old, new, &mut places);
        }
    }
    for name in old
        .types
        .keys()
        .filter(|name| new.types.contains_key(*name))
    {
        used_by_types(old, new, name, name, &mut places);
    }
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (one, two) in places {
        let (one, two) = (innermost(one), innermost(two));
        if old.types.contains_key(one) && new.types.contains_key(two) {
            all.entry(one).or_default().insert(two);
        }
    }
    all
}
