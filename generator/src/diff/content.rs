//! What is in two types.

use super::reading::{Reader, all, some};
use super::ways::Way;
use super::{Change, Effect, Subject, fields, variants};
use crate::record::{Kind, Type};

/// Two types that are compared, and the way that both travel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'a> {
    pub(super) old_name: &'a str,
    pub(super) old: &'a Type,
    pub(super) new_name: &'a str,
    pub(super) new: &'a Type,
    pub(super) way: Way,
}

impl Pair<'_> {
    pub(super) fn old_key(&self) -> String {
        format!("types.{}", self.old_name)
    }

    pub(super) fn new_key(&self) -> String {
        format!("types.{}", self.new_name)
    }

    /// A change of the whole.
    pub(super) fn told(&self, says: &str) -> Change {
        Change::new(Subject::Type, says)
            .old(self.old_name, self.old_key())
            .new_side(self.new_name, self.new_key())
    }
}

/// All that is different in what two types hold.
pub(super) fn changes(reader: &mut Reader, pair: &Pair) -> Vec<Change> {
    if pair.old.kind != pair.new.kind {
        let change = Change::new(Subject::Type, "a type becomes another kind of type")
            .old(kind(pair.old_name, pair.old.kind), pair.old_key())
            .new_side(kind(pair.new_name, pair.new.kind), pair.new_key());
        return vec![change.wire(all(pair.way)).rust(Effect::Breaking)];
    }
    let mut changes = Vec::new();
    changes.extend(tag(pair));
    changes.extend(fields::changes(reader, pair));
    changes.extend(variants::changes(reader, pair));
    changes
}

fn kind(name: &str, kind: Kind) -> String {
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
fn tag(pair: &Pair) -> Option<Change> {
    let spelled = |name: &str, tag: &str| format!("{name}, told apart by `{tag}`");
    match (&pair.old.tag, &pair.new.tag) {
        (Some(old), Some(new)) if old != new => {
            let says = "another property tells the variants apart";
            let change = Change::new(Subject::Type, says).wire(all(pair.way));
            let change = change.old(spelled(pair.old_name, old), pair.old_key());
            Some(change.new_side(spelled(pair.new_name, new), pair.new_key()))
        }
        (None, Some(new)) => {
            let change = pair.told("a property tells the variants apart");
            let change = change.wire(some(pair.way));
            Some(change.new_side(spelled(pair.new_name, new), pair.new_key()))
        }
        (Some(old), None) => {
            let change = pair.told("no property tells the variants apart any more");
            let change = change.wire(some(pair.way));
            Some(change.old(spelled(pair.old_name, old), pair.old_key()))
        }
        _ => None,
    }
}
