//! What a caller gives for a call: arguments, in their order, and setters.

use super::bodies;
use super::bounds;
use super::call::{Both, signature};
use super::change::{Change, Effect, Subject};
use super::content;
use super::given::{Given, Taken, header, is_sent_alike};
use super::kept_in_place::{is_credential, was_credential};
use super::said;
use super::sides::Sides;
use super::styles;
use super::ways::way_of;
use crate::record::{Argument, CONTENT_TYPE, Call};

/// All that is different in what a caller gives.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    let given = Given::new(sides, both);
    let mut changes = Vec::new();
    for (at, old) in &given.old {
        match given.new.get(at) {
            Some(new) => changes.extend(one(sides, both, old, new)),
            None => changes.push(removed(sides, both, old)),
        }
    }
    let added = given.new.iter();
    let added = added.filter(|(at, _)| !given.old.contains_key(*at));
    changes.extend(added.map(|(_, new)| self::added(sides, both, new)));
    changes.extend(given.order(both));
    changes.extend(in_struct(both, &given));
    changes.extend(bodies::changes(sides, both));
    changes
}

/// A setter or an argument as callers write it: `list_parcels().limit(i32)`.
fn spelled(call: &Call, taken: &Taken) -> String {
    let Argument { name, ty, .. } = taken.argument;
    if taken.place.is_some() {
        format!("{}({name}: {ty})", call.function)
    } else {
        format!("{}().{name}({ty})", call.function)
    }
}

fn key(of: &str, argument: &Argument) -> String {
    format!("{of}.{}", argument.at)
}

/// What is told on the wire of the type of the body, its properties being that of a type, and of the
/// body, as which media types it is sent.
fn wire(argument: &Argument, effect: Effect) -> Effect {
    if argument.at.starts_with("body ") || argument.at == CONTENT_TYPE {
        Effect::None
    } else {
        effect
    }
}

/// What an old client still says by what is gone is not heard.
fn removed(sides: &Sides, both: &Both, taken: &Taken) -> Change {
    let argument = taken.argument;
    // What was given whole is given in parts, of which a body is always made.
    let is_in_parts = argument.at == "body" && !both.new.bodies.is_empty();
    let (says, effect) = match taken.place {
        Some(_) if is_in_parts => ("what is in the body is given by itself", Effect::None),
        None if is_in_parts => (
            "what is in the body is given by itself, and has to be there",
            Effect::Breaking,
        ),
        _ if set_once(sides.new, argument) => {
            ("a parameter is set on the client now", Effect::None)
        }
        // Whether it has to be there is told of the credentials.
        _ if is_credential(sides, both, argument) => {
            ("a parameter is a credential now", Effect::None)
        }
        _ => ("a parameter is gone", Effect::Breaking),
    };
    Change::new(Subject::Argument, says)
        .wire(wire(argument, effect))
        .rust(Effect::Breaking)
        .old(spelled(both.old, taken), key(&both.old_key(), argument))
}

fn added(sides: &Sides, both: &Both, taken: &Taken) -> Change {
    let was_set_once = set_once(sides.old, taken.argument);
    // What was given in parts is given whole.
    let was_in_parts = taken.argument.at == "body" && !both.old.bodies.is_empty();
    let was_credential = was_credential(sides, both, taken.argument);
    let (says, effect, rust) = match (taken.place.is_some(), was_set_once) {
        (true, _) if was_in_parts => (
            "the body has to be given whole",
            Effect::None,
            Effect::Breaking,
        ),
        (true, true) => (
            "a parameter that was set on the client has to be given",
            Effect::None,
            Effect::Breaking,
        ),
        (_, false) if was_credential => (
            "a parameter was a credential",
            Effect::None,
            Effect::Breaking,
        ),
        (true, false) => (
            "a parameter is new, and has to be given",
            Effect::Breaking,
            Effect::Breaking,
        ),
        (false, _) if was_in_parts => (
            "the body is given whole, and need not be there",
            Effect::Compatible,
            Effect::Compatible,
        ),
        (false, _) => ("a parameter is new", Effect::Compatible, Effect::Compatible),
    };
    Change::new(Subject::Argument, says)
        .wire(wire(taken.argument, effect))
        .rust(rust)
        .new_side(
            spelled(both.new, taken),
            key(&both.new_key(), taken.argument),
        )
}

fn set_once(record: &crate::record::Record, argument: &Argument) -> bool {
    let name = argument.at.split_once(' ').map(|(_, name)| name);
    name.is_some_and(|name| record.client.parameters.contains_key(name))
}

/// What is different of something that is given on both sides.
fn one(sides: &Sides, both: &Both, old: &Taken, new: &Taken) -> Vec<Change> {
    let (before, after) = (old.argument, new.argument);
    let told = |says: &str| {
        Change::new(Subject::Argument, says)
            .old(spelled(both.old, old), key(&both.old_key(), before))
            .new_side(spelled(both.new, new), key(&both.new_key(), after))
    };
    let mut changes = Vec::new();
    changes.extend(presence(sides, old, new).map(|(says, effect)| {
        let change = told(says).wire(wire(after, effect));
        change.rust(Effect::Breaking)
    }));
    changes.extend(other_type(sides, both, before, after).map(|(wire, rust)| {
        let change = told("a parameter has another type");
        change.wire(wire).rust(rust)
    }));
    let is_elsewhere =
        header(&before.at) != header(&after.at) && !is_sent_alike(sides, before, after);
    if is_elsewhere && !(before.at.starts_with("path ") && both.is_in_place()) {
        let change = told("a parameter is sent elsewhere").wire(Effect::Breaking);
        changes.push(change.beside(&before.at, &after.at));
    }
    changes.extend(name(both, old, new).map(|change| {
        let asked = before.at != after.at;
        let mut modules = sides.new.modules_of(both.new).into_iter();
        let is_kept = modules.any(|module| {
            let call = format!("api::{module}::{}", both.new.call);
            let path = |argument: &Argument| format!("{call}::{}", argument.name);
            sides.new.has_alias(&path(before), &path(after))
        });
        told(change).renamed(is_kept).asked(asked)
    }));
    let effect = bounds::effect(&before.bounds, &after.bounds, &before.ty);
    let is_told_of_type = effect == Effect::Compatible && sides.has_come(&before.ty, &after.ty);
    if effect != Effect::None && !is_told_of_type {
        let change = told("other values of a parameter can be sent");
        let change = change.wire(wire(after, effect));
        changes.push(change.beside(&before.bounds, &after.bounds));
    }
    changes.extend(said(old, new, told));
    let (was, is) = (before.deprecated, after.deprecated);
    changes.extend(said::deprecated("a parameter", was, is, told));
    if let Some(effect) = styles::effect(sides.old, before, after) {
        let change = told("a parameter is written otherwise").wire(effect);
        changes.push(change.beside(&before.style, &after.style));
    }
    changes
}

/// What else is said of its values. What has to be given is never left out.
fn said(old: &Taken, new: &Taken, told: impl Fn(&str) -> Change) -> Vec<Change> {
    let (mut before, mut after) = (old.argument.said.clone(), new.argument.said.clone());
    if old.place.is_some() || new.place.is_some() {
        said::without_default([&mut before, &mut after]);
    }
    let told = |says: &str| told(&format!("of a parameter, {says}"));
    said::changes(&before, &after, &old.argument.ty, told)
}

/// What another type does, on the wire and in Rust.
fn other_type(
    sides: &Sides,
    both: &Both,
    before: &Argument,
    after: &Argument,
) -> Option<(Effect, Effect)> {
    if sides.is_same_unboxed(&before.ty, &after.ty) {
        return None;
    }
    let effect = match &before.at[..] {
        // What a body may be is told of the body.
        "body" => Effect::None,
        _ if styles::is_list_of(&before.ty, &after.ty)
            || styles::is_text_of_list(before, after) =>
        {
            Effect::Compatible
        }
        _ => {
            let way = way_of(sides.old, before).and(way_of(sides.new, after));
            content::wire(sides, &before.ty, &after.ty, way)
        }
    };
    let is_body = before.at == "body" && bodies::is_one_of(sides, both, &after.ty);
    let rust = if is_body {
        Effect::Compatible
    } else {
        Effect::Breaking
    };
    Some((wire(after, effect), rust))
}

/// Whether it has to be given. What is set on the client is sent all the same.
fn presence(sides: &Sides, old: &Taken, new: &Taken) -> Option<(&'static str, Effect)> {
    match (old.place, new.place) {
        (Some(_), None) if set_once(sides.new, new.argument) => {
            Some(("a parameter is set on the client now", Effect::None))
        }
        (Some(_), None) => Some(("a parameter need not be given any more", Effect::Compatible)),
        (None, Some(_)) if set_once(sides.old, old.argument) => Some((
            "a parameter that was set on the client has to be given",
            Effect::None,
        )),
        (None, Some(_)) => Some(("a parameter has to be given now", Effect::Breaking)),
        _ => None,
    }
}

/// The name of a setter, or of a field where all arguments stand in a struct. That of an argument
/// is nowhere written by a caller.
fn name(both: &Both, old: &Taken, new: &Taken) -> Option<&'static str> {
    let is_renamed = old.argument.name != new.argument.name;
    let is_setter = old.place.is_none() && new.place.is_none();
    let is_field = both.old.arguments_in.is_some() && both.new.arguments_in.is_some();
    (is_renamed && (is_setter || is_field)).then_some("a parameter is called otherwise")
}

/// The struct that takes all arguments.
fn in_struct(both: &Both, given: &Given) -> Option<Change> {
    let (old, new) = (&both.old.arguments_in, &both.new.arguments_in);
    let is_renamed = old.is_some() && new.is_some() && both.old.function == both.new.function;
    if old == new || (old.is_some() && new.is_some() && !is_renamed) {
        return None;
    }
    let asked = Given::needed(&given.old) != Given::needed(&given.new);
    let says = match new {
        Some(_) if is_renamed => "the struct of all arguments is called otherwise",
        Some(_) => "all arguments are given in a struct",
        None => "arguments are given one by one",
    };
    let change = both.told(Subject::Call, says, signature);
    Some(change.undeserved().asked(asked && !is_renamed))
}
