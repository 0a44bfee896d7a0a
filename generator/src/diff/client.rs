//! What is not a call's own: the package, servers, credentials, headers, modules and constants.

use super::change::{Change, Effect, Subject};
use super::sides::{Sides, each};
use super::{choices, credentials, servers, webhooks};
use crate::record::{Header, Module};

/// All that is different in what all calls share.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(package(sides));
    changes.extend(formats(sides));
    changes.extend(choices::changes(sides));
    changes.extend(servers::changes(sides));
    changes.extend(parameters(sides));
    let (old, new) = (sides.old, sides.new);
    changes.extend(each(
        &old.credentials,
        &new.credentials,
        |scheme, old, new| credentials::change(sides, scheme, old, new),
    ));
    changes.extend(each(&old.modules, &new.modules, |tag, old, new| {
        module(sides, tag, old, new)
    }));
    changes.extend(headers(sides));
    changes.extend(constants(sides));
    changes.extend(webhooks::changes(sides));
    changes
}

fn package(sides: &Sides) -> Option<Change> {
    let (old, new) = (&sides.old.package, &sides.new.package);
    (old != new).then(|| {
        Change::new(Subject::Package, "the package is called otherwise")
            .rust(Effect::Breaking)
            .old(old, "package")
            .new_side(new, "package")
    })
}

fn formats(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.formats, &sides.new.formats);
    let told = |(format, library): (&String, &String)| {
        let other = new.get(format).filter(|other| *other != library)?;
        let change = Change::new(
            Subject::Format,
            "the types of a format are another library's",
        );
        let change = change.rust(Effect::Breaking);
        let change = change.old(
            format!("{format} by {library}"),
            format!("formats.{format}"),
        );
        Some(change.new_side(format!("{format} by {other}"), format!("formats.{format}")))
    };
    old.iter().filter_map(told).collect()
}

/// The setters of parameters that are set once.
fn parameters(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.client.parameters, &sides.new.client.parameters);
    each(old, new, |wire, old, new| {
        let key = format!("client.{wire}");
        let spelled = |name: Option<&String>| name.map(|name| format!("ClientBuilder::{name}"));
        let change = |says| Change::new(Subject::Argument, says);
        let change = match (old, new) {
            (Some(_), None) => change("a setter of the client is gone").rust(Effect::Breaking),
            (None, Some(_)) => change("a setter of the client is new").rust(Effect::Compatible),
            (old, new) if old == new => return Vec::new(),
            _ => change("a setter of the client is called otherwise").undeserved(),
        };
        vec![change.spelled(&key, spelled(old), spelled(new))]
    })
}

fn module(all: &Sides, tag: &str, old: Option<&Module>, new: Option<&Module>) -> Vec<Change> {
    let is_named = |module: &Module| all.is_module_named(&module.name);
    let key = format!("modules.{tag}");
    let spelled = |module: &Module| format!("api::{}", module.name);
    let path = |says: &str| {
        let change = Change::new(Subject::Module, says);
        change.spelled(&key, old.map(spelled), new.map(spelled))
    };
    let mut changes = Vec::new();
    match (old, new) {
        (None, Some(_)) => changes.push(path("a module is new").rust(Effect::Compatible)),
        (Some(old), None) => changes.push(path("a module is gone").renamed(is_named(old))),
        (Some(old), Some(new)) if old.name != new.name => {
            let change = path("a module is called otherwise").renamed(is_named(old));
            changes.push(change.asked(false));
        }
        _ => {}
    }
    let features = [old, new].map(|module| module.and_then(|module| module.feature.clone()));
    let feature = |says: &str| {
        let [old, new] = features.clone();
        Change::new(Subject::Feature, says).spelled(&key, old, new)
    };
    match &features {
        [None, Some(name)] => {
            // What was always there is only there for who asks for it.
            let is_lost = old.is_some() && !all.new.is_default_feature(name);
            let effect = if is_lost {
                Effect::Breaking
            } else {
                Effect::Compatible
            };
            changes.push(feature("a feature is new").rust(effect));
        }
        [Some(_), None] => changes.push(feature("a feature is gone").rust(Effect::Breaking)),
        [Some(old), Some(new)] if old != new => {
            changes.push(feature("a feature is called otherwise").undeserved());
        }
        _ => {}
    }
    changes
}

/// The constants for headers, each known by what it is on the wire and its type.
fn headers(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.headers, &sides.new.headers);
    let spelled = |name: &str, header: &Header| format!("headers::{name}: {}", header.ty);
    let key = |name: &str| format!("headers.{name}");
    let same = |name: &str, header: &Header| {
        let is_it = |other: &&Header| other.wire.eq_ignore_ascii_case(&header.wire);
        let by_name = new.get_key_value(name).filter(|(_, other)| is_it(other));
        let is_come = |name: &str| !old.contains_key(name);
        by_name.or_else(|| {
            new.iter()
                .find(|(name, other)| is_come(name) && is_it(other))
        })
    };
    let mut changes = Vec::new();
    let mut known = Vec::new();
    for (name, before) in old {
        let change =
            |says: &str| Change::new(Subject::Header, says).old(spelled(name, before), key(name));
        let Some((other, after)) = same(name, before) else {
            changes.push(change("the constant for a header is gone").rust(Effect::Breaking));
            continue;
        };
        known.push(other);
        let both = |says: &str| change(says).new_side(spelled(other, after), key(other));
        if name != other {
            changes.push(both("the constant for a header is called otherwise").undeserved());
        }
        // What comes is told of the answers.
        if !sides.is_same(&before.ty, &after.ty) {
            let change = both("the constant for a header has another type");
            changes.push(change.rust(Effect::Breaking));
        }
    }
    let added = new.iter().filter(|(name, _)| !known.contains(name));
    changes.extend(added.map(|(name, header)| {
        Change::new(Subject::Header, "the constant for a header is new")
            .rust(Effect::Compatible)
            .new_side(spelled(name, header), key(name))
    }));
    changes
}

/// Constants for the values of open strings.
fn constants(sides: &Sides) -> Vec<Change> {
    let (old, new) = (&sides.old.constants, &sides.new.constants);
    let (was_counted, is_counted) = (sides.old.counts_values(), sides.new.counts_values());
    let mut changes = each(old, new, |path, old, new| {
        let spelled = |value: Option<&String>| value.map(|value| format!("{path} = {value:?}"));
        let change = |says| Change::new(Subject::Variant, says);
        let change = match (old, new) {
            (Some(_), None) => change("a constant for a value is gone").rust(Effect::Breaking),
            (None, Some(_)) if is_counted => {
                change("a constant for a value is new, and the list of all is longer")
                    .rust(Effect::Breaking)
            }
            (None, Some(_)) => change("a constant for a value is new").rust(Effect::Compatible),
            (old, new) if old == new => return Vec::new(),
            _ => change("a constant stands for another value").undeserved(),
        };
        vec![change.spelled(&format!("constants.{path}"), spelled(old), spelled(new))]
    });
    if was_counted && !is_counted && !old.is_empty() {
        let change = Change::new(Subject::Variant, "the list of all constants is a slice");
        changes.push(change.rust(Effect::Breaking));
    }
    changes
}
