//! The servers: where they are, and the variables in their URLs.

use std::collections::{BTreeMap, BTreeSet};

use super::call::{Both, signature};
use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use crate::record::{Call, Record, Variable, blank};

/// The servers that clients go to. One that has built its URLs from a server that is gone does not
/// arrive any more.
pub(super) fn changes(sides: &Sides) -> Option<Change> {
    let (old, new) = (&sides.old.client.servers, &sides.new.client.servers);
    // The names of variables are nothing on the wire, and told of their setters.
    let urls = |servers: &[String]| servers.iter().map(|url| blank(url)).collect::<Vec<_>>();
    let (before, after) = (urls(old), urls(new));
    if before == after {
        return None;
    }
    let effect = if !old.iter().all(|url| is_there(sides, url, new)) {
        Effect::Breaking
    } else if after.iter().all(|url| before.contains(url)) {
        Effect::None
    } else {
        Effect::Compatible
    };
    let change = Change::new(Subject::Server, "the servers are others").wire(effect);
    let change = change.old(old.join(", "), "servers");
    Some(change.new_side(new.join(", "), "servers"))
}

/// Servers of an operation's own.
pub(super) fn of_call(sides: &Sides, both: &Both) -> Option<Change> {
    let (old, new) = (
        servers_of(sides.old, both.old),
        servers_of(sides.new, both.new),
    );
    if both.old.servers == both.new.servers {
        return None;
    }
    let is_gone = old
        .first()
        .is_some_and(|usual| !is_there(sides, usual, new));
    let effect = if is_gone {
        Effect::Breaking
    } else {
        Effect::None
    };
    let spelled =
        |call: &Call, urls: &[String]| format!("{} at {}", signature(call), urls.join(", "));
    let change = Change::new(Subject::Server, "an operation has other servers").wire(effect);
    let change = change.old(spelled(both.old, old), both.old_key());
    Some(change.new_side(spelled(both.new, new), both.new_key()))
}

fn servers_of<'a>(record: &'a Record, call: &Call) -> &'a [String] {
    let group = call.servers.as_ref();
    let group = group.and_then(|group| record.client.groups.get(group));
    group.unwrap_or(&record.client.servers)
}

/// Whether a server is still there, be it that something in its URL is a variable now, or is none any
/// more. That other values of such a variable lead nowhere is told of its setter.
fn is_there(sides: &Sides, url: &str, new: &[String]) -> bool {
    let (before, after) = (&sides.old.client.variables, &sides.new.client.variables);
    let mut address = String::new();
    for part in url.split_inclusive('}') {
        let (text, name) = part.split_once('{').unwrap_or((part, ""));
        let name = name.trim_end_matches('}');
        let usual = before.get(name).and_then(|gone| gone.usual.as_deref());
        address.push_str(text);
        match usual.filter(|_| !after.contains_key(name)) {
            Some(usual) => address.push_str(usual),
            None => address.push_str(part.get(text.len()..).unwrap_or_default()),
        }
    }
    let is_same = |other: &String| blank(other) == blank(url);
    new.iter()
        .any(|other| is_same(other) || leads_to(other, &address, before, after))
}

/// Whether a URL is an address where its variables that are new have some of their values.
fn leads_to(
    url: &str,
    address: &str,
    old: &BTreeMap<String, Variable>,
    new: &BTreeMap<String, Variable>,
) -> bool {
    let mut ends = BTreeSet::from([0]);
    for (index, part) in url.split(['{', '}']).enumerate() {
        let is_name = index % 2 == 1;
        let come = new.get(part).filter(|_| is_name && !old.contains_key(part));
        let texts: Vec<String> = match come {
            Some(variable) => values(variable).cloned().collect(),
            None if is_name => vec![format!("{{{part}}}")],
            None => vec![part.to_owned()],
        };
        let reached = ends.iter().flat_map(|end| {
            let rest = address.get(*end..).unwrap_or_default();
            let texts = texts.iter().filter(|text| rest.starts_with(text.as_str()));
            texts.map(|text| end + text.len()).collect::<Vec<_>>()
        });
        ends = reached.collect();
    }
    ends.contains(&address.len())
}

/// The values that a variable is known to have.
fn values(variable: &Variable) -> impl Iterator<Item = &String> {
    variable.values.iter().chain(&variable.usual)
}

/// What it does that a variable is gone: who says another value than the usual one is not heard.
fn without(variable: &Variable) -> Effect {
    let is_usual = |value: &String| variable.usual.as_ref() == Some(value);
    if !variable.values.is_empty() && variable.values.iter().all(is_usual) {
        Effect::None
    } else {
        Effect::Breaking
    }
}

/// A variable of the servers' URLs.
pub(super) fn variable(name: &str, old: Option<&Variable>, new: Option<&Variable>) -> Vec<Change> {
    let key = format!("variables.{name}");
    let spelled = |variable: &Variable| format!("ClientBuilder::{}", variable.name);
    let told = |says: &str| {
        let change = Change::new(Subject::Server, says);
        change.spelled(&key, old.map(spelled), new.map(spelled))
    };
    let (Some(before), Some(after)) = (old, new) else {
        return vec![match new {
            Some(_) => told("a setter of a server's variable is new").rust(Effect::Compatible),
            None => told("a setter of a server's variable is gone")
                .wire(old.map_or(Effect::None, without))
                .rust(Effect::Breaking),
        }];
    };
    let mut changes = Vec::new();
    if before.name != after.name {
        changes.push(told("a setter of a server's variable is called otherwise").undeserved());
    }
    let is_any = |variable: &Variable| variable.values.is_empty();
    let is_gone = |value: &String| !after.values.contains(value);
    if !is_any(after) && (is_any(before) || before.values.iter().any(is_gone)) {
        let change = told("a server's variable has fewer values");
        changes.push(change.wire(Effect::Breaking));
    } else if before.values != after.values {
        let change = told("a server's variable has more values");
        changes.push(change.wire(Effect::Compatible));
    }
    if before.usual != after.usual {
        let (says, rust) = match (&before.usual, &after.usual) {
            // A client that is built without it is an error.
            (Some(_), None) => ("a server's variable has to be given now", Effect::Breaking),
            (None, Some(_)) => (
                "a server's variable need not be given any more",
                Effect::Compatible,
            ),
            _ => (
                "a server's variable has another value where none is given",
                Effect::None,
            ),
        };
        changes.push(told(says).wire(Effect::Compatible).rust(rust));
    }
    changes
}
