//! Credentials and setters of the client that the document calls otherwise, though what is sent is
//! the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::pairs::{self, Pairs};
use super::schemes::{self, Names};
use crate::record::{Call, Record, blank};

/// What the document calls otherwise: what it was called, by what it is called today.
#[derive(Debug, Default)]
pub(crate) struct Renamed {
    credentials: Names,
    variables: Names,
    parameters: Names,
}

impl Renamed {
    pub(crate) fn find(old: &Record, new: &Record) -> Self {
        let calls = pairs::calls(old, new);
        let (before, after) = (&old.client, &new.client);
        Self {
            credentials: credentials(old, new, &calls),
            variables: told(
                before
                    .urls()
                    .flat_map(|one| after.urls().map(move |two| (one, two))),
                &before.variables,
                &after.variables,
            ),
            parameters: told(
                both(old, new, &calls).map(|(one, two)| (&one.path[..], &two.path[..])),
                &before.parameters,
                &after.parameters,
            ),
        }
    }

    /// The old record by the names of today.
    pub(crate) fn applied<'r>(&self, old: &'r Record) -> Cow<'r, Record> {
        let all = [&self.credentials, &self.variables, &self.parameters];
        if all.iter().all(|names| names.is_empty()) {
            return Cow::Borrowed(old);
        }
        let mut record = old.clone();
        record.credentials = by_names(record.credentials, &self.credentials);
        record.client.variables = by_names(record.client.variables, &self.variables);
        record.client.parameters = by_names(record.client.parameters, &self.parameters);
        for when in record.client.when.iter_mut().flatten() {
            when.values = by_names(std::mem::take(&mut when.values), &self.variables);
        }
        for call in record.calls.values_mut() {
            call.scopes = by_names(std::mem::take(&mut call.scopes), &self.credentials);
            let all = [&mut call.security, &mut call.certified].into_iter();
            for scheme in all.flatten().flatten() {
                *scheme = now(scheme, &self.credentials);
            }
        }
        Cow::Owned(record)
    }

    /// A change of something that is called otherwise: whether its old name stays, whether that was
    /// asked for, and where it stood. The `old` record is by the names of today.
    pub(super) fn told(&self, change: Change, old: &Record, new: &Record) -> Change {
        let key = change.new_key.as_ref().or(change.old_key.as_ref());
        let Some((kind, name)) = key.and_then(|key| key.split_once('.')) else {
            return change;
        };
        let (path, names): (fn(&Record, &str) -> Option<String>, _) = match kind {
            "credentials" => (credential, &self.credentials),
            "variables" => (variable, &self.variables),
            "client" => (parameter, &self.parameters),
            _ => return change,
        };
        let was = names.get(name);
        let old_key = was.map(|was| format!("{kind}.{was}"));
        let paths = path(old, name).zip(path(new, name));
        let is_called_otherwise = change.says.ends_with("is called otherwise");
        let change = match paths.filter(|_| is_called_otherwise) {
            Some((before, now)) => {
                let asked = change.asked || was.is_some();
                let is_kept = new.has_alias(&before, &now);
                change.renamed(is_kept).asked(asked)
            }
            None => change,
        };
        let old_key = old_key.filter(|_| change.old_key.is_some());
        Change {
            old_key: old_key.or(change.old_key),
            ..change
        }
    }
}

fn credential(record: &Record, scheme: &str) -> Option<String> {
    let known = record.credentials.get(scheme)?;
    Some(format!("auth::{}", known.name))
}

fn variable(record: &Record, name: &str) -> Option<String> {
    let known = record.client.variables.get(name)?;
    Some(format!("ClientBuilder::{}", known.name))
}

fn parameter(record: &Record, wire: &str) -> Option<String> {
    let known = record.client.parameters.get(wire)?;
    Some(format!("ClientBuilder::{known}"))
}

/// Things of before by the names of today.
fn by_names<T>(all: BTreeMap<String, T>, names: &Names) -> BTreeMap<String, T> {
    let all = all.into_iter();
    all.map(|(was, thing)| (now(&was, names), thing)).collect()
}

/// What is called otherwise, or that itself.
fn now(name: &str, names: &Names) -> String {
    let found = names.iter().find(|(_, was)| *was == name);
    found.map_or(name, |(now, _)| now).to_owned()
}

/// The operations that are on both sides.
fn both<'r>(
    old: &'r Record,
    new: &'r Record,
    calls: &Pairs<'r>,
) -> impl Iterator<Item = (&'r Call, &'r Call)> {
    let pairs = calls.iter();
    let pairs = pairs.filter_map(|(one, two)| Some((old.calls.get(one)?, new.calls.get(two)?)));
    pairs.collect::<Vec<_>>().into_iter()
}

/// The schemes that are called otherwise: those whose names are given to others, and those that are gone,
/// each with the one that is new. One that is gone, and whose name another has, is called as nothing is.
fn credentials(old: &Record, new: &Record, calls: &Pairs) -> Names {
    let mut names = schemes::same(&old.credentials, &new.credentials);
    names.extend(renamed(old, new, calls));
    let is_there = |scheme: &&String| names.values().any(|was| was == *scheme);
    let gone = old.credentials.keys().filter(|scheme| !is_there(scheme));
    let hidden = gone.filter(|scheme| new.credentials.contains_key(*scheme));
    let hidden = hidden.map(|scheme| (format!("the former {scheme}"), scheme.clone()));
    let hidden: Vec<_> = hidden.collect();
    names.retain(|now, was| now != was);
    names.extend(hidden);
    names
}

/// The schemes that are gone, each with the one that is new, is sent as it was, and is asked for by none
/// but operations that asked for it before.
fn renamed(old: &Record, new: &Record, calls: &Pairs) -> Names {
    let asks =
        |call: &Call, scheme: &String| call.security.iter().flatten().any(|one| one == scheme);
    let gone = old.credentials.iter();
    let gone = gone.filter(|(scheme, _)| !new.credentials.contains_key(*scheme));
    let come = new.credentials.iter();
    let come = come.filter(|(scheme, _)| !old.credentials.contains_key(*scheme));
    let come: Vec<_> = come.collect();
    let found = gone.filter_map(|(was, before)| {
        let is_it = |(now, after): &&(&String, &crate::record::Credential)| {
            let is_sent_alike = schemes::is_sent_alike(before, after);
            let pairs = both(old, new, calls);
            let mut asking = pairs.filter(|(_, two)| asks(two, now)).peekable();
            let is_asked_for = asking.peek().is_some();
            is_sent_alike && is_asked_for && asking.all(|(one, _)| asks(one, was))
        };
        let mut those = come.iter().filter(is_it);
        let only = those.next().filter(|_| those.next().is_none())?;
        Some((only.0.clone(), was.clone()))
    });
    unique(found)
}

/// What is called otherwise of the names in braces of texts that are the same without them.
fn told<'t, T>(
    texts: impl Iterator<Item = (&'t str, &'t str)>,
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
) -> Names {
    let pairs = texts.filter(|(one, two)| one != two && blank(one) == blank(two));
    let pairs = pairs.flat_map(|(one, two)| braced(one).zip(braced(two)));
    let is_renamed = |was: &str, now: &str| {
        let is_gone = old.contains_key(was) && !new.contains_key(was);
        is_gone && new.contains_key(now) && !old.contains_key(now)
    };
    let pairs = pairs.filter(|(was, now)| is_renamed(was, now));
    unique(pairs.map(|(was, now)| (now.to_owned(), was.to_owned())))
}

/// The names in braces.
pub(super) fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.split(['{', '}']).skip(1).step_by(2)
}

/// Those of which each has one name before and one today.
fn unique(pairs: impl Iterator<Item = (String, String)>) -> Names {
    let pairs: BTreeSet<(String, String)> = pairs.collect();
    let is_alone = |(now, was): &&(String, String)| {
        let mut same = pairs.iter().filter(|(two, one)| two == now || one == was);
        same.next().is_some() && same.next().is_none()
    };
    pairs.iter().filter(is_alone).cloned().collect()
}
