//! Types that have exchanged their names: each has what was in another, and that what was in the next.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::contents::{content, content_with, is_constant};
use super::spelled::innermost;
use crate::record::{Kind, Record, Type};

/// How deep it is looked at what is in what a type holds.
const DEPTH: usize = 4;

/// What is in a type, and the same without the values that are written by themselves.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Inside {
    all: u64,
    told: u64,
}

type Insides<'r> = BTreeMap<&'r str, Inside>;

/// Each with the one that has what was in it. Where nothing but values that are written tells them apart,
/// it is these that have changed their places, as far as anybody can say.
pub(super) fn types<'r>(old: &'r Record, new: &'r Record) -> Vec<(&'r str, &'r str)> {
    let looks: [Look; 3] = [by_name, with_presences, deep];
    let found = looks.into_iter().flat_map(|look| {
        let (before, after) = (insides(old, look), insides(new, look));
        turned(old, new, &before, &after)
    });
    found.collect()
}

/// Those that have changed names in a circle.
fn turned<'r>(
    old: &'r Record,
    new: &Record,
    before: &Insides<'r>,
    after: &Insides<'_>,
) -> Vec<(&'r str, &'r str)> {
    let is_changed = |name: &&str| {
        let types = old.types.get(*name).zip(new.types.get(*name));
        let insides = before.get(*name).zip(after.get(*name));
        types.is_some_and(|(one, two)| one.kind == two.kind)
            && insides.is_some_and(|(one, two)| one.told != two.told)
    };
    let changed: Vec<&str> = before.keys().copied().filter(is_changed).collect();
    let mut holders: BTreeMap<&Inside, Vec<&str>> = BTreeMap::new();
    for name in &changed {
        if let Some(inside) = after.get(name) {
            holders.entry(inside).or_default().push(name);
        }
    }
    let found = changed.iter().filter_map(|name| {
        let [only] = holders.get(before.get(name)?)?[..] else {
            return None;
        };
        Some((*name, only))
    });
    let found: BTreeMap<&str, &str> = found.collect();
    let is_back = |name: &&str| {
        let mut next = found.get(*name);
        for _ in 0..found.len() {
            match next {
                Some(other) if other == name => return true,
                Some(other) => next = found.get(other),
                None => return false,
            }
        }
        false
    };
    let circles = found.iter().filter(|(name, _)| is_back(name));
    circles.map(|(name, other)| (*name, *other)).collect()
}

type Look = fn(&Record, &Type, &BTreeMap<&str, u64>) -> Vec<String>;

/// What is in all types. What is in what they hold is in them as well.
fn insides(record: &Record, look: Look) -> Insides<'_> {
    let once = |known: &BTreeMap<&str, u64>, is_all: bool| {
        let types = record.types.iter();
        let all = types.map(|(name, ty)| {
            let lines = look(record, ty, known).into_iter();
            let lines = lines.filter(|line| is_all || !is_constant(line));
            (name.as_str(), number(&lines.collect::<Vec<String>>()))
        });
        all.collect::<BTreeMap<&str, u64>>()
    };
    let deep = |is_all: bool| {
        let mut known = BTreeMap::new();
        for _ in 0..DEPTH {
            known = once(&known, is_all);
        }
        known
    };
    let (all, told) = (deep(true), deep(false));
    let both = all.into_iter().zip(told.into_values());
    both.map(|((name, all), told)| (name, Inside { all, told }))
        .collect()
}

fn by_name(record: &Record, ty: &Type, _: &BTreeMap<&str, u64>) -> Vec<String> {
    content(record, ty)
}

fn with_presences(record: &Record, ty: &Type, _: &BTreeMap<&str, u64>) -> Vec<String> {
    content(record, ty)
        .into_iter()
        .chain(presences(ty))
        .collect()
}

fn deep(_: &Record, ty: &Type, known: &BTreeMap<&str, u64>) -> Vec<String> {
    let own = |name: &str| known.get(name).map(ToString::to_string);
    let mut lines = match ty.kind {
        // What a union holds is called by its name there.
        Kind::Union => Vec::new(),
        _ => content_with(ty, &own),
    };
    let held = ty.variants.values().map(|held| innermost(&held.ty));
    let mut held: Vec<String> = held
        .map(|name| own(name).unwrap_or_else(|| name.to_owned()))
        .collect();
    held.sort();
    lines.extend(held);
    lines.extend(presences(ty));
    lines
}

/// Whether each property is always there.
fn presences(ty: &Type) -> impl Iterator<Item = String> {
    let fields = ty.fields.iter();
    fields.map(|(wire, field)| format!("{wire} {} {}", field.optional, field.nullable))
}

fn number(lines: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    lines.hash(&mut hasher);
    hasher.finish()
}
