//! What settings decide for all calls together: features, and how answers are read.

use std::collections::BTreeSet;

use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use crate::record::{Choices, Record};

/// All that is decided otherwise, where both say what is.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let both = sides.old.choices.as_ref().zip(sides.new.choices.as_ref());
    let Some((old, new)) = both else {
        return Vec::new();
    };
    let mut changes = features(old, new);
    changes.extend(defaults(sides, old, new));
    changes.extend(strict(old, new));
    changes.extend(errors(old, new));
    changes.extend(expired(old, new));
    changes
}

fn feature(says: &str, name: &str, was: bool, is: bool) -> Change {
    let side = |there: bool| there.then(|| name.to_owned());
    Change::new(Subject::Feature, says).spelled("choices", side(was), side(is))
}

/// The features that every crate can have.
fn features(old: &Choices, new: &Choices) -> Vec<Change> {
    let gone = old.features.iter();
    let gone = gone.filter(|name| !new.features.contains(name));
    let gone =
        gone.map(|name| feature("a feature is gone", name, true, false).rust(Effect::Breaking));
    let come = new.features.iter();
    let come = come.filter(|name| !old.features.contains(name));
    let come =
        come.map(|name| feature("a feature is new", name, false, true).rust(Effect::Compatible));
    gone.chain(come).collect()
}

/// The features that are on where a user says nothing. Of those that are gone or new it is told by
/// themselves.
fn defaults(sides: &Sides, old: &Choices, new: &Choices) -> Vec<Change> {
    let (had, has) = (all(sides.old, old), all(sides.new, new));
    let is_there = |name: &&String| had.contains(&name[..]) && has.contains(&name[..]);
    let off = old.default.iter().filter(is_there);
    let off = off.filter(|name| !new.default.contains(name));
    let off = off.map(|name| {
        feature("a feature is no longer on by default", name, true, true).rust(Effect::Breaking)
    });
    let on = new.default.iter().filter(is_there);
    let on = on.filter(|name| !old.default.contains(name));
    let on = on.map(|name| {
        feature("a feature is on by default now", name, true, true).rust(Effect::Compatible)
    });
    off.chain(on).collect()
}

/// The features that a crate has, those of tags among them.
fn all<'a>(record: &'a Record, choices: &'a Choices) -> BTreeSet<&'a str> {
    let of_tags = record.modules.values();
    let of_tags = of_tags.filter_map(|module| module.feature.as_deref());
    let all = choices.features.iter().map(String::as_str);
    all.chain(of_tags).collect()
}

/// Whether a success that the document does not have is an error.
fn strict(old: &Choices, new: &Choices) -> Option<Change> {
    let spelled = |choices: &Choices| {
        if choices.strict {
            "an error"
        } else {
            "read like one that is documented"
        }
    };
    (old.strict != new.strict).then(|| {
        Change::new(
            Subject::Answer,
            "a success that is not documented is taken otherwise",
        )
        .rust(Effect::Breaking)
        .old(spelled(old), "choices")
        .new_side(spelled(new), "choices")
    })
}

/// Where an answer tells what went wrong. What is tried behind all others finds more.
fn errors(old: &Choices, new: &Choices) -> Vec<Change> {
    let whats: BTreeSet<&String> = old.errors.keys().chain(new.errors.keys()).collect();
    let told = whats.into_iter().filter_map(|what| {
        let of = |choices: &Choices| choices.errors.get(what).cloned().unwrap_or_default();
        let (old, new) = (of(old), of(new));
        let rust = if new.starts_with(&old) {
            Effect::Compatible
        } else {
            Effect::Breaking
        };
        let spelled = |places: &[String]| match places {
            [] => format!("{what} nowhere"),
            places => format!("{what} in {}", places.join(", ")),
        };
        (old != new).then(|| {
            Change::new(Subject::Answer, "errors are told elsewhere in an answer")
                .rust(rust)
                .old(spelled(&old), "choices")
                .new_side(spelled(&new), "choices")
        })
    });
    told.collect()
}

/// Which errors say that a credential has ended, so that it is renewed where it renews itself, as far as that
/// is known.
fn expired(old: &Choices, new: &Choices) -> Option<Change> {
    if old.expired.is_none() && !old.errors.is_empty() {
        return None;
    }
    let codes = |choices: &Choices| choices.expired.clone().unwrap_or_default();
    let (old, new) = (codes(old), codes(new));
    let rust = if old.iter().all(|code| new.contains(code)) {
        Effect::Compatible
    } else {
        Effect::Breaking
    };
    let spelled = |codes: &[String]| match codes {
        [] => "no code".to_owned(),
        codes => codes.join(", "),
    };
    (old != new).then(|| {
        let says = "other codes of errors say that a credential has ended";
        Change::new(Subject::Credential, says)
            .rust(rust)
            .old(spelled(&old), "choices")
            .new_side(spelled(&new), "choices")
    })
}
