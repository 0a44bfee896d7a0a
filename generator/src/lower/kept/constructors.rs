//! Constructors go on to take what they took in the order in which they took it. One that takes as many
//! other things is called otherwise, since a caller would give them without a word.

use std::collections::HashSet;

use super::types::KeptType;
use crate::ir::{Constructor, Field, Model, ModelKind, Object, Presence};
use crate::names::{Case, Claim, Scope};
use crate::record;

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

/// Has the constructor be what it was: `new` again, where what that took is what is taken.
fn keep(object: &mut Object, known: &record::Type) {
    let took = match known.constructor {
        Some(_) => &known.took,
        None => &known.new,
    };
    let wires: HashSet<&String> = taken(object).map(|(_, field)| &field.wire).collect();
    if wires == took.iter().collect() {
        order(object, took);
    } else {
        object.constructor = constructor(object, known, took);
        order(object, &known.new);
    }
}

/// The function in place of `new`: the one that there was, unless as many other things are taken.
fn constructor(object: &Object, known: &record::Type, took: &[String]) -> Option<Constructor> {
    let before = known.constructor.as_deref();
    let new = taken(object).filter(|(_, field)| !known.new.contains(&field.wire));
    let new: Vec<&str> = new.map(|(_, field)| field.name.bare()).collect();
    let are_others = !new.is_empty() && taken(object).count() == known.new.len();
    let names = if are_others {
        Scope::new(Case::Value)
            .without(&[before.unwrap_or("new")])
            .claim_all([Claim::new(format!("new with {}", new.join(" and ")))])
    } else {
        let claim = before.map(|name| Claim::new(name).known(Some(name)));
        Scope::new(Case::Value).claim_all(claim)
    };
    let name = names.into_iter().next()?;
    let took = took.to_vec();
    Some(Constructor { name, took })
}

/// Puts what a constructor takes in the order in which it took it, behind that what is new.
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
