//! What of one record is what of another: by its place in the document first, then by its name, by
//! where it is used, and by its content.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::contents::content;
use super::exchanged;
use super::spelled::innermost;
use crate::record::{Call, Kind, Record, Type, Variant};

/// What is the same in both, by its key in the old record.
#[derive(Debug, Default)]
pub(crate) struct Pairs<'a> {
    to_new: BTreeMap<&'a str, &'a str>,
    taken: BTreeSet<&'a str>,
}

impl<'a> Pairs<'a> {
    fn add(&mut self, old: &'a str, new: &'a str) -> bool {
        let is_free = !self.to_new.contains_key(old) && !self.taken.contains(new);
        if is_free {
            self.to_new.insert(old, new);
            self.taken.insert(new);
        }
        is_free
    }

    /// Adds one that is the same as another has become as well.
    pub(super) fn add_merged(&mut self, old: &'a str, new: &'a str) {
        self.to_new.entry(old).or_insert(new);
    }

    /// What it is in the new record.
    pub(super) fn new_of(&self, old: &str) -> Option<&'a str> {
        self.to_new.get(old).copied()
    }

    /// Whether it was in the old record.
    pub(super) fn has_new(&self, new: &str) -> bool {
        self.taken.contains(new)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.to_new.iter().map(|(old, new)| (*old, *new))
    }
}

/// The operations that are the same: by their id, or else by their method and path.
///
/// An id that another place has, while its own goes on under another, is a name that was given away:
/// what an operation does is told by its place.
pub(super) fn calls<'a>(old: &'a Record, new: &'a Record) -> Pairs<'a> {
    let mut pairs = Pairs::default();
    let new_places = places(new);
    let is_given_away = |id: &str| {
        let was = old.calls.get(id).map(Call::place);
        let stays = was.and_then(|was| new_places.get(&was).copied());
        stays.is_some_and(|stays| stays != id)
    };
    for id in old.calls.keys() {
        if let Some((same, _)) = new.calls.get_key_value(id)
            && !is_given_away(id)
        {
            pairs.add(id, same);
        }
    }
    for (id, call) in &old.calls {
        if let Some(same) = new_places.get(&call.place()) {
            pairs.add(id, same);
        }
    }
    for id in old.calls.keys().filter(|id| new.calls.contains_key(*id)) {
        pairs.add(id, id);
    }
    pairs
}

/// The operations by their places.
fn places(record: &Record) -> BTreeMap<String, &str> {
    let calls = record.calls.iter();
    calls
        .map(|(id, call)| (call.place(), id.as_str()))
        .collect()
}

/// The types that are the same, given those whose names others have.
pub(super) fn types<'a>(
    old: &'a Record,
    new: &'a Record,
    calls: &Pairs<'a>,
    given_away: &[(&'a str, &'a str)],
) -> Pairs<'a> {
    let mut pairs = Pairs::default();
    by_old_name(old, new, &mut pairs);
    for (before, after) in exchanged::types(old, new) {
        pairs.add(before, after);
    }
    for (before, after) in given_away {
        pairs.add(before, after);
    }
    by_place(old, new, calls, &mut pairs);
    for name in old.types.keys() {
        if new.types.contains_key(name) {
            pairs.add(name, name);
        }
    }
    by_use(old, new, calls, &mut pairs);
    by_content(old, new, &mut pairs);
    pairs
}

/// Those whose name is an old one of another, whatever else wants it.
fn by_old_name<'a>(old: &'a Record, new: &'a Record, pairs: &mut Pairs<'a>) {
    for name in old.types.keys() {
        let alias = new.aliases.get(&format!("model::{name}"));
        let now = alias.and_then(|alias| alias.now.strip_prefix("model::"));
        let now = now.and_then(|now| new.types.get_key_value(now));
        // One that is called as before is itself.
        if let Some((now, _)) = now.filter(|(now, _)| !old.types.contains_key(*now)) {
            pairs.add(name, now);
        }
    }
}

/// Those that are made for the same places. Where several are, one of the same name comes first.
fn by_place<'a>(old: &'a Record, new: &'a Record, calls: &Pairs<'a>, pairs: &mut Pairs<'a>) {
    let mut places: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, ty) in &new.types {
        places.extend(ty.at.iter().map(|place| (place.as_str(), name.as_str())));
    }
    // What is within an operation is so by the id of today.
    let today = |place: &str| {
        let (id, within) = place.split_once("()")?;
        Some(format!("{}(){within}", calls.new_of(id)?))
    };
    let now = |place: &String| today(place).unwrap_or_else(|| place.clone());
    let candidates = |ty: &'a Type| {
        let found = ty.at.iter().filter_map(|place| places.get(&now(place)[..]));
        found.copied().collect::<Vec<&str>>()
    };
    for (name, ty) in &old.types {
        if candidates(ty).contains(&name.as_str()) {
            pairs.add(name, name);
        }
    }
    for (name, ty) in &old.types {
        for candidate in candidates(ty) {
            if pairs.add(name, candidate) {
                break;
            }
        }
    }
}

/// Those that stand where the same thing stood, and are alike. What callers make is rather what they
/// still make.
fn by_use<'a>(old: &'a Record, new: &'a Record, calls: &Pairs<'a>, pairs: &mut Pairs<'a>) {
    let mut todo: Vec<(&str, &str)> = Vec::new();
    for (old_id, new_id) in calls.iter() {
        if let (Some(old), Some(new)) = (old.calls.get(old_id), new.calls.get(new_id)) {
            used_by_calls(old, new, &mut todo);
        }
    }
    let known: Vec<_> = pairs.iter().collect();
    for (old_name, new_name) in known {
        used_by_types(old, new, old_name, new_name, &mut todo);
    }
    let mut unmade: Vec<(&str, &str)> = Vec::new();
    loop {
        let is_last = todo.is_empty();
        let Some((old_name, new_name)) = todo.pop().or_else(|| unmade.pop()) else {
            return;
        };
        let (old_name, new_name) = (innermost(old_name), innermost(new_name));
        let (Some(one), Some(two)) = (old.types.get(old_name), new.types.get(new_name)) else {
            continue;
        };
        if one.shape.made && !two.shape.made && !is_last {
            unmade.push((old_name, new_name));
        } else if is_alike(one, two) && pairs.add(old_name, new_name) {
            used_by_types(old, new, old_name, new_name, &mut todo);
        }
    }
}

pub(super) fn used_by_calls<'a>(old: &'a Call, new: &'a Call, todo: &mut Vec<(&'a str, &'a str)>) {
    let given = |call: &'a Call| -> BTreeMap<&'a str, &'a str> {
        let arguments = call.arguments.iter().chain(&call.options);
        let arguments = arguments.map(|given| (given.at.as_str(), given.ty.as_str()));
        let bodies = call.bodies.iter();
        let bodies = bodies.map(|body| (body.media_type.as_str(), body.ty.as_str()));
        arguments.chain(bodies).collect()
    };
    let (before, after) = (given(old), given(new));
    todo.extend(common(&before, &after));
    for (status, answers) in &old.answers {
        let same = new.answers.get(status).into_iter().flatten();
        todo.extend(answers.iter().filter_map(|answer| {
            let of_type = |other: &&'a crate::record::Answer| other.media_type == answer.media_type;
            let found = same.clone().find(of_type);
            found.map(|other| (answer.ty.as_str(), other.ty.as_str()))
        }));
    }
    let results = |call: &'a Call| {
        [
            &call.output,
            &call.error,
            &call.events,
            &call.items,
            &call.pages,
        ]
    };
    for (one, two) in results(old).into_iter().zip(results(new)) {
        todo.extend(one.as_deref().zip(two.as_deref()));
    }
}

fn common<'a>(
    old: &BTreeMap<&'a str, &'a str>,
    new: &BTreeMap<&'a str, &'a str>,
) -> Vec<(&'a str, &'a str)> {
    let both = old
        .iter()
        .filter_map(|(key, one)| Some((*one, *new.get(key)?)));
    both.collect()
}

pub(super) fn used_by_types<'a>(
    old: &'a Record,
    new: &'a Record,
    old_name: &str,
    new_name: &str,
    todo: &mut Vec<(&'a str, &'a str)>,
) {
    let (Some(old), Some(new)) = (old.types.get(old_name), new.types.get(new_name)) else {
        return;
    };
    for (wire, field) in &old.fields {
        let same = new.fields.get(wire);
        todo.extend(same.map(|same| (field.ty.as_str(), same.ty.as_str())));
    }
    let rest = old.rest.as_ref().zip(new.rest.as_ref());
    todo.extend(rest.map(|(one, two)| (one.ty.as_str(), two.ty.as_str())));
    let called = LazyCell::new(|| called(new));
    for (key, variant) in &old.variants {
        let same = new.variants.get(key);
        let same = same.or_else(|| called.get(&variant.name[..]).copied());
        todo.extend(same.map(|same| (variant.ty.as_str(), same.ty.as_str())));
    }
}

/// The variants of a union by their names, which they keep where the types that they hold are called
/// otherwise.
fn called(union: &Type) -> BTreeMap<&str, &Variant> {
    let variants = union.variants.values();
    let variants = variants.filter(|_| union.kind == Kind::Union);
    variants.map(|known| (&known.name[..], known)).collect()
}

/// Whether two types are of one kind and have half of what is in them in common.
pub(super) fn is_alike(old: &Type, new: &Type) -> bool {
    if old.kind != new.kind {
        return false;
    }
    // What a call gives or takes is known by the call.
    if matches!(old.kind, Kind::Answers | Kind::Bodies | Kind::Events) {
        return true;
    }
    let (old, new) = (parts(old), parts(new));
    2 * old.intersection(&new).count() >= old.union(&new).count()
}

/// What is in a type, by its names on the wire; in a union, by those of its variants.
fn parts(ty: &Type) -> BTreeSet<&str> {
    let variants = ty.variants.iter();
    let variants = variants.map(|(key, known)| match ty.kind {
        Kind::Union => &known.name,
        _ => key,
    });
    let parts = ty.fields.keys().chain(ty.constants.keys());
    parts.chain(variants).map(String::as_str).collect()
}

/// Those that have the same in them, where there is one of each.
fn by_content<'a>(old: &'a Record, new: &'a Record, pairs: &mut Pairs<'a>) {
    let mut contents: BTreeMap<Vec<String>, [Vec<&'a str>; 2]> = BTreeMap::new();
    for (name, ty) in &old.types {
        if pairs.new_of(name).is_none() {
            let [olds, _] = contents.entry(content(old, ty)).or_default();
            olds.push(name);
        }
    }
    for (name, ty) in &new.types {
        if !pairs.has_new(name) {
            let [_, news] = contents.entry(content(new, ty)).or_default();
            news.push(name);
        }
    }
    for (content, [olds, news]) in contents {
        if let ([one], [two]) = (&olds[..], &news[..])
            && content.len() > 1
        {
            pairs.add(one, two);
        }
    }
}
