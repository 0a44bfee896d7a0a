//! The headers that answers come with.

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::content;
use super::sides::Sides;
use super::ways::Way;
use crate::record::Call;

/// All that is different in the headers of a call's answers.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    let (old, new) = (&both.old.headers, &both.new.headers);
    let spelled = |call: &Call, header: &str| format!("{} -> {header}", call.function);
    let told = |says: &str| Change::new(Subject::Header, says).wire(Effect::Compatible);
    let same = |header: &str, all: &[String]| {
        let mut all = all.iter();
        all.find(|other| parts(other).0 == parts(header).0).cloned()
    };
    let mut changes = Vec::new();
    for header in old {
        let change = |says: &str| told(says).old(spelled(both.old, header), both.old_key());
        let Some(other) = same(header, new) else {
            changes.push(change("an answer comes without a header"));
            continue;
        };
        // A program asks for a header by a constant, which has its type.
        if let (Some(one), Some(two)) = (parts(header).1, parts(&other).1)
            && !sides.is_same(one, two)
        {
            let effect = content::wire(sides, one, two, Way::ANSWERED.bare());
            let change = change("a header of an answer has another type").wire(effect);
            let change = change.new_side(spelled(both.new, &other), both.new_key());
            changes.push(change.rust(Effect::Breaking));
        }
    }
    let come = new.iter().filter(|header| same(header, old).is_none());
    changes.extend(come.map(|header| {
        told("an answer comes with one more header")
            .new_side(spelled(both.new, header), both.new_key())
    }));
    changes
}

/// The status and the name of a header, and its type where that is known.
fn parts(header: &str) -> (&str, Option<&str>) {
    match header.split_once(": ") {
        Some((name, ty)) => (name, Some(ty)),
        None => (header, None),
    }
}
