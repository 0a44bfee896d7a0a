//! The modules of operations in which the types of calls stand, and the features that bring these.

use std::collections::BTreeSet;

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use super::spelled::innermost;
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
    is_lost(sides, &old, &new).then(|| {
        Change::new(Subject::Feature, "another feature brings a call")
            .rust(Effect::Breaking)
            .old(spelled(&old), both.old_key())
            .new_side(spelled(&new), both.new_key())
    })
}

/// The types of what the API sends to others that other features bring.
pub(super) fn of_sent(sides: &Sides) -> Vec<Change> {
    let names = sides.old.sent.values().flatten().map(|ty| innermost(ty));
    let names: BTreeSet<&str> = names.collect();
    let changes = names.into_iter().filter_map(|name| {
        let now = sides.types.new_of(name)?;
        // What is sent to others no more is told of that.
        let mut still = sides.new.sent.values().flatten();
        still.find(|ty| innermost(ty) == now)?;
        let (old, new) = (brought_by(sides.old, name), brought_by(sides.new, now));
        is_lost(sides, &old, &new).then(|| {
            let told = |name: &str, features| format!("model::{name} by {}", spelled(features));
            Change::new(Subject::Feature, "another feature brings a type")
                .rust(Effect::Breaking)
                .old(told(name, &old), format!("types.{name}"))
                .new_side(told(now, &new), format!("types.{now}"))
        })
    });
    changes.collect()
}

/// The features of which any brings the type of what is sent to others.
fn brought_by<'r>(record: &'r Record, name: &str) -> BTreeSet<&'r str> {
    let features = record.sent_with.get(name).into_iter().flatten();
    features.map(String::as_str).collect()
}

/// Whether who has but one feature that brought something does not have it any more.
fn is_lost(sides: &Sides, old: &BTreeSet<&str>, new: &BTreeSet<&str>) -> bool {
    let modules = || sides.new.modules.values();
    let is_there =
        |feature: &&str| modules().any(|known| known.feature.as_deref() == Some(*feature));
    let mut known = sides.old.modules.values();
    if !old.is_empty() {
        let mut left = old.iter().filter(|feature| !new.contains(*feature));
        return !new.is_empty() && left.any(is_there);
    }
    let is_default = |feature: &&str| sides.new.is_default_feature(feature);
    let are_known = known.any(|known| known.feature.is_some());
    are_known && !new.is_empty() && !new.iter().any(is_default)
}

fn spelled(features: &BTreeSet<&str>) -> String {
    match features.len() {
        0 => "no feature".to_owned(),
        _ => features.iter().copied().collect::<Vec<_>>().join(" or "),
    }
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
