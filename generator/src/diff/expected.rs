//! What is expected of a program that is sent something: by which method it is sent, and what is to be
//! answered. The program answers, and the API reads it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::bounds;
use super::change::{Change, Effect, Subject};
use super::value::is_part;

/// What is expected of one that is sent: statuses, each with the bodies that it may have.
type Answers<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Value>>;

/// All that is different of what stays, by what it is called.
pub(super) fn changes(title: &str, old: &[String], new: &[String]) -> Vec<Change> {
    if old == new || old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let (old, new) = (by_method(old), by_method(new));
    let told = |says: &str, method: Option<&str>, other: Option<&str>| {
        let spelled = |method: &str| format!("{title} by {method}");
        let change = Change::new(Subject::Webhook, says);
        change.spelled(&key(title), method.map(spelled), other.map(spelled))
    };
    let mut changes = Vec::new();
    let gone: Vec<&str> = keys(&old, &new);
    let mut come = keys(&new, &old).into_iter();
    for method in gone {
        let other = come.next();
        let change = told("is sent by another method", Some(method), other);
        changes.push(change.wire(Effect::Breaking));
        if let Some(other) = other {
            changes.extend(answers(title, &old[method], &new[other]));
        }
    }
    changes.extend(come.map(|method| {
        told("is sent by one more method", None, Some(method)).wire(Effect::Compatible)
    }));
    for (method, before) in &old {
        let after = new.get(method);
        changes.extend(after.map_or_else(Vec::new, |after| answers(title, before, after)));
    }
    changes
}

fn key(title: &str) -> String {
    format!("expects.{title}")
}

/// What is in one table and not in another.
fn keys<'a, T>(table: &BTreeMap<&'a str, T>, other: &BTreeMap<&str, T>) -> Vec<&'a str> {
    let keys = table.keys().filter(|key| !other.contains_key(**key));
    keys.copied().collect()
}

fn by_method(lines: &[String]) -> BTreeMap<&str, Answers<'_>> {
    let mut all: BTreeMap<&str, Answers> = BTreeMap::new();
    for line in lines {
        let mut words = line.splitn(4, ' ');
        let answers = all.entry(words.next().unwrap_or_default()).or_default();
        let Some(status) = words.next() else { continue };
        let bodies = answers.entry(status).or_default();
        if let Some((media_type, schema)) = words.next().zip(words.next()) {
            let schema = serde_json::from_str(schema).unwrap_or_default();
            bodies.insert(media_type, schema);
        }
    }
    all
}

/// What is different of the answers: a program of before goes on to give those that it gave.
fn answers(title: &str, old: &Answers, new: &Answers) -> Vec<Change> {
    let spelled = |status: &str, bodies: &BTreeMap<&str, Value>| {
        let media_types: Vec<&str> = bodies.keys().copied().collect();
        match &media_types[..] {
            [] => format!("{title}, answered by {status}"),
            all => format!("{title}, answered by {status} of {}", all.join(" or ")),
        }
    };
    let mut changes = Vec::new();
    for (status, before) in old {
        let told = |says: &str, effect| {
            let change = Change::new(Subject::Webhook, says).wire(effect);
            change.old(spelled(status, before), key(title))
        };
        let Some((other, after)) = covering(new, status) else {
            let says = "an answer to it is no longer expected";
            changes.push(told(says, Effect::Breaking));
            continue;
        };
        let effect = bodies(before, after);
        if effect != Effect::None {
            let change = told("another body is expected in an answer to it", effect);
            changes.push(change.new_side(spelled(other, after), key(title)));
        }
    }
    for (status, after) in new.iter().filter(|(status, _)| !old.contains_key(*status)) {
        let says = "one more answer to it is expected";
        let change = Change::new(Subject::Webhook, says).wire(Effect::Compatible);
        changes.push(change.new_side(spelled(status, after), key(title)));
    }
    changes
}

/// What is expected of a status: by itself, by its class, or whatever it is.
fn covering<'n, 'a>(
    answers: &'n Answers<'a>,
    status: &str,
) -> Option<(&'a str, &'n BTreeMap<&'a str, Value>)> {
    let class = status.get(..1).map(|class| format!("{class}XX"));
    let all = [Some(status.to_owned()), class, Some("default".to_owned())];
    let found = all.into_iter().flatten();
    let mut found = found.filter_map(|status| answers.get_key_value(status.as_str()));
    found.next().map(|(status, bodies)| (*status, bodies))
}

/// What it does that other bodies are expected.
fn bodies(old: &BTreeMap<&str, Value>, new: &BTreeMap<&str, Value>) -> Effect {
    if old.is_empty() != new.is_empty() {
        return Effect::Breaking;
    }
    let [old, new] = [old, new].map(|all| all.iter().map(|(name, body)| (*name, body)).collect());
    by_name(&old, &new)
}

/// What it does that there are others by their names: what is there no more was given in vain.
fn by_name(old: &BTreeMap<&str, &Value>, new: &BTreeMap<&str, &Value>) -> Effect {
    let effects = old.iter().map(|(name, before)| {
        let after = new.get(name);
        after.map_or(Effect::Breaking, |after| taken(before, after))
    });
    let effect = effects.max().unwrap_or_default();
    let has_more = new.keys().any(|name| !old.contains_key(name));
    effect.max(if has_more {
        Effect::Compatible
    } else {
        Effect::None
    })
}

/// What it does that what is given by one schema is taken by another.
fn taken(old: &Value, new: &Value) -> Effect {
    let none = Map::new();
    let [before, after] = [old, new].map(|schema| schema.as_object().unwrap_or(&none));
    if before == after {
        return Effect::None;
    }
    let of = |keyword: &str| (before.get(keyword), after.get(keyword));
    let effects = [
        kind(of("type")),
        listed(of("enum")),
        required(of("required")),
        properties(of("properties")),
        match of("items") {
            (Some(old), Some(new)) => taken(old, new),
            (old, new) => narrower(old, new),
        },
        null(of("nullable")),
        same(of("oneOf")),
        same(of("anyOf")),
        bounded(before, after),
    ];
    effects.into_iter().max().unwrap_or_default()
}

/// What is said on one side alone leaves less than nothing said.
fn narrower(old: Option<&Value>, new: Option<&Value>) -> Effect {
    match (old, new) {
        (None, Some(_)) => Effect::Breaking,
        (Some(_), None) => Effect::Compatible,
        _ => Effect::None,
    }
}

fn kind((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    match (old.and_then(Value::as_str), new.and_then(Value::as_str)) {
        (Some(old), Some(new)) if old == new => Effect::None,
        (Some("integer"), Some("number")) => Effect::Compatible,
        (Some(_), Some(_)) => Effect::Breaking,
        _ => narrower(old, new),
    }
}

fn listed((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    match (old, new) {
        (Some(old), Some(new)) => {
            let [old, new] = [old, new].map(Value::to_string);
            match (is_part(&old, &new), is_part(&new, &old)) {
                (true, true) => Effect::None,
                (true, false) => Effect::Compatible,
                (false, _) => Effect::Breaking,
            }
        }
        (old, new) => narrower(old, new),
    }
}

/// What has to be there has to have been there.
fn required((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    let nothing = Value::Array(Vec::new());
    listed((new.or(Some(&nothing)), old.or(Some(&nothing))))
}

/// What is said by a property that is gone is not heard.
fn properties((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    let none = Map::new();
    let [old, new] = [old, new].map(|all| {
        let all = all.and_then(Value::as_object).unwrap_or(&none);
        all.iter()
            .map(|(name, schema)| (&name[..], schema))
            .collect()
    });
    by_name(&old, &new)
}

fn null((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    match (old.is_some(), new.is_some()) {
        (true, false) => Effect::Breaking,
        (false, true) => Effect::Compatible,
        _ => Effect::None,
    }
}

/// Of several schemas nothing is known but whether they are the same.
fn same((old, new): (Option<&Value>, Option<&Value>)) -> Effect {
    match (old, new) {
        (Some(old), Some(new)) if old != new => Effect::Breaking,
        (old, new) => narrower(old, new),
    }
}

fn bounded(old: &Map<String, Value>, new: &Map<String, Value>) -> Effect {
    const OTHERS: [&str; 8] = [
        "type",
        "enum",
        "required",
        "properties",
        "items",
        "nullable",
        "oneOf",
        "anyOf",
    ];
    let [old, new] = [old, new].map(|schema| {
        let bounds = schema
            .iter()
            .filter(|(keyword, _)| !OTHERS.contains(&keyword.as_str()));
        let bounds = bounds.map(|(keyword, value)| (keyword.clone(), value.to_string()));
        bounds.collect::<BTreeMap<String, String>>()
    });
    let [old, new] = [&old, &new].map(|bounds| {
        let bounds = bounds.iter();
        bounds
            .map(|(keyword, value)| (keyword.as_str(), value.as_str()))
            .collect()
    });
    bounds::between(&old, &new, "")
}
