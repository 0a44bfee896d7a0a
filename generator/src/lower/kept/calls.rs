//! What an operation was called, and in which order it took its arguments.

use std::collections::{HashMap, HashSet};

use super::given::{Today, is_header, named};
use super::known::Kept;
use crate::names::Case;
use crate::record::{Argument, Call, Record, place};

/// What is known of an operation.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::lower) struct KeptCall<'k> {
    call: Option<&'k Call>,
    /// What else is known, and what told it from all others.
    within: Option<(&'k Record, &'k str)>,
    /// Whether it is still called what it was called.
    is_same: bool,
    /// Whether it is called what it was called once, and not of late.
    is_back: bool,
}

/// An operation that is to be known again.
pub(in crate::lower) struct Sought<'a> {
    /// What tells it from all others today.
    pub(in crate::lower) key: &'a str,
    /// The id that the document gives it.
    pub(in crate::lower) id: Option<&'a str>,
    pub(in crate::lower) method: &'a str,
    pub(in crate::lower) path: &'a str,
}

impl<'k> Kept<'k> {
    /// What is known of an operation: the one with the same `operationId`, wherever it stood, or else
    /// the one at the same place, if it is none of those that are told by these keys as before.
    pub(in crate::lower) fn call(&self, sought: &Sought<'_>, keys: &HashSet<&str>) -> KeptCall<'k> {
        let place = self.key_at(sought.method, sought.path);
        let place = place.filter(|known| !keys.contains(known));
        let is_itself = keys.contains(sought.key) && self.is_itself(sought.key, place);
        let same = self.record.known_call(sought.key);
        if let Some((key, call)) = same.filter(|_| is_itself) {
            return KeptCall {
                call: Some(call),
                within: Some((self.record, key)),
                is_same: true,
                is_back: false,
            };
        }
        let known = place.and_then(|key| self.record.known_call(key));
        KeptCall {
            call: known.map(|(_, call)| call),
            within: known.map(|(key, _)| (self.record, key)),
            // A lock of the first form says nothing of ids.
            is_same: known
                .is_some_and(|(key, call)| !self.record.is_whole() || is_same(key, call, sought)),
            is_back: known.is_some_and(|(key, _)| self.was_called(sought.key, key)),
        }
    }

    /// Whether an operation was once called what it would be called by a key.
    fn was_called(&self, key: &str, known: &str) -> bool {
        let path = format!("Client::{}", Case::Value.name(key));
        self.record.gone.get(&path).is_some_and(|had| had == known)
    }

    /// Whether an operation has the id of one which is still there under another.
    pub(in crate::lower) fn is_handed_on(
        &self,
        key: &str,
        place: &str,
        today: &HashSet<String>,
    ) -> bool {
        let known = self.record.calls.get(key).map(Call::place);
        known.is_some_and(|was| was != place && today.contains(&was))
    }

    /// What told the operation from all others that stood there.
    pub(in crate::lower) fn key_at(&self, method: &str, path: &str) -> Option<&'k str> {
        let site = self.by_site.get(&format!("{method} {path}"));
        let blank = || self.by_site.get(&place(method, path));
        site.or_else(blank).copied()
    }

    /// Whether an operation is the one that was told by the same, and not what stood in its place: one
    /// that was gone gives way to one that was there.
    pub(in crate::lower) fn is_itself(&self, key: &str, there: Option<&str>) -> bool {
        let was_there = |key: &str| self.record.calls.contains_key(key);
        let is_back = || self.record.gone_calls.contains_key(key);
        was_there(key) || (is_back() && !there.is_some_and(was_there))
    }

    /// Whether an operation of that key stood there.
    pub(in crate::lower) fn has_call(&self, key: &str, method: &str, path: &str) -> bool {
        let call = self.record.known_call(key);
        call.is_some_and(|(_, call)| call.method == method && call.path == path)
    }

    /// What an operation is called today that was called so, by its id or its method: of those of today,
    /// given what each is called, its method and its path, the one that stands where it stood.
    pub(in crate::lower) fn called_now<'t>(
        &self,
        before: &str,
        mut today: impl Iterator<Item = [&'t str; 3]>,
    ) -> Option<&'t str> {
        let calls = &self.record.calls;
        let by_method = || calls.values().find(|call| call.function == before);
        let known = calls.get(before).or_else(by_method)?;
        let found = today.find(|[_, method, path]| known.place() == place(method, path));
        found.map(|[id, ..]| id)
    }

    /// The methods of operations that are gone, and those that are old names of operations which are
    /// called as before.
    pub(in crate::lower) fn gone_functions(
        &self,
        kept: &[KeptCall<'k>],
        keys: &[String],
    ) -> Vec<&'k str> {
        let known: HashSet<&str> = kept.iter().filter_map(KeptCall::function).collect();
        let calls = self.record.calls.values();
        let functions = calls.map(|call| call.function.as_str());
        let gone = functions.filter(|name| !known.contains(name));
        let method = |path: &'k str| path.strip_prefix("Client::");
        let aliases = self.record.aliases.iter();
        let former = aliases.filter_map(|(path, alias)| Some((method(path)?, method(&alias.now)?)));
        let former = former.filter(|(_, now)| known.contains(now));
        let former = former.map(|(old, _)| old);
        let long_gone = self.long_gone_functions(kept, keys).into_iter();
        let long_gone = long_gone.filter(|name| !known.contains(name));
        gone.chain(former).chain(long_gone).collect()
    }

    /// The methods that were gone already, but for those of what is back.
    fn long_gone_functions(&self, kept: &[KeptCall<'k>], keys: &[String]) -> Vec<&'k str> {
        let calls = &self.record.gone_calls;
        let whole = calls.iter();
        let whole = whole.map(|(key, call)| (call.function.as_str(), key.as_str()));
        let all = self.record.gone_within("Client").into_iter().chain(whole);
        let today: HashSet<&str> = keys.iter().map(String::as_str).collect();
        let is_known = |key: &str| self.record.known_call(key).is_some();
        // What is there under another key today may be called by one that it had.
        let known: HashMap<&str, &String> = kept
            .iter()
            .zip(keys)
            .filter_map(|(known, key)| Some((known.key()?, key)))
            .collect();
        let is_back = |name: &str, had: &str| match known.get(had) {
            Some(key) => calls.contains_key(had) || Case::Value.name(key).as_str() == name,
            // A lock of the first form says no more of it.
            None => today.contains(had) && !is_known(had),
        };
        let gone = all.filter(|(name, had)| !is_back(name, had));
        gone.map(|(name, _)| name).collect()
    }
}

/// Whether an operation goes on to be called what one was called that stood where it stands: unless
/// the document gives it another name, or one of its own where it had none or shared it.
fn is_same(key: &str, call: &Call, sought: &Sought<'_>) -> bool {
    let is_called = |id: &str| key == id || Case::Value.name(id).as_str() == call.function;
    sought.id.is_none_or(is_called)
}

impl<'k> KeptCall<'k> {
    /// What told it from all others.
    fn key(&self) -> Option<&'k str> {
        self.within.map(|(_, key)| key)
    }

    /// What told it from all others, where that is something else today.
    pub(in crate::lower) fn other_than(&self, key: &str) -> Option<String> {
        let former = self.key().filter(|known| *known != key);
        former.map(str::to_owned)
    }

    /// The tag in whose module it stood.
    pub(in crate::lower) fn tag(&self) -> Option<&'k str> {
        Some(self.call?.tag.as_str())
    }

    /// The method, of an operation that is still the same.
    pub(in crate::lower) fn function(&self) -> Option<&'k str> {
        let call = self.call.filter(|_| self.is_same)?;
        Some(&call.function)
    }

    /// The type of the call.
    pub(in crate::lower) fn type_of_call(&self) -> Option<&'k str> {
        let call = self.call.filter(|_| self.is_same)?;
        Some(&call.call)
            .filter(|name| !name.is_empty())
            .map(String::as_str)
    }

    /// Whether the parts of a property were sent as a media type, in a body of another.
    pub(in crate::lower) fn has_sent_part(&self, body: &str, wire: &str, part: &str) -> bool {
        let bodies = self.call.into_iter().flat_map(|call| &call.bodies);
        let mut styles = bodies
            .filter(|known| known.media_type == body)
            .flat_map(|known| {
                let all = known.style.split(", ");
                all.filter_map(|known| known.strip_prefix(wire)?.strip_prefix(' '))
            });
        styles.any(|known| {
            known
                .strip_prefix(part)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// The struct of its arguments.
    pub(in crate::lower) fn arguments_in(&self) -> Option<&'k str> {
        let call = self.call.filter(|_| self.is_same)?;
        call.arguments_in.as_deref()
    }

    /// Whether a struct has to take the arguments of today: since one did, or since they are as many
    /// others as were ever given, which callers would give for those. What was given one by one is
    /// given so again.
    pub(in crate::lower) fn takes_struct(&self, today: Today<'_>) -> bool {
        let Some(call) = self
            .call
            .filter(|_| (self.is_same || self.is_back) && !today.places.is_empty())
        else {
            return false;
        };
        let had = self.had(today);
        if had.iter().any(|known| is_set(known, today.places)) {
            return false;
        }
        let are_as_many = |known: &Vec<String>| known.len() == today.places.len();
        call.arguments_in.is_some() || had.iter().any(are_as_many)
    }

    /// What was given one by one, one list after another, each by its place of today or else by the one
    /// that it had. What a first lock says is told by names alone.
    pub(in crate::lower) fn had(&self, today: Today<'_>) -> Vec<Vec<String>> {
        let all = |known: &[String]| self.places(known, today);
        let Some(call) = self.call else {
            return Vec::new();
        };
        if !call.had.is_empty() {
            return call.had.iter().map(|known| all(known)).collect();
        }
        let places: Vec<String> = call
            .arguments
            .iter()
            .map(|known| known.at.clone())
            .collect();
        let is_told = !places.is_empty() && places.iter().all(|at| !at.is_empty());
        let only = (call.arguments_in.is_none() && is_told).then(|| all(&places));
        only.into_iter().collect()
    }

    /// Whether something was given there one by one.
    pub(super) fn has_had(&self, at: &str) -> bool {
        let mut had = self.call.into_iter().flat_map(|call| &call.had).flatten();
        had.any(|known| known == at)
    }

    /// All that is known of it.
    pub(super) fn known(&self) -> Option<&'k Call> {
        self.call
    }

    /// Where it went.
    pub(super) fn path(&self) -> Option<&'k str> {
        Some(&self.call?.path)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &'k Argument> {
        let call = self.call.into_iter();
        call.flat_map(|call| call.arguments.iter().chain(&call.options))
    }

    /// The name of what is given at a place. In a path, the document gives the names.
    pub(in crate::lower) fn parameter(&self, at: &str, today: Today<'_>) -> Option<&'k str> {
        let is_called = |known: &&Argument| {
            let (place, name) = named(&known.at);
            place != "path" || named(at).1 == name
        };
        let mut known = self.all().filter(is_called);
        let known = known.find(|known| self.place(&known.at, today) == Some(at));
        known.map(|known| known.name.as_str())
    }

    /// The names of what is gone: nothing else may be taken for it.
    pub(in crate::lower) fn gone(&self, today: Today<'_>) -> Vec<&'k str> {
        let is_gone = |known: &&Argument| {
            let (_, name) = named(&known.at);
            let is_it = |at: &String| named(at).1 == name || is_header(at, &known.at);
            !name.is_empty() && !today.places.iter().any(is_it)
        };
        let gone = self.all().filter(is_gone);
        let gone = gone.map(|known| known.name.as_str());
        // What takes back its own name takes it from nobody.
        let within = self.within.into_iter();
        let long_gone = within.flat_map(|(record, key)| record.gone_within(&format!("{key}()")));
        let long_gone = long_gone.filter(|(_, at)| !today.places.iter().any(|place| place == at));
        gone.chain(long_gone.map(|(name, _)| name)).collect()
    }

    /// The places of the arguments in the order in which they were taken first, given the names of those of
    /// today with their places: what a first lock says is told by names alone.
    pub(in crate::lower) fn order(&self, path: &str, today: &[(String, String)]) -> Vec<String> {
        let Some(call) = self.call else {
            return Vec::new();
        };
        let places: Vec<String> = today.iter().map(|(_, at)| at.clone()).collect();
        let given = Today {
            path,
            places: &places,
        };
        let had = self.had(given);
        if !had.is_empty() {
            return had.concat();
        }
        // Those of a struct have no order that matters, and a first lock has none of them.
        let known = call.arguments.iter().filter_map(|argument| {
            if argument.at.is_empty() {
                // It has names bare, where one that is a keyword is written `r#type`.
                let is_it = |name: &str| name.trim_start_matches("r#") == argument.name;
                let same = today.iter().find(|(name, _)| is_it(name));
                return same.map(|(_, at)| at.clone());
            }
            self.place(&argument.at, given).map(str::to_owned)
        });
        known.collect()
    }
}

/// Whether both are the same places, in whichever order. What has a place twice is not.
fn is_set(one: &[String], other: &[String]) -> bool {
    let are_in = |some: &[String], all: &[String]| some.iter().all(|place| all.contains(place));
    one.len() == other.len() && are_in(one, other) && are_in(other, one)
}
