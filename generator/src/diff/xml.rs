//! How things are written in XML, which is otherwise for a client that knows the old way.

use super::call::{Both, signature};
use super::change::{Change, Effect, Subject};
use super::content::Pair;
use crate::record::BY_CALLER;

const NAMED: &str = "the document says what the first element of a body is called";

/// What is different in how the properties of a type are written.
pub(super) fn of_type(pair: &Pair) -> Vec<Change> {
    let both = pair.old.xml.iter();
    let both = both.filter_map(|(wire, old)| Some((wire, old, pair.new.xml.get(wire)?)));
    let other = both.filter(|(_, old, new)| old != new);
    let told = other.map(|(wire, old, new)| {
        let change = Change::new(Subject::Field, "a property is written otherwise in XML");
        change
            .wire(Effect::Breaking)
            .old(format!("{}.{wire} as {old}", pair.old_name), pair.old_key())
            .new_side(format!("{}.{wire} as {new}", pair.new_name), pair.new_key())
    });
    told.collect()
}

/// What is different in how bodies are written.
pub(super) fn of_call(both: &Both) -> Vec<Change> {
    let all = both.old.xml.iter();
    let all = all.filter_map(|(what, old)| Some((what, old, both.new.xml.get(what)?)));
    let other = all.filter(|(_, old, new)| old != new);
    let told = other.map(|(what, old, new)| {
        let subject = if what.contains('/') {
            Subject::Body
        } else {
            Subject::Answer
        };
        let spelled = |call, how: &str| format!("{}, {what} as {how}", signature(call));
        // What a call said is what the document says now, as far as anybody knows.
        let [before, after] = [old, new].map(|how| how.strip_prefix(BY_CALLER));
        let (says, effect) = if before.is_some() && after.is_none() {
            (NAMED, Effect::Compatible)
        } else {
            ("a body is written otherwise in XML", Effect::Breaking)
        };
        Change::new(subject, says)
            .wire(effect)
            .old(spelled(both.old, old), both.old_key())
            .new_side(spelled(both.new, new), both.new_key())
    });
    told.collect()
}
