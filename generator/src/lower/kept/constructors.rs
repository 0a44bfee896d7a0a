//! Constructors go on to take what they took in the order in which they took it, and what comes back
//! comes back to its place. One that takes as many other things as it ever took is called otherwise,
//! since a caller would give them without a word.

use std::collections::HashSet;

use super::types::KeptType;
use crate::ir::{Constructor, Field, Model, ModelKind, Object, Presence};
use crate::names::{Case, Claim, Name, Scope};
use crate::record;

/// What a constructor is called where it has no need of another name.
const NEW: &str = "new";

/// Has each constructor be what it was. What it takes is known when it is known what is required of
/// those who make one.
pub(in crate::lower) fn keep_constructors(models: &mut [Model], types: &[Option<KeptType<'_>>]) {
    for (model, known) in models.iter_mut().zip(types) {
        if let (ModelKind::Object(object), Some(known)) = (&mut model.kind, known) {
            keep(object, known.ty);
        }
    }
}

/// The fields that a constructor takes.
fn taken(object: &Object) -> impl Iterator<Item = (usize, &Field)> {
    let fields = object.fields.iter().enumerate();
    fields.filter(|(_, field)| field.presence == Presence::Required)
}

/// Has the constructor be what it was: whatever took what is taken takes it again.
fn keep(object: &mut Object, known: &record::Type) {
    let had = had(known);
    let places: Vec<String> = had.iter().flat_map(|had| had.took.clone()).collect();
    order(object, &places);
    object.constructor = constructor(object, &had, known.constructor.as_deref());
    object.had = had;
}

/// What made one, one after another.
fn had(known: &record::Type) -> Vec<Constructor> {
    let had = known.had.iter().map(|known| Constructor {
        name: known.name.clone(),
        took: known.took.clone(),
    });
    let only = (known.had.is_empty() && !known.new.is_empty()).then(|| Constructor {
        name: known.constructor.as_deref().unwrap_or(NEW).to_owned(),
        took: known.new.clone(),
    });
    had.chain(only).collect()
}

/// The function in place of `new`: the one that took the same, or else the one that there was `before`,
/// unless that has ever taken as many other things.
fn constructor(object: &Object, had: &[Constructor], before: Option<&str>) -> Option<Name> {
    let wires: HashSet<&String> = taken(object).map(|(_, field)| &field.wire).collect();
    let same = had
        .iter()
        .find(|known| wires == known.took.iter().collect());
    let name = same.map_or(before.unwrap_or(NEW), |same| &same.name);
    let are_others = |known: &&Constructor| known.name == name && known.took.len() == wires.len();
    let others = had.iter().rev().find(are_others).filter(|_| same.is_none());
    let Some(others) = others else {
        let claim = (name != NEW).then(|| Claim::new(name).known(Some(name)));
        return Scope::new(Case::Value).claim_all(claim).pop();
    };
    let new = taken(object).filter(|(_, field)| !others.took.contains(&field.wire));
    let new: Vec<&str> = new.map(|(_, field)| field.name.bare()).collect();
    let names: Vec<&str> = had.iter().map(|known| &known.name[..]).collect();
    let claim = Claim::new(format!("new with {}", new.join(" and ")));
    let mut scope = Scope::new(Case::Value).without(&names);
    scope.claim_all([claim]).pop()
}

/// Puts what a constructor takes in the order in which it was taken first, behind that what is new.
fn order(object: &mut Object, known: &[String]) {
    let place = |field: &Field| known.iter().position(|wire| *wire == field.wire);
    let places = taken(object).map(|(slot, field)| (place(field), slot));
    let mut sorted: Vec<(Option<usize>, usize)> = places.collect();
    let slots: Vec<usize> = sorted.iter().map(|(_, slot)| *slot).collect();
    sorted.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    if sorted.iter().map(|(_, slot)| slot).eq(&slots) {
        return;
    }
    let fields: Vec<Field> = sorted
        .iter()
        .filter_map(|(_, slot)| object.fields.get(*slot).cloned())
        .collect();
    for (slot, field) in slots.into_iter().zip(fields) {
        if let Some(place) = object.fields.get_mut(slot) {
            *place = field;
        }
    }
}
