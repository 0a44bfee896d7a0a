//! What makes a request the caller's own.

use super::call::{Both, signature};
use super::change::{Change, Effect, Subject};
use super::kept_in_place::{Places, is_credential, was_credential, with_parameters};
use super::scopes;
use super::sides::Sides;
use super::together::{Alike, together};
use crate::record::{Argument, CERTIFICATE, Call, Record};

/// The operations that take other credentials, or need other scopes of these.
pub(super) fn changes(sides: &Sides, pairs: &[Both]) -> Vec<Change> {
    let all = pairs.iter().flat_map(|both| {
        let changes = change(sides, both).into_iter();
        let changes = changes.chain(scopes::changes(sides, both));
        changes.map(|change| Alike {
            both: *both,
            change,
        })
    });
    together(all, |calls, asked, is_new| {
        let whose = match calls {
            [only] => signature(if is_new { only.new } else { only.old }),
            _ if is_all(pairs, calls) => if is_new { "these" } else { "all operations" }.to_owned(),
            _ => {
                let names = calls.iter().map(|both| &both.new.function[..]);
                names.collect::<Vec<_>>().join(", ")
            }
        };
        format!("{whose} with {asked}")
    })
}

/// Whether these are all operations that took what they took.
fn is_all(pairs: &[Both], calls: &[Both]) -> bool {
    let first = calls.first().map(|first| spelled(first.old));
    let same = pairs.iter().filter(|both| Some(spelled(both.old)) == first);
    same.count() == calls.len()
}

/// What it does that other credentials are asked for. A client goes on where each alternative that
/// it may use still has all that is asked for.
fn change(sides: &Sides, both: &Both) -> Option<Change> {
    let [sent, asked] =
        [(sides.old, both.old), (sides.new, both.new)].map(|(record, call)| places(record, call));
    if sent == asked {
        return of_other_names(sides, both);
    }
    let is_one = |argument: &Argument| is_credential(sides, both, argument);
    let old = with_parameters(sent, both.old, is_one);
    let was_one = |argument: &Argument| was_credential(sides, both, argument);
    let new = with_parameters(asked, both.new, was_one);
    if old == new {
        return None;
    }
    let is_taken = |given: &Places| new.iter().any(|asked| asked.is_subset(given));
    let effect = if old.iter().all(is_taken) {
        Effect::Compatible
    } else {
        Effect::Breaking
    };
    let asks = |all: &[Places]| all.iter().any(|asked| asked.contains(CERTIFICATE));
    let says = match (asks(&old), asks(&new)) {
        (false, true) => "a client certificate is asked for, which the transport has to bring",
        (true, false) => "a client certificate is asked for no more",
        _ => "other credentials are taken",
    };
    let change = both.told(Subject::Credential, says, spelled);
    let change = if spelled(both.old) == spelled(both.new) {
        change.beside(&joined(&old), &joined(&new))
    } else {
        change
    };
    Some(change.wire(effect))
}

/// Where the credentials are sent.
fn joined(all: &[Places]) -> String {
    let all = all.iter().map(|places| {
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        places.join(" and ")
    });
    all.collect::<Vec<_>>().join(" or ")
}

/// That what is sent is given by credentials of other names, while those of before are still there: a
/// call does not take these any more.
fn of_other_names(sides: &Sides, both: &Both) -> Option<Change> {
    let is_there = |scheme: &String| sides.new.credentials.contains_key(scheme);
    let mut lost = both.old.security.iter().filter(|given| {
        let is_taken = |asked: &Vec<String>| asked.iter().all(|scheme| given.contains(scheme));
        given.iter().all(is_there) && !both.new.security.iter().any(is_taken)
    });
    lost.next()?;
    let says = "credentials of other names are taken, which are sent alike";
    let change = both.told(Subject::Credential, says, spelled);
    Some(change.rust(Effect::Breaking))
}

/// The alternatives; where nothing is asked for, the one with nothing.
fn places(record: &Record, call: &Call) -> Vec<Places> {
    let alternatives = alternatives(call);
    if alternatives.is_empty() {
        return vec![Places::new()];
    }
    let place = |scheme: &String| {
        let known = record.credentials.get(scheme);
        known.map_or_else(|| scheme.clone(), |credential| credential.place.clone())
    };
    let alternatives = alternatives.iter();
    let alternatives = alternatives.map(|schemes| schemes.iter().map(place).collect());
    let mut alternatives: Vec<Places> = alternatives.collect();
    alternatives.sort();
    alternatives
}

/// The alternatives, with the certificates that some ask for.
fn alternatives(call: &Call) -> &[Vec<String>] {
    if call.certified.is_empty() {
        &call.security
    } else {
        &call.certified
    }
}

fn spelled(call: &Call) -> String {
    let alternatives = alternatives(call).iter();
    let alternatives = alternatives.map(|schemes| match &schemes[..] {
        [] => "nothing".to_owned(),
        schemes => schemes.join(" and "),
    });
    let alternatives: Vec<_> = alternatives.collect();
    if alternatives.is_empty() {
        "nothing".to_owned()
    } else {
        alternatives.join(" or ")
    }
}
