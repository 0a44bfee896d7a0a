//! Old names that stay for a while, and those that are over.

use std::collections::BTreeSet;

use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use crate::record::{Call, Kind, Record};

impl Sides<'_> {
    /// Whether callers can go on naming all of a call as before.
    pub(super) fn is_call_named(&self, old: &Call, new: &Call) -> bool {
        let now = self.new.paths_of(new);
        let is_named = |path: &String| {
            let alias = self.new.aliases.get(path);
            now.contains(path) || alias.is_some_and(|alias| now.contains(&alias.now))
        };
        self.old.paths_of(old).iter().all(is_named)
    }

    /// Whether anything goes on to be named by a module of operations.
    pub(super) fn is_module_named(&self, module: &str) -> bool {
        let within = format!("api::{module}::");
        let mut aliases = self.new.aliases.keys();
        aliases.any(|path| path.starts_with(&within))
    }
}

/// The old names that were there, and are no more: each, or all at once of a module that had nothing
/// else. That something is gone which had one is told of that.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let has = |path: &str| sides.new.is_live(path) || sides.new.aliases.contains_key(path);
    let is_within = |path: &str| path.rsplit_once("::").is_some_and(|(whole, _)| has(whole));
    let aliases = sides.old.aliases.iter();
    let over = aliases.filter(|(path, alias)| {
        let is_there = has(&alias.now) || is_within(&alias.now);
        !has(path) && is_there
    });
    let mut changes = Vec::new();
    let mut modules = BTreeSet::new();
    for (path, alias) in over {
        let change = |says: &str| {
            let change = Change::new(subject(sides, path), says);
            change.rust(Effect::Breaking)
        };
        match gone_module(sides, path) {
            Some(module) => {
                if modules.insert(module) {
                    let change = change("the old names in a module are gone");
                    changes.push(change.old(format!("api::{module}"), "aliases"));
                }
            }
            None => {
                let change = change("an old name is gone").old(path, "aliases");
                changes.push(change.new_side(&alias.now, "aliases"));
            }
        }
    }
    changes
}

/// The module of operations that a path is in, if it was there for old names alone and is no more.
fn gone_module<'p>(sides: &Sides, path: &'p str) -> Option<&'p str> {
    let (module, _) = path.strip_prefix("api::")?.split_once("::")?;
    let is_tag = |record: &Record| record.modules.values().any(|known| known.name == module);
    let is_there = is_tag(sides.old) || is_tag(sides.new) || sides.is_module_named(module);
    (!is_there).then_some(module)
}

fn subject(sides: &Sides, path: &str) -> Subject {
    match path.split_once("::") {
        Some(("model", path)) => match path.split_once("::") {
            Some((name, _)) => match sides.old_type(name).map(|ty| ty.kind) {
                Some(Kind::Object | Kind::Tuple) => Subject::Field,
                _ => Subject::Variant,
            },
            None => Subject::Type,
        },
        Some(("auth", _)) => Subject::Credential,
        Some(("ClientBuilder", _)) => Subject::Argument,
        _ => Subject::Call,
    }
}
