//! What the API sends to others, by webhooks and callbacks.

use std::collections::BTreeSet;

use super::change::{Change, Effect, Subject};
use super::content;
use super::expected;
use super::modules;
use super::said;
use super::sides::Sides;
use super::ways::Way;
use crate::record::Record;

/// All that is different in what is sent to others. Their types are told for themselves, so that
/// this is about the wire alone.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.sent, &sides.new.sent);
    let key = |title: &str| format!("sent.{title}");
    let told = |says: &str, effect| Change::new(Subject::Webhook, says).wire(effect);
    let mut changes = Vec::new();
    for (title, bodies) in old {
        let change = match new.get(title) {
            None => told("is not sent any longer", Effect::Breaking),
            Some(after) if is_same(sides, bodies, after) => continue,
            Some(after) => told("is sent with another body", other(sides, bodies, after))
                .new_side(spelled(title, after), key(title)),
        };
        changes.push(change.old(spelled(title, bodies), key(title)));
    }
    changes.extend(said_of_bodies(sides));
    changes.extend(modules::of_sent(sides));
    for (title, before) in &sides.old.expects {
        let after = sides.new.expects.get(title);
        let after = after.filter(|_| old.contains_key(title) && new.contains_key(title));
        changes.extend(
            after
                .into_iter()
                .flat_map(|after| expected::changes(title, before, after)),
        );
    }
    for (title, bodies) in new.iter().filter(|(title, _)| !old.contains_key(*title)) {
        let change = told("is sent as well", Effect::Compatible);
        changes.push(change.new_side(spelled(title, bodies), key(title)));
    }
    changes
}

/// What is said of the whole of bodies that are sent before as well as now, which nobody checks.
fn said_of_bodies(sides: &Sides) -> Vec<Change> {
    let (old, new) = (sides.old, sides.new);
    let titles: BTreeSet<&String> = old.sent_said.keys().chain(new.sent_said.keys()).collect();
    let changes = titles.into_iter().filter_map(|title| {
        let (before, after) = (old.sent.get(title)?, new.sent.get(title)?);
        let told = |_: &str| {
            let key = format!("sent.{title}");
            let change = Change::new(Subject::Webhook, "is sent with other values");
            let change = change.old(spelled(title, before), key.clone());
            change.new_side(spelled(title, after), key)
        };
        let said = |record: &Record| record.sent_said.get(title).cloned().unwrap_or_default();
        let ty = before.first().map_or("", String::as_str);
        said::of_several(Way::ANSWERED, &said(old), &said(new), ty, told)
    });
    changes.collect()
}

/// Whether all that was sent is sent still.
fn is_same(sides: &Sides, old: &[String], new: &[String]) -> bool {
    let is_there = |before: &String| new.iter().any(|after| sides.is_same_unboxed(before, after));
    old.len() == new.len() && old.iter().all(is_there)
}

/// What it does to who knows some bodies that others are sent.
fn other(sides: &Sides, old: &[String], new: &[String]) -> Effect {
    let effect = |after: &String| {
        let known = old.iter();
        let known = known.map(|before| content::wire(sides, before, after, Way::ANSWERED));
        known.min().unwrap_or(Effect::Compatible)
    };
    let effect = new.iter().map(effect).max();
    effect.unwrap_or_default().max(Effect::Compatible)
}

fn spelled(title: &str, bodies: &[String]) -> String {
    if bodies.is_empty() {
        return title.to_owned();
    }
    format!("{title} with {}", bodies.join(" or "))
}
