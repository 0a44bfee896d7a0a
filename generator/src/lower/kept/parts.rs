//! What is in types goes on to be called what it was called.

use std::collections::{BTreeMap, HashSet};

use super::known::Kept;
use super::were::{Names, Were};
use crate::ir::{Choice, Enum, Model, ModelId, ModelKind, Object, Tuple, Type, Union};
use crate::names::{Case, Claim, Name, Scope};
use crate::record::spelled::json;
use crate::record::{self, Kind};

/// Has the parts of each type keep their names.
pub(in crate::lower) fn keep_parts(models: &mut [Model], were: &Were<'_>, kept: &Kept<'_>) {
    let names = were.names(models);
    for (index, model) in models.iter_mut().enumerate() {
        let Some((was, ty)) = were.before(ModelId(index)) else {
            continue;
        };
        let gone = kept.record().gone_within(&format!("model::{was}"));
        match &mut model.kind {
            ModelKind::Object(known) => object(known, ty, &gone),
            ModelKind::Enum(known) => {
                let old = kept.old_names(&format!("model::{was}")).collect();
                values(known, ty, old, &gone);
            }
            ModelKind::Tuple(tuple) => {
                tuple_items(tuple, ty);
            }
            ModelKind::Union(known) => {
                keep_open(known, ty, kept);
                union(known, ty, &names);
            }
            ModelKind::Choice(known) => choice(known, ty, &gone, &names),
        }
    }
}

/// The names of fields by their name on the wire.
fn field_names(ty: &record::Type) -> BTreeMap<&str, &str> {
    let fields = ty.fields.iter();
    fields
        .map(|(wire, field)| (wire.as_str(), field.name.as_str()))
        .collect()
}

fn variant_names(ty: &record::Type) -> BTreeMap<&str, &str> {
    let variants = ty.variants.iter();
    variants
        .map(|(what, known)| (what.as_str(), known.name.as_str()))
        .collect()
}

/// The names of parts, of which some are known by what they are. Those of what is gone are nobody
/// else's.
fn renamed<'p>(
    case: Case,
    parts: impl Iterator<Item = (String, &'p Name)>,
    known: &BTreeMap<&str, &str>,
    reserved: &[&str],
) -> Vec<Name> {
    let parts: Vec<(String, &Name)> = parts.collect();
    let is_kept = |(what, name): &(String, &Name)| known.get(&what[..]) == Some(&name.as_str());
    if parts.iter().all(is_kept) {
        return parts.into_iter().map(|(_, name)| name.clone()).collect();
    }
    let today: HashSet<&str> = parts.iter().map(|(what, _)| what.as_str()).collect();
    let gone = known.iter().filter(|(what, _)| !today.contains(*what));
    let gone: Vec<&str> = gone.map(|(_, name)| *name).collect();
    let kept = known.iter().filter(|(what, _)| today.contains(*what));
    let kept = kept.map(|(_, name)| *name).chain(reserved.iter().copied());
    let taken: HashSet<String> = kept.chain(gone.iter().copied()).map(bare).collect();
    let claims = parts.iter().map(|(what, name)| {
        // What is new and in nobody's way is called what it would be without all this.
        let own = Some(name.as_str()).filter(|name| !taken.contains(&bare(name)));
        let claim = Claim::new(name.bare())
            .or(what.as_str())
            .or(format!("{} value", name.bare()));
        let claim = claim.or(format!("value {what}"));
        claim.known(known.get(what.as_str()).copied().or(own))
    });
    Scope::new(case)
        .without(reserved)
        .without(&gone)
        .claim_all(claims)
}

/// Takes those out whose names the document gives, and gives anew: their names are nobody's, so that
/// none comes to stand for another.
fn without_given<'k>(
    names: &mut BTreeMap<&'k str, &'k str>,
    given: impl Iterator<Item = (String, Option<&'k str>, String)>,
) -> Vec<&'k str> {
    let mut lost = Vec::new();
    for (what, known, given) in given {
        let name = names.get(what.as_str()).copied();
        if name.is_some() && known.or(name) != Some(given.as_str()) {
            lost.extend(names.remove(what.as_str()));
        }
    }
    lost
}

fn tuple_items(tuple: &mut Tuple, ty: &record::Type) {
    let mut names = field_names(ty);
    let items = tuple.items.iter().enumerate();
    let given = items.clone().map(|(index, item)| {
        let what = index.to_string();
        let known = ty.fields.get(&what);
        let known = known.and_then(|known| known.given.as_deref());
        (what, known, item.given.to_string())
    });
    let lost = without_given(&mut names, given);
    let items = items.map(|(index, item)| (index.to_string(), &item.name));
    let names = renamed(Case::Value, items, &names, &lost);
    for (item, name) in tuple.items.iter_mut().zip(names) {
        item.name = name;
    }
}

/// A name as it is told from others.
fn bare(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_lowercase()
}

/// Gives what is back the name that it had. The other names that are `gone` are nobody's.
fn with_gone<'k>(
    names: &mut BTreeMap<&'k str, &'k str>,
    gone: &[(&'k str, &'k str)],
    is_there: impl Fn(&str) -> bool,
) -> Vec<&'k str> {
    let mut taken = Vec::new();
    for (name, what) in gone {
        if is_there(what) {
            names.entry(what).or_insert(name);
        } else {
            taken.push(*name);
        }
    }
    taken
}

/// Has fields keep their names, and none have one that is `gone` but that which had it.
fn object<'k>(object: &mut Object, known: &'k record::Type, gone: &[(&'k str, &'k str)]) {
    let rest = known.rest.as_ref().map(|rest| rest.name.as_str());
    let mut names = field_names(known);
    names.extend(rest.map(|name| (REST, name)));
    let fields = object
        .fields
        .iter()
        .map(|field| (field.wire.clone(), &field.name));
    let rest = object.rest.iter().map(|rest| (REST.to_owned(), &rest.name));
    let has = |wire: &str| object.fields.iter().any(|field| field.wire == wire);
    let taken = with_gone(&mut names, gone, has);
    let names = renamed(Case::Value, fields.chain(rest), &names, &taken);
    let mut names = names.into_iter();
    for (field, name) in object.fields.iter_mut().zip(&mut names) {
        field.name = name;
    }
    if let Some((rest, name)) = object.rest.as_mut().zip(names.next()) {
        rest.name = name;
    }
}

/// What tells the field for all other properties, which no property can be called.
const REST: &str = "\u{0}";

/// Has values keep their names, and old names theirs, other than one that its value has again, and none
/// have one that is `gone` but that which had it.
fn values(of: &mut Enum, known: &record::Type, old: Vec<(&str, &str)>, gone: &[(&str, &str)]) {
    let today: Vec<String> = of.variants.iter().map(|value| json(&value.wire)).collect();
    let mut names = value_names(known, &today);
    let is_there: HashSet<&str> = today.iter().map(String::as_str).collect();
    let taken = with_gone(&mut names, gone, |what| is_there.contains(what));
    let otherwise = gone.iter();
    let otherwise = otherwise.filter_map(|(name, what)| Some((*name, *names.get(what)?)));
    let old = old
        .into_iter()
        .chain(otherwise.filter(|(name, now)| name != now));
    let given = of.variants.iter().filter_map(|value| {
        let what = json(&value.wire);
        let before = known.variants.get(&what);
        let before = before.and_then(|before| before.given.as_deref());
        Some((what, before, value.given.as_ref()?.to_string()))
    });
    let is_back = |old: &str, now: &str| {
        let mut given = of.variants.iter().zip(&today);
        given.any(|(value, what)| {
            let given = value.given.as_ref().map(Name::as_str);
            given == Some(old) && names.get(&what[..]) == Some(&now)
        })
    };
    let old = old.filter(|(old, now)| !is_back(old, now));
    let old: Vec<&str> = old.map(|(old, _)| old).collect();
    let mut reserved = without_given(&mut names, given);
    reserved.extend(old.into_iter().chain(taken));
    let catch_all = known.other.as_deref().filter(|_| of.other.is_some());
    reserved.extend(catch_all);
    let values = of.variants.iter();
    let values = values.map(|value| (json(&value.wire), &value.name));
    let names = renamed(Case::Type, values, &names, &reserved);
    for (value, name) in of.variants.iter_mut().zip(names) {
        value.name = name;
    }
    keep_other(&mut of.other, known);
}

/// The names of variants by the values of today: one that is written in other letters, large or
/// small, is the one that it was.
fn value_names<'k>(known: &'k record::Type, today: &'k [String]) -> BTreeMap<&'k str, &'k str> {
    let mut names = variant_names(known);
    let is_new = |what: &&String| !known.variants.contains_key(*what);
    for new in today.iter().filter(is_new) {
        let is_gone = |what: &str| !today.iter().any(|known| known == what);
        let is_it = |what: &&str| what.to_lowercase() == new.to_lowercase() && is_gone(what);
        let mut before = known.variants.keys().map(String::as_str).filter(is_it);
        if let (Some(only), None) = (before.next(), before.next())
            && let Some(name) = names.remove(only)
        {
            names.insert(new, name);
        }
    }
    names
}

/// The catch-all goes on to be called what it was called.
fn keep_other(other: &mut Option<Name>, known: &record::Type) {
    if let (Some(name), Some(known)) = (other, &known.other) {
        let claim = Claim::new(name.bare()).known(Some(known));
        let mut kept = Scope::new(Case::Type).claim_all([claim]);
        if let Some(kept) = kept.pop() {
            *name = kept;
        }
    }
}

/// A union that kept objects of other properties goes on to do so, whatever its members are by now.
fn keep_open(union: &mut Union, known: &record::Type, kept: &Kept<'_>) {
    let was_open = known.tag.is_none() && known.other.is_some();
    let is_object = |ty: &String| {
        let ty = kept.record().types.get(ty);
        ty.is_some_and(|ty| ty.kind == Kind::Object)
    };
    if was_open && union.tag.is_none() && known.variants.keys().any(is_object) {
        let name = || Case::Type.name("other");
        union.other.get_or_insert_with(name);
    }
}

fn union(union: &mut Union, known: &record::Type, types: &Names<'_, '_>) {
    let mut names = variant_names(known);
    let held: Vec<&Type> = union.branches.iter().map(|one| &one.ty).collect();
    let today = types.told(&held, |what| names.contains_key(what));
    let catch_all: Vec<&str> = known.other.iter().map(String::as_str).collect();
    let reserved: &[&str] = if union.other.is_some() {
        &catch_all
    } else {
        &[]
    };
    // What holds something else does not compile in its place.
    let there: HashSet<&str> = today.iter().map(String::as_str).collect();
    names.retain(|what, _| there.contains(what));
    let branches = today.iter().cloned().zip(&union.branches);
    let branches = branches.map(|(what, one)| (what, &one.name));
    let names = renamed(Case::Type, branches, &names, reserved);
    for (branch, name) in union.branches.iter_mut().zip(names) {
        branch.name = name;
    }
    keep_other(&mut union.other, known);
}

fn choice(choice: &mut Choice, known: &record::Type, gone: &[(&str, &str)], types: &Names<'_, '_>) {
    let mut names = variant_names(known);
    let held: Vec<&Type> = choice.variants.iter().map(|one| &one.ty).collect();
    let told = types.told(&held, |what| names.contains_key(what));
    let variants = choice.variants.iter().zip(told);
    let whats = variants.map(|(variant, told)| match (&variant.sent, &variant.events) {
        (Some(sent), _) => sent.media_type.clone(),
        (None, Some(events)) => events.what(),
        (None, None) => told,
    });
    let whats: Vec<String> = whats.collect();
    let today: HashSet<&str> = whats.iter().map(String::as_str).collect();
    let taken = with_gone(&mut names, gone, |what| today.contains(what));
    let called = choice.variants.iter().map(|variant| &variant.name);
    let parts = whats.iter().cloned().zip(called);
    let names = renamed(Case::Type, parts, &names, &taken);
    for (variant, name) in choice.variants.iter_mut().zip(names) {
        variant.name = name;
    }
}
