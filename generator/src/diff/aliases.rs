//! Old names that stay for a while, and those that are over.

use super::change::{Change, Effect, Subject};
use super::sides::Sides;
use crate::record::Call;

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

/// The old names that were there, and are no more.
pub(super) fn changes(sides: &Sides) -> Vec<Change> {
    let is_gone = |path: &str| !sides.new.aliases.contains_key(path) && !sides.new.is_live(path);
    let gone = sides.old.aliases.keys().filter(|path| is_gone(path));
    let gone = gone.map(|path| {
        let change = Change::new(subject(path), "an old name is gone");
        change.rust(Effect::Breaking).old(path, "aliases")
    });
    gone.collect()
}

fn subject(path: &str) -> Subject {
    match path.strip_prefix("model::") {
        Some(path) if path.contains("::") => Subject::Variant,
        Some(_) => Subject::Type,
        None => Subject::Call,
    }
}
