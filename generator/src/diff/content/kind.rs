//! What kind of type it is, and what tells the variants of a union apart.

use super::pair::Pair;
use crate::diff::change::{Change, Effect, Subject};
use crate::record::Kind;

/// That a type is of another kind.
pub(super) fn kind(pair: &Pair) -> Change {
    Change::new(Subject::Type, "a type becomes another kind of type")
        .old(spelled(pair.old_name, pair.old.kind), pair.old_key())
        .new_side(spelled(pair.new_name, pair.new.kind), pair.new_key())
        .rust(Effect::Breaking)
}

fn spelled(name: &str, kind: Kind) -> String {
    let what = match kind {
        Kind::Object => "struct",
        Kind::Tuple => "tuple",
        Kind::Enum => "enum",
        Kind::Union => "enum of several types",
        Kind::Answers => "enum of answers",
        Kind::Bodies => "enum of bodies",
        Kind::Events => "enum of events",
    };
    format!("{what} {name}")
}

/// The property that tells the variants of a union apart.
pub(super) fn tag(pair: &Pair) -> Option<Change> {
    let spelled = |name: &str, tag: &str| format!("{name}, told apart by `{tag}`");
    match (&pair.old.tag, &pair.new.tag) {
        (Some(old), Some(new)) if old != new => {
            let says = "another property tells the variants apart";
            let change = Change::new(Subject::Type, says).wire(pair.way.all());
            let change = change.old(spelled(pair.old_name, old), pair.old_key());
            Some(change.new_side(spelled(pair.new_name, new), pair.new_key()))
        }
        (None, Some(new)) => {
            let change = pair.told("a property tells the variants apart");
            let change = change.wire(pair.way.some());
            Some(change.new_side(spelled(pair.new_name, new), pair.new_key()))
        }
        (Some(old), None) => {
            let change = pair.told("no property tells the variants apart any more");
            let change = change.wire(pair.way.some());
            Some(change.old(spelled(pair.old_name, old), pair.old_key()))
        }
        _ => None,
    }
}
