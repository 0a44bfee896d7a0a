//! Changes as a person reads them.

use super::place::Both;
use crate::cli::color::{ADDED, ASIDE, CHANGED, HEADING, REMOVED, paint};
use crate::cli::text::{count, visible};
use crate::diff::{Change, Effect};

/// The groups in which changes are told, what breaks first.
pub(super) const GROUPS: [(Effect, &str); 3] = [
    (Effect::Breaking, "Breaking"),
    (Effect::Compatible, "Compatible"),
    (Effect::None, "Of no effect on callers"),
];

/// All changes in groups, and how many there are of each.
pub(super) fn told(changes: &[Change], places: &Both, color: bool) -> String {
    let mut text = String::new();
    for (effect, title) in GROUPS {
        let mut group = changes.iter().filter(|change| change.worst() == effect);
        if let Some(first) = group.next() {
            text.push_str(&paint(title, HEADING, color));
            text.push('\n');
            let group = std::iter::once(first).chain(group);
            text.extend(group.map(|change| one(change, places, color)));
            text.push('\n');
        }
    }
    text + &summary(changes)
}

fn one(change: &Change, places: &Both, color: bool) -> String {
    let effect = |side: &str, effect: Effect| {
        let style = match effect {
            Effect::Breaking => REMOVED,
            Effect::Compatible => CHANGED,
            Effect::None => ASIDE,
        };
        format!("{side} {}", paint(effect.as_str(), style, color))
    };
    let wire = effect("on the wire", change.wire);
    let rust = effect("in Rust", change.rust);
    let asked = unasked(change);
    let says = visible(&change.says);
    let mut text = format!(
        "  {}: {says} ({wire}, {rust}{asked})\n",
        change.subject.as_str()
    );
    let sides = [
        ("-", REMOVED, &change.old, places.of_old(change)),
        ("+", ADDED, &change.new, places.of_new(change)),
    ];
    for (sign, style, spelled, place) in sides {
        if let Some(spelled) = spelled {
            let line = paint(&format!("{sign} {}", visible(spelled)), style, color);
            let place = place.map(|place| format!("  {}", visible(place)));
            text.extend(["    ", &line, &place.unwrap_or_default(), "\n"]);
        }
    }
    text
}

/// What is said behind a change that nobody asked for.
pub(super) fn unasked(change: &Change) -> &'static str {
    if change.asked {
        ""
    } else {
        "; the document did not ask for it"
    }
}

/// How many changes there are, and what they do.
pub(in crate::cli) fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "Nothing is different for callers.\n".to_owned();
    }
    let number =
        |is_meant: fn(&Change) -> bool| changes.iter().filter(|change| is_meant(change)).count();
    let parts = [
        (
            number(|change| change.wire == Effect::Breaking),
            "breaking on the wire",
        ),
        (
            number(|change| change.rust == Effect::Breaking),
            "breaking in Rust",
        ),
        (
            number(|change| !change.asked),
            "that the document did not ask for",
        ),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = parts
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let number = count(changes.len(), "change");
    if parts.is_empty() {
        format!("{number}, none of them breaking\n")
    } else {
        format!("{number}: {}\n", parts.join(", "))
    }
}

/// A line for each change that breaks somebody, and how many there are of all.
pub(in crate::cli) fn short(changes: &[Change], color: bool) -> String {
    let mut text = String::new();
    for change in changes.iter().filter(|change| change.breaks()) {
        let what = match (change.wire, change.rust) {
            (Effect::Breaking, Effect::Breaking) => "breaks in Rust and on the wire",
            (Effect::Breaking, _) => "breaks on the wire",
            _ => "breaks in Rust",
        };
        let spelled = match (&change.old, &change.new) {
            (Some(old), Some(new)) if old != new => format!("{old} is now {new}"),
            (Some(one), _) | (None, Some(one)) => one.clone(),
            (None, None) => String::new(),
        };
        let what = paint(what, REMOVED, color);
        let (says, spelled) = (visible(&change.says), visible(&spelled));
        text.extend([&what, ": ", &says, ": ", &spelled, "\n"]);
    }
    text + &summary(changes)
}
