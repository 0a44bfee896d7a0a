//! What is said of values that are sent and is checked by nobody: what stands for one that is left out,
//! bounds such as a pattern, and which names the properties have.

use std::collections::BTreeMap;

use super::bounds;
use super::change::{Change, Effect};
use super::value::{is_same, texts};
use super::ways::Way;
use crate::record::REQUIRED;

/// What is said, as JSON by keyword.
type Said = BTreeMap<String, String>;

/// The keyword for what stands for a value that is left out.
const DEFAULT: &str = "default";

/// What is said of what the document advises against.
const DEPRECATED: &str = "deprecated";

/// That the document advises against something now, or does not any more.
pub(super) fn deprecated(
    what: &str,
    old: bool,
    new: bool,
    told: impl Fn(&str) -> Change,
) -> Option<Change> {
    match (old, new) {
        (false, true) => Some(told(&format!("{what} is deprecated")).beside("", DEPRECATED)),
        (true, false) => {
            let change = told(&format!("{what} is not deprecated any more"));
            Some(change.beside(DEPRECATED, ""))
        }
        _ => None,
    }
}

/// Takes away what stands for a value that is left out, of what never is.
pub(super) fn without_default(both: [&mut Said; 2]) {
    for said in both {
        said.remove(DEFAULT);
    }
}

/// What other things being said of values that travel a way does to an old client; `told` makes a change of
/// what is said.
pub(super) fn of_way(
    way: Way,
    old: &Said,
    new: &Said,
    ty: &str,
    told: impl Fn(&str) -> Change,
) -> Vec<Change> {
    match way {
        Way { sent: true, .. } => changes(old, new, ty, told),
        Way { answered: true, .. } => answered(old, new, ty, told).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The patterns that the names of properties match; none where they may have any.
pub(super) fn names(said: &Said) -> Vec<String> {
    let patterns = said.get(bounds::NAMES).map(|patterns| texts(patterns));
    patterns.unwrap_or_default()
}

/// What is said of the names of properties, and all else.
pub(super) fn parted(said: &Said) -> (Said, Said) {
    let all = said.clone().into_iter();
    all.partition(|(keyword, _)| keyword == bounds::NAMES)
}

/// What other things being said does to an old client, which sends values of this type; `told` makes
/// a change of what is said.
pub(super) fn changes(
    old: &Said,
    new: &Said,
    ty: &str,
    told: impl Fn(&str) -> Change,
) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let (before, after) = (bounds_of(old), bounds_of(new));
    let effect = bounds::between(&before, &after, ty);
    let mut changes = Vec::new();
    if effect != Effect::None {
        changes.extend(of_bounds(&before, &after, || {
            told("other values can be sent").wire(effect)
        }));
    }
    changes.extend(default(old.get(DEFAULT), new.get(DEFAULT), told));
    changes
}

/// The same where nothing is sent: nobody checks what is answered.
fn answered(old: &Said, new: &Said, ty: &str, told: impl Fn(&str) -> Change) -> Option<Change> {
    let (old, new) = (bounds_of(old), bounds_of(new));
    if bounds::between(&old, &new, ty) == Effect::None {
        return None;
    }
    of_bounds(&old, &new, || {
        told("other values can be answered").wire(Effect::Compatible)
    })
}

/// What other things being said of values does that several schemas describe: each of before has to be
/// taken by one of today, and each of today to take what one of before allowed.
pub(super) fn of_several(
    way: Way,
    old: &[Said],
    new: &[Said],
    ty: &str,
    told: impl Fn(&str) -> Change,
) -> Option<Change> {
    let none = [Said::new()];
    let each = |all: &'_ [Said]| {
        if all.is_empty() {
            none.to_vec()
        } else {
            all.to_vec()
        }
    };
    let (old, new) = (each(old), each(new));
    if old == new || way.is_none() {
        return None;
    }
    let effect = |one: &Said, other: &Said| bounds::between(&bounds_of(one), &bounds_of(other), ty);
    let taken = old
        .iter()
        .map(|one| new.iter().map(|other| effect(one, other)).min());
    let taking = new
        .iter()
        .map(|other| old.iter().map(|one| effect(one, other)).min());
    let effect = taken.chain(taking).flatten().max().unwrap_or_default();
    let lines = |all: &[Said]| {
        let lines: Vec<String> = all.iter().map(|said| line(&bounds_of(said))).collect();
        lines.join(" or ")
    };
    // Nobody checks what is answered.
    let change = if way.sent {
        told("other values can be sent").wire(effect)
    } else {
        told("other values can be answered").wire(Effect::Compatible)
    };
    (effect != Effect::None).then(|| change.beside(&lines(&old), &lines(&new)))
}

fn of_bounds(
    old: &BTreeMap<&str, &str>,
    new: &BTreeMap<&str, &str>,
    told: impl FnOnce() -> Change,
) -> Option<Change> {
    (old != new).then(|| told().beside(&line(old), &line(new)))
}

fn bounds_of(said: &Said) -> BTreeMap<&str, &str> {
    // What has to be there is told of the field.
    let is_other = |keyword: &str| keyword != DEFAULT && keyword != REQUIRED;
    let said = said.iter().filter(|(keyword, _)| is_other(keyword));
    said.map(|(keyword, value)| (&keyword[..], &value[..]))
        .collect()
}

fn line(bounds: &BTreeMap<&str, &str>) -> String {
    let bounds = bounds.iter();
    let bounds: Vec<String> = bounds
        .map(|(keyword, value)| format!("{keyword} {value}"))
        .collect();
    bounds.join(", ")
}

/// Who leaves a value out gets what the server takes in its place; that it is said, or is no longer,
/// does not change what the server takes.
fn default(
    old: Option<&String>,
    new: Option<&String>,
    told: impl Fn(&str) -> Change,
) -> Option<Change> {
    let (says, effect) = match (old, new) {
        (Some(old), Some(new)) if !is_same(old, new) => (
            "another value stands for one that is left out",
            Effect::Compatible,
        ),
        (None, Some(_)) => (
            "it is said what stands for a value that is left out",
            Effect::None,
        ),
        (Some(_), None) => (
            "it is not said any more what stands for a value that is left out",
            Effect::None,
        ),
        _ => return None,
    };
    let [old, new] = [old, new].map(|value| value.map_or("", String::as_str));
    Some(told(says).wire(effect).beside(old, new))
}
