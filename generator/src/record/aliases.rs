//! Old names, and the paths by which callers know things.

use super::{Call, Client, Record};

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
        match path.split_once("::") {
            Some(("model", path)) => self.is_live_in_model(path),
            Some(("auth", name)) => self.credentials.values().any(|known| known.name == name),
            Some(("ClientBuilder", name)) => self.client.setters().any(|known| known == name),
            _ => {
                let mut calls = self.calls.values();
                calls.any(|call| self.is_live_in_call(call, path))
            }
        }
    }

    /// Whether a path is that of a call, or of one of its setters.
    fn is_live_in_call(&self, call: &Call, path: &str) -> bool {
        let is_setter = |name: &str| call.options.iter().any(|option| option.name == name);
        self.paths_of(call).iter().any(|known| {
            let within = path.strip_prefix(known.as_str());
            let setter = within.and_then(|within| within.strip_prefix("::"));
            within == Some("") || setter.is_some_and(is_setter)
        })
    }

    /// Whether a type has such a name, or something in it.
    fn is_live_in_model(&self, path: &str) -> bool {
        let (name, within) = match path.split_once("::") {
            Some((name, within)) => (name, Some(within)),
            None => (path, None),
        };
        let Some(ty) = self.types.get(name) else {
            return false;
        };
        let Some(within) = within else {
            return true;
        };
        let has_field = |name: &str| {
            let mut fields = ty.fields.values();
            fields.any(|field| bare(&field.name) == bare(name))
        };
        let setters = ["with_", "null_"].iter();
        let mut of_setters = setters.filter_map(|start| within.strip_prefix(start));
        let is_variant = ty.variants.values().any(|known| known.name == within);
        is_variant || has_field(within) || of_setters.any(has_field)
    }
}

impl Client {
    /// The setters of the builder that the document asks for.
    fn setters(&self) -> impl Iterator<Item = &str> {
        let variables = self.variables.values().map(|known| known.name.as_str());
        let others = self.parameters.values().chain(self.groups.keys());
        variables.chain(others.map(String::as_str))
    }
}

/// A name without what makes a keyword one.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
