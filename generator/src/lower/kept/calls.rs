//! What an operation was called, and in which order it took its arguments.

use std::collections::{BTreeSet, HashSet};

use super::known::Kept;
use crate::record::{Argument, Call};

/// What is known of an operation.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::lower) struct KeptCall<'k> {
    call: Option<&'k Call>,
    /// Whether it is known by what tells it today, rather than by where it stands.
    is_same: bool,
}

impl<'k> Kept<'k> {
    /// What is known of an operation: the one with the same `operationId`, wherever it stood, or else
    /// the one at the same place.
    pub(in crate::lower) fn call(
        &self,
        key: &str,
        id: Option<&str>,
        method: &str,
        path: &str,
    ) -> KeptCall<'k> {
        if let Some(call) = self.record.calls.get(key) {
            return KeptCall {
                call: Some(call),
                is_same: true,
            };
        }
        let site = format!("{method} {path}");
        let place = self.by_site.get(&site).copied();
        KeptCall {
            call: place.and_then(|key| self.record.calls.get(key)),
            // One without an id is told by its place, and stays the same if it gets one, and if
            // another gets the same.
            is_same: place.is_some_and(|known| known == site || Some(known) == id),
        }
    }

    /// Whether an operation of that key stood there.
    pub(in crate::lower) fn has_call(&self, key: &str, method: &str, path: &str) -> bool {
        let call = self.record.calls.get(key);
        call.is_some_and(|call| call.method == method && call.path == path)
    }

    /// The methods of operations that are gone, and those that are old names of operations which are
    /// called as before.
    pub(in crate::lower) fn gone_functions(&self, kept: &[KeptCall<'k>]) -> Vec<&'k str> {
        let known: HashSet<&str> = kept.iter().filter_map(KeptCall::function).collect();
        let calls = self.record.calls.values();
        let functions = calls.map(|call| call.function.as_str());
        let gone = functions.filter(|name| !known.contains(name));
        let method = |path: &'k str| path.strip_prefix("Client::");
        let aliases = self.record.aliases.iter();
        let former = aliases.filter_map(|(path, alias)| Some((method(path)?, method(&alias.now)?)));
        let former = former.filter(|(_, now)| known.contains(now));
        gone.chain(former.map(|(old, _)| old)).collect()
    }
}

impl<'k> KeptCall<'k> {
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

    /// The struct of its arguments.
    pub(in crate::lower) fn arguments_in(&self) -> Option<&'k str> {
        let call = self.call.filter(|_| self.is_same)?;
        call.arguments_in.as_deref()
    }

    fn all(&self) -> impl Iterator<Item = &'k Argument> {
        let call = self.call.into_iter();
        call.flat_map(|call| call.arguments.iter().chain(&call.options))
    }

    /// The name of the parameter at a place, or of one of the same name on the wire that is at no
    /// place of today.
    pub(in crate::lower) fn parameter(&self, at: &str, today: &[String]) -> Option<&'k str> {
        let here = self.all().find(|known| known.at == at);
        let wire = at.split_once(' ').map(|(_, wire)| wire);
        let moved = || {
            let is_moved = |known: &&Argument| {
                let known_wire = known.at.split_once(' ').map(|(_, wire)| wire);
                known_wire == wire && !today.contains(&known.at)
            };
            self.all().find(is_moved)
        };
        here.or_else(moved).map(|known| known.name.as_str())
    }

    /// The names of what is gone: nothing else may be taken for it.
    pub(in crate::lower) fn gone(&self, today: &[String]) -> Vec<&'k str> {
        let wires: BTreeSet<&str> = today
            .iter()
            .filter_map(|at| Some(at.split_once(' ')?.1))
            .collect();
        let is_gone = |known: &&Argument| {
            let wire = known.at.split_once(' ').map(|(_, wire)| wire);
            wire.is_some_and(|wire| !wires.contains(wire))
        };
        let gone = self.all().filter(is_gone);
        gone.map(|known| known.name.as_str()).collect()
    }

    /// The places of the arguments in the order in which they were taken, given the names of those of
    /// today with their places: what a first lock says is told by names alone.
    pub(in crate::lower) fn order(&self, today: &[(String, String)]) -> Vec<String> {
        let Some(call) = self.call else {
            return Vec::new();
        };
        // Those of a struct have no order that matters, and a first lock has none of them.
        let known = call.arguments.iter().filter_map(|known| {
            if !known.at.is_empty() {
                return Some(known.at.clone());
            }
            // It has names bare, where one that is a keyword is written `r#type`.
            let is_it = |name: &str| name.trim_start_matches("r#") == known.name;
            let same = today.iter().find(|(name, _)| is_it(name));
            same.map(|(_, at)| at.clone())
        });
        known.collect()
    }
}
