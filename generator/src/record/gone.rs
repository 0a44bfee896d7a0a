//! Names that were once had, and that nothing has: another thing by such a name would be taken for
//! what had it by programs that know the crate from then.

use std::collections::BTreeMap;

use super::{Argument, Call, Record};

impl Record {
    /// Notes which names something had before and nothing has: of methods, of fields and of what
    /// calls take, where the type or the operation is still there.
    pub fn note_gone(&mut self, before: &Self) {
        let today = self.names();
        let names = before.names();
        let gone = before.gone.iter().map(|(path, what)| (path.clone(), what));
        let gone = gone.chain(names.iter().map(|(path, what)| (path.clone(), what)));
        let gone = gone.filter(|(path, _)| !today.contains_key(path) && self.has_whole(path));
        let gone = gone.map(|(path, what)| (path, what.clone())).collect();
        self.gone = gone;
    }

    /// The names that are gone within something, each with what had it.
    pub(crate) fn gone_within(&self, whole: &str) -> Vec<(&str, &str)> {
        let name = |path| str::strip_prefix(path, whole)?.strip_prefix("::");
        let gone = self.gone.iter();
        let gone = gone.filter_map(|(path, what)| Some((name(path)?, what.as_str())));
        gone.collect()
    }

    /// What has each name, by its path.
    fn names(&self) -> BTreeMap<String, String> {
        let calls = self.calls.iter();
        let methods = calls.clone();
        let methods = methods.map(|(key, call)| (method(call), key.clone()));
        let taken = calls.flat_map(|(key, call)| {
            let all = call.arguments.iter().chain(&call.options);
            all.map(move |of: &Argument| (format!("{key}()::{}", of.name), of.at.clone()))
        });
        let types = self.types.iter();
        let fields = types.flat_map(|(name, ty)| {
            let fields = ty.fields.iter();
            fields.map(move |(wire, of)| (format!("model::{name}::{}", of.name), wire.clone()))
        });
        methods.chain(taken).chain(fields).collect()
    }

    /// Whether that is still there in which a name stood.
    fn has_whole(&self, path: &str) -> bool {
        match path.rsplit_once("::") {
            Some(("Client", _)) => true,
            Some((whole, _)) => match whole.strip_prefix("model::") {
                Some(name) => self.types.contains_key(name),
                None => whole
                    .strip_suffix("()")
                    .is_some_and(|key| self.calls.contains_key(key)),
            },
            None => false,
        }
    }
}

fn method(call: &Call) -> String {
    format!("Client::{}", call.function)
}
