//! The field for all properties that the document does not name.

use super::pair::Pair;
use crate::beginning::common_beginning;
use crate::diff::change::{Change, Effect, Subject};
use crate::diff::said;
use crate::diff::sides::Sides;
use crate::record::Field;

/// All that is different of it, given what it does that one type stands in place of another.
pub(super) fn changes(
    sides: &Sides,
    pair: &Pair,
    effect: impl FnOnce(&str, &str) -> Effect,
) -> Vec<Change> {
    let spelled = |name: &str, field: &Field| format!("{name}.{}: Map<{}>", field.name, field.ty);
    let old =
        |change: Change, field: &Field| change.old(spelled(pair.old_name, field), pair.old_key());
    let new = |change: Change, field: &Field| {
        change.new_side(spelled(pair.new_name, field), pair.new_key())
    };
    match (&pair.old.rest, &pair.new.rest) {
        (None, None) => Vec::new(),
        (None, Some(come)) => {
            let change = Change::new(Subject::Field, "a field for further properties is new");
            let effect = if is_anything(come) && !pair.old.shape.closed {
                Effect::None
            } else {
                pair.way.some()
            };
            let change = change.wire(effect).rust(Effect::Compatible);
            vec![new(change, come)]
        }
        (Some(gone), None) => {
            let says = "the field for further properties is gone";
            // Who says nothing of them lets them pass.
            let effect = if pair.new.shape.closed {
                pair.way.fewer()
            } else if is_anything(gone) {
                Effect::None
            } else {
                pair.way.some()
            };
            let change = Change::new(Subject::Field, says).wire(effect);
            vec![old(change.rust(Effect::Breaking), gone)]
        }
        (Some(before), Some(after)) => {
            let told = |says: &str| new(old(Change::new(Subject::Field, says), before), after);
            let mut changes = names(pair, before, after, told);
            changes.extend(values(pair, before, after, told));
            changes.extend(ty(sides, (before, after), effect, told));
            changes
        }
    }
}

/// Whether a field holds any property with any value.
fn is_anything(field: &Field) -> bool {
    field.ty == "Json" && field.said.is_empty()
}

/// The type of each of its values, or else its name.
fn ty(
    sides: &Sides,
    (old, new): (&Field, &Field),
    effect: impl FnOnce(&str, &str) -> Effect,
    told: impl Fn(&str) -> Change,
) -> Option<Change> {
    if !sides.is_same(&old.ty, &new.ty) {
        let change = told("further properties have another type");
        let change = change.wire(effect(&old.ty, &new.ty));
        return Some(change.rust(Effect::Breaking));
    }
    let says = "the field for further properties is called otherwise";
    (old.name != new.name).then(|| told(says).undeserved())
}

/// What is said of the names of what it holds. An old client passes over what it does not hold, so that
/// it is empty where all have other names.
fn names(pair: &Pair, old: &Field, new: &Field, told: impl Fn(&str) -> Change) -> Vec<Change> {
    let says = "further properties have other names";
    let of_names = |field: &Field| said::parted(&field.said).0;
    let changes = said::of_way(pair.way, &of_names(old), &of_names(new), "", |_| told(says));
    let patterns = said::names(&new.said);
    let is_held = |text: &String| {
        let is_so = |pattern: &String| {
            let other = common_beginning(pattern);
            other.starts_with(text) || text.starts_with(other)
        };
        patterns.is_empty() || patterns.iter().any(is_so)
    };
    let is_lost = pair.way.answered && !old.beginnings.iter().all(is_held);
    let changes = changes.into_iter();
    let all = changes.map(|change| {
        if is_lost {
            change.wire(Effect::Breaking)
        } else {
            change
        }
    });
    all.collect()
}

/// What is said of each value that it holds.
fn values(pair: &Pair, old: &Field, new: &Field, told: impl Fn(&str) -> Change) -> Vec<Change> {
    let of_values = |field: &Field| said::parted(&field.said).1;
    let told = |says: &str| told(&format!("of further properties, {says}"));
    said::of_way(pair.way, &of_values(old), &of_values(new), &old.ty, told)
}
