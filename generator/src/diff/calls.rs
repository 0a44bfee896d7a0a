//! Operations: what they are called, where they go, and all that belongs to a call.

use super::call::{Both, signature};
use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use super::{answers, arguments, modules, security, servers, turned, xml};
use crate::record::{Call, Record};

/// All that is different between the operations of two crates.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut pairs = Vec::new();
    for (old_id, old) in &sides.old.calls {
        let new_id = sides.calls.new_of(old_id);
        let new = new_id.and_then(|new_id| Some((new_id, sides.new.calls.get(new_id)?)));
        match new {
            Some((new_id, new)) => pairs.push(Both {
                old_id,
                old,
                new_id,
                new,
            }),
            None => changes.push(gone(sides, old_id, old)),
        }
    }
    changes.extend(pairs.iter().flat_map(|both| self::both(sides, both)));
    changes.extend(modules::changes(sides, &pairs));
    changes.extend(security::changes(sides, &pairs));
    let added = sides.new.calls.iter();
    let added = added.filter(|(id, _)| !sides.calls.has_new(id));
    changes.extend(added.map(|(id, call)| {
        Change::new(Subject::Call, "an operation is new")
            .wire(Effect::Compatible)
            .rust(Effect::Compatible)
            .new_side(signature(call), format!("calls.{id}"))
    }));
    changes
}

/// An operation that is gone, be it from the document or from what settings select of it.
fn gone(sides: &Sides, id: &str, call: &Call) -> Change {
    let (says, wire) = if sides.new.left_out.contains(&call.place()) {
        ("an operation is left out", Effect::None)
    } else {
        ("an operation is gone", Effect::Breaking)
    };
    Change::new(Subject::Call, says)
        .wire(wire)
        .rust(Effect::Breaking)
        .old(signature(call), format!("calls.{id}"))
}

fn both(sides: &Sides, both: &Both) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(name(sides, both));
    changes.extend(place(both));
    changes.extend(turned::change(sides, both));
    changes.extend(arguments::changes(sides, both));
    changes.extend(answers::changes(sides, both));
    changes.extend(own_servers(sides, both));
    changes.extend(hints(both));
    changes.extend(xml::of_call(both));
    changes
}

/// What it is called. That nobody asked for where the document names it as before.
fn name(sides: &Sides, both: &Both) -> Option<Change> {
    (both.old.function != both.new.function).then(|| {
        both.told(Subject::Call, "an operation is called otherwise", signature)
            .renamed(sides.is_call_named(both.old, both.new))
            .asked(both.old_id != both.new_id)
    })
}

/// Where its requests go.
fn place(both: &Both) -> Option<Change> {
    (!both.is_in_place()).then(|| {
        let spelled = |call: &Call| format!("{} {}", call.method, call.path);
        both.told(Subject::Call, "an operation has moved", spelled)
            .wire(Effect::Breaking)
    })
}

/// Servers of its own.
fn own_servers(sides: &Sides, both: &Both) -> Option<Change> {
    let (old, new) = (
        servers_of(sides.old, both.old),
        servers_of(sides.new, both.new),
    );
    // What is different of the client's own is told once.
    let is_own = both.old.servers.is_some();
    if both.old.servers == both.new.servers && !(is_own && old != new) {
        return None;
    }
    let spelled =
        |call: &Call, urls: &[String]| format!("{} at {}", signature(call), urls.join(", "));
    let change = Change::new(Subject::Server, "an operation has other servers");
    let change = change.wire(servers::effect(sides, old, new));
    let change = change.old(spelled(both.old, old), both.old_key());
    Some(change.new_side(spelled(both.new, new), both.new_key()))
}

fn servers_of<'a>(record: &'a Record, call: &Call) -> &'a [String] {
    let group = call.servers.as_ref();
    let group = group.and_then(|group| record.client.groups.get(group));
    group.unwrap_or(&record.client.servers)
}

/// What the document says of it that changes how it is called, but neither what is sent nor what
/// is written.
fn hints(both: &Both) -> Vec<Change> {
    let mut changes = Vec::new();
    if both.old.idempotent != both.new.idempotent {
        let spelled = |call: &Call| match call.idempotent {
            Some(true) => format!("{}, repeated when it fails", signature(call)),
            Some(false) => format!("{}, never repeated", signature(call)),
            None => format!("{}, repeated as its method allows", signature(call)),
        };
        let says = "whether a call is repeated is another";
        changes.push(both.told(Subject::Call, says, spelled));
    }
    match (both.old.deprecated, both.new.deprecated) {
        (false, true) => {
            changes.push(both.told(Subject::Call, "an operation is deprecated", signature));
        }
        (true, false) => {
            let says = "an operation is not deprecated any more";
            changes.push(both.told(Subject::Call, says, signature));
        }
        _ => {}
    }
    changes
}
