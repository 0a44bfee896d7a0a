//! The types of the crate: their names, what follows from all of them together, and constructors.

use std::collections::BTreeSet;

use super::change::{Change, Effect, Subject};
use super::content::{self, Pair};
use super::sides::Sides;
use super::spelled::innermost;
use super::xml;
use crate::record::{Field, Type};

/// All that is different between the types of two crates.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, old) in &sides.old.types {
        let new_name = sides.types.new_of(name);
        let new = new_name.and_then(|new| Some((new, sides.new_type(new)?)));
        match new {
            Some((new_name, new)) => changes.extend(both(
                sides,
                &Pair {
                    old_name: name,
                    old,
                    new_name,
                    new,
                    way: sides.way(name, new_name),
                },
            )),
            None => changes.push(
                Change::new(Subject::Type, "a type is gone")
                    .rust(Effect::Breaking)
                    .old(name, format!("types.{name}")),
            ),
        }
    }
    let added = sides.new.types.keys();
    let added = added.filter(|name| !sides.types.has_new(name));
    changes.extend(added.map(|name| self::added(sides, name)));
    changes
}

/// A new type. That it has the name of another is worse than that the other has lost it.
fn added(sides: &Sides, name: &str) -> Change {
    let change = if let Some(other) = sides.old_type(name) {
        // The document has given the name to another itself.
        let mut places = sides.new_type(name).into_iter().flat_map(|ty| &ty.at);
        let is_given = places.any(|place| other.at.contains(place));
        let change = Change::new(Subject::Type, "a type has the name that another had");
        change.undeserved().asked(is_given)
    } else {
        Change::new(Subject::Type, "a type is new").rust(Effect::Compatible)
    };
    change.new_side(name, format!("types.{name}"))
}

fn both(sides: &Sides, pair: &Pair) -> Vec<Change> {
    let mut changes = content::changes(sides, pair);
    changes.extend(name(sides, pair));
    changes.extend(shape(sides, pair));
    changes.extend(constructor(pair));
    changes.extend(xml::of_type(pair));
    changes
}

/// What it is called. A name that changes while all places stay is one that nobody asked for.
fn name(sides: &Sides, pair: &Pair) -> Option<Change> {
    (pair.old_name != pair.new_name).then(|| {
        let is_moved = !pair.old.at.iter().any(|place| pair.new.at.contains(place));
        let change = pair.told("a type is called otherwise");
        let path = |name: &str| format!("model::{name}");
        let is_kept = sides
            .new
            .has_alias(&path(pair.old_name), &path(pair.new_name));
        change.renamed(is_kept).asked(is_moved)
    })
}

/// What follows from all types together.
fn shape(sides: &Sides, pair: &Pair) -> Vec<Change> {
    let (old, new) = (&pair.old.shape, &pair.new.shape);
    // Where a field is always there, nothing can be made of nothing, even if no caller makes one.
    let is_always_there = |field: &Field| !field.optional && !field.nullable;
    let is_other = pair.old.kind != pair.new.kind;
    let has_more = is_other || pair.new.fields.values().any(is_always_there);
    let loses_eq = old.eq && !new.eq;
    let facts = [
        (old.made, new.made, "can be made by callers", is_other),
        (
            old.eq,
            new.eq,
            "implements `Eq` and `Hash`",
            is_other || loses_eq && holds_another(sides, pair),
        ),
        (old.default, new.default, "implements `Default`", has_more),
    ];
    let facts = facts.into_iter().filter(|(old, new, ..)| old != new);
    facts
        .map(|(had, _, what, asked)| {
            if had {
                let change = pair.told(&format!("no longer {what}"));
                change.undeserved().asked(asked)
            } else {
                pair.told(&format!("now {what}")).rust(Effect::Compatible)
            }
        })
        .collect()
}

/// Whether something that a type holds, however deep, became another type, by which it can lose what
/// all that it holds have in common.
fn holds_another(sides: &Sides, pair: &Pair) -> bool {
    let mut seen = BTreeSet::new();
    let mut todo = vec![(pair.old, pair.new)];
    while let Some((old, new)) = todo.pop() {
        for (one, two) in held(old, new) {
            if !sides.is_same_unboxed(one, two) {
                return true;
            }
            let name = innermost(one);
            if seen.insert(name) {
                let both = sides.old_type(name).zip(sides.new_type(innermost(two)));
                todo.extend(both);
            }
        }
    }
    false
}

/// The types of what is in both.
fn held<'a>(old: &'a Type, new: &'a Type) -> impl Iterator<Item = (&'a str, &'a str)> {
    let fields = old.fields.iter();
    let fields = fields.filter_map(|(wire, one)| Some((&one.ty, &new.fields.get(wire)?.ty)));
    let variants = old.variants.iter();
    let variants = variants.filter_map(|(key, one)| Some((&one.ty, &new.variants.get(key)?.ty)));
    let both = fields.chain(variants);
    both.map(|(one, two)| (one.as_str(), two.as_str()))
}

/// The order in which a constructor takes what has to be given. What is new or gone in it is told
/// of the field.
fn constructor(pair: &Pair) -> Option<Change> {
    if !(pair.old.shape.made && pair.new.shape.made) {
        return None;
    }
    let is_kept = |wire: &&String| pair.old.new.contains(wire) && pair.new.new.contains(wire);
    let (old, new) = (pair.old.new.iter(), pair.new.new.iter());
    let is_reordered = old.filter(is_kept).ne(new.filter(is_kept));
    let is_unchanged = |wire: &String| {
        let fields = (pair.old.fields.get(wire), pair.new.fields.get(wire));
        let presence = |field: &Field| (field.optional, field.nullable);
        matches!(fields, (Some(old), Some(new)) if presence(old) == presence(new))
    };
    let taken = |ty: &Type, wire: &String| ty.new.contains(wire);
    let wires = pair.old.new.iter().chain(&pair.new.new);
    let mut others = wires.filter(|wire| taken(pair.old, wire) != taken(pair.new, wire));
    let is_other = others.clone().next().is_some();
    let is_without_reason = others.any(is_unchanged);
    let is_renamed = pair.old.constructor != pair.new.constructor;
    let (says, asked) = if is_reordered {
        ("the arguments of a constructor change places", false)
    } else if is_without_reason {
        ("a constructor takes other arguments", false)
    } else if is_renamed {
        // What is as long as it ever was, and would be taken for the same, is not called the same.
        let asked = is_other || pair.old.new.len() == pair.new.new.len();
        ("a constructor is called otherwise", asked)
    } else {
        return None;
    };
    let change = Change::new(Subject::Type, says).undeserved().asked(asked);
    let change = change.old(made(pair.old_name, pair.old), pair.old_key());
    Some(change.new_side(made(pair.new_name, pair.new), pair.new_key()))
}

/// A constructor as callers write it: `Address::new(street, town)`.
fn made(name: &str, ty: &Type) -> String {
    let fields = ty.new.iter();
    let fields = fields.map(|wire| {
        ty.fields
            .get(wire)
            .map_or(wire.as_str(), |field| &field.name)
    });
    let constructor = ty.constructor.as_deref().unwrap_or("new");
    format!(
        "{name}::{constructor}({})",
        fields.collect::<Vec<_>>().join(", ")
    )
}
