//! Constructors go on to take what they took in the order in which they took it. One that takes as many
//! other things is called otherwise, since a caller would give them without a word.

use super::types::KeptType;
use crate::ir::{Field, Model, ModelKind, Object, Presence};
use crate::names::{Case, Claim, Scope};
use crate::record;

/// Has each constructor be what it was. What it takes is known when it is known what is required of
/// those who make one.
pub(in crate::lower) fn keep_constructors(models: &mut [Model], types: &[Option<KeptType<'_>>]) {
    for (model, known) in models.iter_mut().zip(types) {
        if let (ModelKind::Object(object), Some(known)) = (&mut model.kind, known) {
            order(object, known.ty);
            name(object, known.ty);
        }
    }
}

/// The fields that a constructor takes.
fn taken(object: &Object) -> impl Iterator<Item = (usize, &Field)> {
    let fields = object.fields.iter().enumerate();
    fields.filter(|(_, field)| field.presence == Presence::Required)
}

/// Where a constructor took a field.
fn place(field: &Field, known: &record::Type) -> Option<usize> {
    known.new.iter().position(|wire| *wire == field.wire)
}

/// Puts what a constructor takes in the order in which it took it, behind that what is new.
fn order(object: &mut Object, known: &record::Type) {
    let places = taken(object);
    let places = places.map(|(slot, field)| (place(field, known), slot));
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

/// Has the constructor keep its name, unless it takes as many other things.
fn name(object: &mut Object, known: &record::Type) {
    let before = known.constructor.as_deref();
    let new = taken(object).filter(|(_, field)| place(field, known).is_none());
    let new: Vec<&str> = new.map(|(_, field)| field.name.bare()).collect();
    let are_others = !new.is_empty() && taken(object).count() == known.new.len();
    let names = match before {
        _ if are_others => Scope::new(Case::Value)
            .without(&[before.unwrap_or("new")])
            .claim_all([Claim::new(format!("new with {}", new.join(" and ")))]),
        Some(name) => Scope::new(Case::Value).claim_all([Claim::new(name).known(Some(name))]),
        None => return,
    };
    object.constructor = names.into_iter().next();
}
