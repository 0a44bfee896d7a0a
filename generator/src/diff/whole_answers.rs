//! What is said of the whole of what comes back, which nobody checks: bodies, headers, items and events.

use std::collections::{BTreeMap, BTreeSet};

use super::call::Both;
use super::change::{Change, Subject};
use super::said;
use super::ways::Way;
use crate::record::{Call, EVENTS, ITEMS};

/// What is said of the same values, in each of their descriptions.
type Said = [BTreeMap<String, String>];

/// All that is said otherwise of what comes back from a call, before as well as now.
pub(super) fn changes(both: &Both) -> Vec<Change> {
    let (old, new) = (both.old, both.new);
    let keys: BTreeSet<&String> = old.said.keys().chain(new.said.keys()).collect();
    let mut changes = Vec::new();
    let mut told: Vec<[&Said; 2]> = Vec::new();
    for key in keys {
        let whole = Whole::of(old, key).zip(Whole::of(new, key));
        let Some((before, after)) = whole else {
            continue;
        };
        // Items that are all that comes are told once.
        let said = [before.said, after.said];
        if key == ITEMS && told.contains(&said) {
            continue;
        }
        let tell = |says: &str| {
            let change = Change::new(before.subject, format!("of {}, {says}", before.called));
            let change = change.old(before.spelled.clone(), both.old_key());
            change.new_side(after.spelled.clone(), both.new_key())
        };
        let change = said::of_several(Way::ANSWERED, before.said, after.said, before.ty, tell);
        changes.extend(change.inspect(|_| told.push(said)));
    }
    changes
}

/// What comes back from a call, as one thing.
struct Whole<'a> {
    subject: Subject,
    called: &'static str,
    spelled: String,
    ty: &'a str,
    said: &'a Said,
}

impl<'a> Whole<'a> {
    /// What a call has by a key of what is said.
    fn of(call: &'a Call, key: &str) -> Option<Self> {
        let (status, rest) = key.split_once(' ').unwrap_or((key, ""));
        let of_answer = |called, ty| (Subject::Answer, called, ty);
        let (subject, called, ty) = match (key, rest) {
            (EVENTS, _) => of_answer("events", call.events.as_deref()?),
            (ITEMS, _) => of_answer("items", call.items.as_deref()?),
            (_, rest) if rest.is_empty() || rest.contains('/') => {
                let mut answers = call.answers.get(status)?.iter();
                let answer = answers.find(|answer| answer.media_type == rest)?;
                of_answer("an answer", &answer.ty)
            }
            _ => (Subject::Header, "a header of an answer", header(call, key)?),
        };
        let said = call.said.get(key);
        Some(Self {
            subject,
            called,
            spelled: match key {
                EVENTS | ITEMS => format!("{}().with_{key}() of {ty}", call.function),
                _ => format!("{} -> {key}: {ty}", call.function),
            },
            ty,
            said: said.map_or(&[], Vec::as_slice),
        })
    }
}

/// The type of a header by its status and its name.
fn header<'a>(call: &'a Call, key: &str) -> Option<&'a str> {
    let mut headers = call.headers.iter();
    headers.find_map(|header| header.strip_prefix(key)?.strip_prefix(": "))
}
