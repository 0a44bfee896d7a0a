//! Old names, and the paths by which callers know things.

use super::{Call, Record};

impl Record {
    /// Whether callers can go on using one path for what stands at another today.
    #[must_use]
    pub fn has_alias(&self, old: &str, now: &str) -> bool {
        let alias = self.aliases.get(old);
        alias.is_some_and(|alias| alias.now == now)
    }

    /// The modules by which callers name the types of a call: one of several tags stands in those of
    /// all.
    #[must_use]
    pub fn modules_of(&self, call: &Call) -> Vec<&str> {
        let module = |tag: &str| self.modules.get(tag).map(|module| module.name.as_str());
        let all: Option<Vec<&str>> = call.tag.split(" or ").map(module).collect();
        all.unwrap_or_else(|| module(&call.tag).into_iter().collect())
    }

    /// The paths of a call: its method, its type, and the struct of its arguments.
    #[must_use]
    pub fn paths_of(&self, call: &Call) -> Vec<String> {
        let types = || std::iter::once(&call.call).chain(&call.arguments_in);
        let modules = self.modules_of(call).into_iter();
        let types =
            modules.flat_map(|module| types().map(move |name| format!("api::{module}::{name}")));
        let method = format!("Client::{}", call.function);
        std::iter::once(method).chain(types).collect()
    }

    /// Whether something that callers name stands at a path.
    #[must_use]
    pub fn is_live(&self, path: &str) -> bool {
        let Some(path) = path.strip_prefix("model::") else {
            let mut calls = self.calls.values();
            return calls.any(|call| self.paths_of(call).iter().any(|known| known == path));
        };
        let (name, variant) = match path.split_once("::") {
            Some((name, variant)) => (name, Some(variant)),
            None => (path, None),
        };
        self.types.get(name).is_some_and(|ty| {
            variant.is_none_or(|name| ty.variants.values().any(|known| known.name == name))
        })
    }
}
