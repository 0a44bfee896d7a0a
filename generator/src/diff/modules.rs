//! The modules of operations in which the types of calls stand, and the features that bring these.

use std::collections::BTreeSet;

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use super::together::{Alike, together};
use crate::record::{Call, Record};

/// The types of calls that stand elsewhere.
pub(super) fn changes(sides: &Sides, pairs: &[Both]) -> Vec<Change> {
    let each = |tell: fn(&Sides, &Both) -> Option<Change>| {
        let all = pairs.iter().map(move |both| (both, tell(sides, both)));
        all.filter_map(|(both, change)| {
            Some(Alike {
                both: *both,
                change: change?,
            })
        })
    };
    let mut changes = together(each(change), |calls, module, is_new| {
        let names = names(calls, is_new, |call| &call.call);
        match &names[..] {
            [only] => format!("{module}::{only}"),
            names => format!("{module}::{{{}}}", names.join(", ")),
        }
    });
    changes.extend(together(each(feature), |calls, features, is_new| {
        let names = names(calls, is_new, |call| &call.function);
        format!("{} by {features}", names.join(", "))
    }));
    changes
}

fn names<'c>(calls: &[Both<'c>], is_new: bool, name: fn(&Call) -> &String) -> Vec<&'c str> {
    let calls = calls.iter();
    let calls = calls.map(|both| if is_new { both.new } else { both.old });
    calls.map(|call| name(call).as_str()).collect()
}

/// That other features bring a call: who has but one that it had does not have it any more. What is told
/// of all that a feature brought, as where that is gone, is not told of each call.
fn feature(sides: &Sides, both: &Both) -> Option<Change> {
    let (old, new) = (features(sides.old, both.old), features(sides.new, both.new));
    let modules = || sides.new.modules.values();
    let is_there =
        |feature: &&str| modules().any(|known| known.feature.as_deref() == Some(*feature));
    let are_known = sides
        .old
        .modules
        .values()
        .any(|known| known.feature.is_some());
    let is_lost = if old.is_empty() {
        let is_default = |feature: &&str| sides.new.is_default_feature(feature);
        are_known && !new.is_empty() && !new.iter().any(is_default)
    } else {
        let mut left = old.iter().filter(|feature| !new.contains(*feature));
        !new.is_empty() && left.any(is_there)
    };
    is_lost.then(|| {
        let spelled = |features: &BTreeSet<&str>| match features.len() {
            0 => "no feature".to_owned(),
            _ => features.iter().copied().collect::<Vec<_>>().join(" or "),
        };
        Change::new(Subject::Feature, "another feature brings a call")
            .rust(Effect::Breaking)
            .old(spelled(&old), both.old_key())
            .new_side(spelled(&new), both.new_key())
    })
}

/// The features of which any brings a call; none where it is always there.
fn features<'r>(record: &'r Record, call: &Call) -> BTreeSet<&'r str> {
    let feature = |tag: &str| record.modules.get(tag)?.feature.as_deref();
    let all = call.tag.split(" or ").filter_map(feature);
    all.chain(feature(&call.tag)).collect()
}

fn change(sides: &Sides, both: &Both) -> Option<Change> {
    let (old, new) = (module(sides.old, both.old), module(sides.new, both.new));
    let is_elsewhere = old != new || both.old.call != both.new.call;
    // A type whose call is called otherwise is called otherwise as well.
    let is_told = both.old.function != both.new.function && both.old.tag == both.new.tag;
    (is_elsewhere && !is_told).then(|| {
        Change::new(Subject::Call, "the type of a call stands elsewhere")
            .renamed(sides.is_call_named(both.old, both.new))
            .asked(both.old.tag != both.new.tag)
            .old(old, both.old_key())
            .new_side(new, both.new_key())
    })
}

fn module(record: &Record, call: &Call) -> String {
    let module = record.modules.get(&call.tag);
    let module = module.map_or(call.tag.as_str(), |module| &module.name);
    format!("api::{module}")
}
