//! The headers that answers come with.

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::content;
use super::sides::Sides;
use super::ways::Way;
use crate::record::{AS_JSON, Call};

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
        let types = parts(header).1.zip(parts(&other).1);
        let Some((one, two)) = types.filter(|(one, two)| one != two) else {
            continue;
        };
        let (says, rust) = if !sides.is_same(one.ty, two.ty) {
            ("a header of an answer has another type", Effect::Breaking)
        } else if one.is_json != two.is_json {
            ("a header of an answer is written otherwise", Effect::None)
        } else {
            continue;
        };
        let change = change(says).wire(one.read_as(sides, two)).rust(rust);
        changes.push(change.new_side(spelled(both.new, &other), both.new_key()));
    }
    let come = new.iter().filter(|header| same(header, old).is_none());
    changes.extend(come.map(|header| {
        told("an answer comes with one more header")
            .new_side(spelled(both.new, header), both.new_key())
    }));
    changes
}

/// The status and the name of a header, and its value where that is known.
fn parts(header: &str) -> (&str, Option<Value<'_>>) {
    match header.split_once(": ") {
        Some((name, value)) => (name, Some(Value::parse(value))),
        None => (header, None),
    }
}

/// What a header holds.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Value<'a> {
    ty: &'a str,
    is_json: bool,
}

impl<'a> Value<'a> {
    fn parse(text: &'a str) -> Self {
        match text.strip_suffix(AS_JSON) {
            Some(ty) => Self { ty, is_json: true },
            None => Self {
                ty: text,
                is_json: false,
            },
        }
    }

    /// What it does to an old client that another comes in its place.
    fn read_as(self, sides: &Sides, new: Self) -> Effect {
        if self.is_json != new.is_json {
            return Effect::Breaking;
        }
        if self.is_json {
            return content::wire(sides, self.ty, new.ty, Way::ANSWERED);
        }
        let read = |old: &str, new: &str| content::wire(sides, old, new, Way::ANSWERED.bare());
        let known = read(self.ty, new.ty);
        match (item(self.ty), item(new.ty)) {
            // A text is read whatever it is, and a list of one is written like one.
            (None, Some(_)) if self.ty == "String" => Effect::Compatible,
            (Some(one), None) => read(one, new.ty).max(Effect::Compatible).min(known),
            _ => known,
        }
    }
}

/// What a list holds.
fn item(ty: &str) -> Option<&str> {
    ty.strip_prefix("Vec<")?.strip_suffix('>')
}
