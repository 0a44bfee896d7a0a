//! What comes back from a call: what it gives, its errors, and the answers by their status.

use std::collections::{BTreeMap, BTreeSet};

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::content;
use super::media::{Asked, counterparts, is_offered_otherwise, without_charset};
use super::sides::Sides;
use super::ways::Way;
use super::{following, headers, whole_answers};
use crate::record::{Answer, Call};

/// All that is different in what comes back.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(output(sides, both));
    changes.extend(error(sides, both));
    changes.extend(repeated(sides, both));
    changes.extend(statuses(sides, both));
    if changes.is_empty() && sides.old.says_all() {
        changes.extend(asked(both).or_else(|| offered(both)));
    }
    changes.extend(following::changes(both));
    changes.extend(headers::changes(sides, both));
    changes.extend(whole_answers::changes(both));
    changes
}

fn given(call: &Call) -> String {
    let output = call.output.as_deref().unwrap_or("()");
    format!("{} -> {output}", call.function)
}

/// What is asked for, where nothing else is told of the answers.
fn asked(both: &Both) -> Option<Change> {
    let media_types = |call: &Call| {
        let asked = call.asked().into_iter();
        asked
            .map(|asked| without_charset(&asked))
            .collect::<BTreeSet<_>>()
    };
    let (old, new) = (media_types(both.old), media_types(both.new));
    let is_same = old == new || old.is_empty() || new.is_empty();
    (!is_same).then(|| {
        let spelled = |call: &Call| format!("{} of {}", call.function, call.asked().join(", "));
        both.told(Subject::Answer, "other media types are asked for", spelled)
            .wire(Effect::Compatible)
    })
}

/// What answers of a status may be of, all of which is asked for, where nothing else is told of them.
fn offered(both: &Both) -> Option<Change> {
    let mut old = both.old.answers.iter();
    let (status, old, new) = old.find_map(|(status, old)| {
        let new = both.new.answers.get(status)?;
        is_offered_otherwise(old, new).then_some((status, old, new))
    })?;
    let says = "an answer may be of other media types";
    let change = Change::new(Subject::Answer, says).wire(Effect::Compatible);
    let change = change.old(spelled(both.old, status, old), both.old_key());
    Some(change.new_side(spelled(both.new, status, new), both.new_key()))
}

/// What a call gives.
fn output(sides: &Sides, both: &Both) -> Option<Change> {
    let [results, _] = Results::all(both);
    let change = both.told(Subject::Answer, "a call gives another type", given);
    results.told(sides, both, change)
}

/// The body of its errors.
fn error(sides: &Sides, both: &Both) -> Option<Change> {
    let [_, results] = Results::all(both);
    let error = |call: &Call| {
        let error = call.error.as_deref().unwrap_or("no documented body");
        format!("{}, whose errors have {error}", call.function)
    };
    let says = "the errors of a call have another type";
    let change = both.told(Subject::Answer, says, error);
    results.told(sides, both, change)
}

/// What a call gives, or its errors have, on both sides.
#[derive(Clone, Copy)]
struct Results<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
}

impl<'a> Results<'a> {
    fn all(both: &Both<'a>) -> [Self; 2] {
        let (old, new) = (both.old, both.new);
        [(&old.output, &new.output), (&old.error, &new.error)].map(|(old, new)| Self {
            old: old.as_deref(),
            new: new.as_deref(),
        })
    }

    /// The change, with what the answers that are this and nothing else do on the wire.
    fn told(self, sides: &Sides, both: &Both, change: Change) -> Option<Change> {
        if is_same(sides, self.old, self.new) {
            return None;
        }
        let answers = both.old.answers.iter();
        let effects = answers.filter_map(|(status, old)| {
            let new = both.new.answers.get(status)?;
            bodies_of(sides, both, old, new).filter(|_| self.is_of(old, new))
        });
        let effect = effects.max().unwrap_or_default();
        Some(change.wire(effect).rust(Effect::Breaking))
    }

    /// Whether these answers are what it is about.
    fn is_of(self, old: &[Answer], new: &[Answer]) -> bool {
        match (old, new) {
            ([one], [two]) => self.old == Some(&one.ty) && self.new == Some(&two.ty),
            _ => false,
        }
    }
}

fn is_same(sides: &Sides, old: Option<&str>, new: Option<&str>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => sides.is_same(old, new),
        (old, new) => old == new,
    }
}

/// What is made of several requests, or of parts of an answer.
fn repeated(sides: &Sides, both: &Both) -> Vec<Change> {
    let (old, new) = (both.old, both.new);
    let all = [
        ("with_events", &old.events, &new.events),
        ("with_items", &old.items, &new.items),
        ("pages", &old.pages, &new.pages),
    ];
    let mut changes = Vec::new();
    for (method, one, two) in all {
        let spelled = |call: &Call| match method {
            "pages" => format!("{0}().pages() and {0}().items()", call.function),
            _ => format!("{}().{method}()", call.function),
        };
        let told = |says: &str| both.told(Subject::Answer, says, spelled);
        match (one, two) {
            (None, Some(_)) => {
                let change = told("a call has one more way to be read");
                let change = change.rust(Effect::Compatible).wire(sequence(both, method));
                changes.push(Change {
                    old: None,
                    ..change
                });
            }
            (Some(_), None) => {
                let change = told("a call has one way less to be read");
                let change = change.rust(Effect::Breaking).wire(sequence(both, method));
                changes.push(Change {
                    new: None,
                    ..change
                });
            }
            (Some(one), Some(two)) if !sides.is_same(one, two) => {
                let change = told("parts of an answer have another type");
                let spelled = |spelled: &str| format!("{}().{method}() of {spelled}", old.function);
                let change = Change {
                    old: Some(spelled(one)),
                    new: Some(spelled(two)),
                    ..change
                };
                let effect = content::wire(sides, one, two, Way::ANSWERED);
                changes.push(change.wire(effect).rust(Effect::Breaking));
            }
            _ => {}
        }
    }
    changes
}

/// What it does on the wire that an answer is a sequence, or no longer. Where no other media type
/// tells the two apart, one has come in place of the other.
fn sequence(both: &Both, method: &str) -> Effect {
    let media_types = |call: &Call| {
        let answers = call.answers.values().flatten();
        let types = answers.map(|answer| answer.media_type.clone());
        types.collect::<Vec<_>>()
    };
    if method == "with_items" && media_types(both.old) == media_types(both.new) {
        Effect::Breaking
    } else {
        Effect::None
    }
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

fn bodies(answers: &[Answer]) -> String {
    let types = answers.iter().map(|answer| match &answer.media_type[..] {
        "" if answer.sent_as.is_empty() => answer.ty.clone(),
        "" => {
            let all = std::iter::once(&answer.sent_as).chain(&answer.alike);
            let all: Vec<&str> = all.map(String::as_str).collect();
            let all = all.join(" or ");
            match &answer.range[..] {
                "" => format!("{} as {all}", answer.ty),
                range => format!("{} as {all} within {range}", answer.ty),
            }
        }
        media_type => format!("{} as {media_type}", answer.ty),
    });
    types.collect::<Vec<_>>().join(" or ")
}

/// A call, and its answers of a status.
fn spelled(call: &Call, status: &str, answers: &[Answer]) -> String {
    format!("{} -> {status} {}", call.function, bodies(answers))
}

/// What servers may answer.
fn statuses(sides: &Sides, both: &Both) -> Vec<Change> {
    let mut changes = Vec::new();
    let results = Results::all(both).into_iter();
    let told = results.filter(|results| !is_same(sides, results.old, results.new));
    let is_told = |old: &[Answer], new: &[Answer]| told.clone().any(|told| told.is_of(old, new));
    for (status, old) in &both.old.answers {
        let change = |says: &str| {
            let old = spelled(both.old, status, old);
            Change::new(Subject::Answer, says).old(old, both.old_key())
        };
        match both.new.answers.get(status) {
            None => {
                let effect = instead(sides, both, status, old);
                changes.push(change("an answer is gone").wire(effect));
            }
            // What a call gives, or its errors have, is told as such.
            Some(new) if is_told(old, new) => {}
            Some(new) => {
                let effect = bodies_of(sides, both, old, new);
                let effect = effect.filter(|effect| *effect != Effect::None);
                changes.extend(effect.map(|effect| {
                    change("an answer has another body")
                        .wire(effect)
                        .new_side(spelled(both.new, status, new), both.new_key())
                }));
            }
        }
    }
    for (status, new) in &both.new.answers {
        if !both.old.answers.contains_key(status) {
            changes.push(
                Change::new(Subject::Answer, "an answer is new")
                    .wire(unknown(sides, both.old, status, new))
                    .new_side(spelled(both.new, status, new), both.new_key()),
            );
        }
    }
    changes
}

/// The same to who called the operation of before. Who asks for events gets them, whatever else there is
/// beside them, and what they hold is told of them.
fn bodies_of(sides: &Sides, both: &Both, old: &[Answer], new: &[Answer]) -> Option<Effect> {
    let effect = media_types(sides, both.old, old, new);
    let are_events = |answer: &Answer| without_charset(&answer.sent_as) == "text/event-stream";
    let had_events = both.old.events.is_some() && old.iter().all(are_events);
    if had_events && both.new.events.is_some() && !new.iter().any(are_events) {
        return effect.map(|effect| effect.min(Effect::Compatible));
    }
    effect
}

/// What it does that an answer of one status has other bodies, if it has, to who called by `call`.
fn media_types(sides: &Sides, call: &Call, old: &[Answer], new: &[Answer]) -> Option<Effect> {
    let asked = Asked::of(call);
    let mut effect = Effect::None;
    let mut is_other = false;
    let mut known = Vec::new();
    for one in old {
        let all = counterparts(one, new);
        if all.is_empty() {
            is_other = true;
            effect = Way::SENT.fewer();
        }
        for two in all {
            known.push(&two.media_type);
            let sent = asked.effect(one, two);
            let is_unlike = !sides.is_same_unboxed(&one.ty, &two.ty);
            is_other |= is_unlike || sent != Effect::None;
            effect = effect.max(sent);
            if is_unlike {
                effect = effect.max(body(sides, one, two));
            }
        }
    }
    if !new.iter().all(|two| known.contains(&&two.media_type)) {
        is_other = true;
        // A client asks for the media types that it knows.
        effect = effect.max(Way::SENT.more());
    }
    is_other.then_some(effect)
}

/// What it does that one body comes where another came. One that is not documented is not read.
fn body(sides: &Sides, old: &Answer, new: &Answer) -> Effect {
    match (&old.ty[..], &new.ty[..]) {
        ("()", _) => Effect::Compatible,
        (old, new) => content::wire(sides, old, new, Way::ANSWERED),
    }
}

/// The answers of all statuses.
type Answers = BTreeMap<String, Vec<Answer>>;

/// What is said of a status that has no answer of its own: by its class, or else by `default`, which
/// stands for a success where that is all there is.
fn covering<'a>(answers: &'a Answers, status: &str) -> Option<&'a Vec<Answer>> {
    let class = status.get(..1).map(|class| format!("{class}XX"));
    let class = class.and_then(|class| answers.get(&class));
    let has_success = answers.keys().any(|status| is_success(status));
    let is_left = !(is_success(status) && has_success);
    class.or_else(|| answers.get("default").filter(|_| is_left))
}

/// What it does that an answer is gone: others come in its place, if they cover its status. Where there
/// is no success any more, nothing that comes is one to an old client.
fn instead(sides: &Sides, both: &Both, status: &str, old: &[Answer]) -> Effect {
    let covered = covering(&both.new.answers, status);
    let effect = covered.and_then(|new| media_types(sides, both.old, old, new));
    let has_success = both.new.answers.keys().any(|status| is_success(status));
    if is_success(status) && covered.is_none() && !has_success {
        return Effect::Breaking;
    }
    effect.unwrap_or_default().max(Effect::Compatible)
}

/// What an old client makes of a status that it does not know: what it makes of all that are covered
/// like it, or else of an error an error, and of a success the one that it knows, if that is only one.
fn unknown(sides: &Sides, old: &Call, status: &str, new: &[Answer]) -> Effect {
    if let Some(covered) = covering(&old.answers, status) {
        let effect = media_types(sides, old, covered, new);
        return effect.unwrap_or_default().max(Effect::Compatible);
    }
    if !is_success(status) {
        return Effect::Compatible;
    }
    let known = old.answers.iter().filter(|(status, _)| is_success(status));
    let has_body = |known: &&Vec<Answer>| known.iter().any(|answer| answer.ty != "()");
    let all: Vec<_> = known.map(|(_, known)| known).collect();
    let with_body: Vec<_> = all.iter().copied().filter(has_body).collect();
    let known = if with_body.is_empty() { all } else { with_body };
    let Some((first, rest)) = known.split_first() else {
        return Effect::Compatible;
    };
    let read = |answer: &Answer| (answer.media_type.clone(), answer.ty.clone());
    let is_read_alike = |other: &&Vec<Answer>| other.iter().map(read).eq(first.iter().map(read));
    if !rest.iter().all(is_read_alike) {
        return Effect::Breaking;
    }
    match media_types(sides, old, first, new) {
        Some(Effect::Breaking) => Effect::Breaking,
        _ => Effect::Compatible,
    }
}
