//! The properties that have one value alone, which callers do not see.

use super::pair::Pair;
use crate::diff::change::{Change, Effect, Subject};
use crate::record::Type;

/// All that is different between the properties with one value of two structs.
pub(super) fn changes(pair: &Pair) -> Vec<Change> {
    let spelled = |of: &str, wire: &str, value: &str| format!("{of}, whose `{wire}` is {value}");
    let mut changes = Vec::new();
    for (wire, old) in &pair.old.constants {
        let change = |says: &str| {
            Change::new(Subject::Field, says)
                .old(spelled(pair.old_name, wire, old), pair.old_key_of(wire))
        };
        match pair.new.constants.get(wire) {
            Some(new) if new == old => {
                let differing = lacking(pair, wire).into_iter().chain(sent(pair, wire));
                changes.extend(differing.map(|(says, effect)| {
                    let change = change(says).wire(effect);
                    change.new_side(spelled(pair.new_name, wire, new), pair.new_key_of(wire))
                }));
            }
            Some(new) => changes.push(
                change("a property has another value")
                    .wire(pair.way.all())
                    .new_side(spelled(pair.new_name, wire, new), pair.new_key_of(wire)),
            ),
            // That there is a field for it now is told of the field.
            None if pair.new.fields.contains_key(wire) => {}
            None => changes.push(change("a property with one value is gone").wire(pair.way.more())),
        }
    }
    for (wire, new) in &pair.new.constants {
        if !pair.old.constants.contains_key(wire) && !pair.old.fields.contains_key(wire) {
            let change = Change::new(Subject::Field, "a property with one value is new");
            let change = change.wire(pair.way.fewer());
            changes.push(change.new_side(spelled(pair.new_name, wire, new), pair.new_key_of(wire)));
        }
    }
    changes
}

/// Whether answers may lack a property that had to be there to be read.
fn lacking(pair: &Pair, wire: &String) -> Option<(&'static str, Effect)> {
    let is_lacking = pair.old.needed.contains(wire) && !pair.new.needed.contains(wire);
    let says = "a property with one value may be absent now";
    (is_lacking && pair.way.answered).then(|| (says, pair.way.more()))
}

/// Whether requests have a property that they did not have, or no longer have it.
fn sent(pair: &Pair, wire: &String) -> Option<(&'static str, Effect)> {
    let is_unsent = |ty: &Type| ty.unsent.contains(wire);
    match (is_unsent(pair.old), is_unsent(pair.new)) {
        _ if !pair.way.sent => None,
        (false, true) => Some((
            "requests have a property with one value no more",
            Effect::Breaking,
        )),
        (true, false) => Some((
            "requests have a property with one value too",
            Effect::Breaking,
        )),
        _ => None,
    }
}
