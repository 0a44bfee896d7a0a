//! The old names of what is called otherwise now, by which callers can go on calling it.
//!
//! A name that stands for something else by now, or that could be taken for it without a word, is no
//! old name of anything.

mod client;
mod fields;
mod options;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diff;
use crate::ir::{Alias, Aliased, Api, ModelId, ModelKind};
use crate::names::{CLIENT_METHODS, Case, Claim, Name, Scope};
use crate::record::spelled::json;
use crate::record::{Call, Kind, Record};

/// The old names that a crate has, of which callers see `today` and saw `former`: those of what is
/// called otherwise by now, and those that it had before of what is still there.
#[must_use]
pub fn aliases(api: &Api, today: &Record, former: &Record) -> Vec<Alias> {
    if !former.is_whole() {
        return Vec::new();
    }
    if former.is_like(today) {
        return Vec::new();
    }
    let was = Was::new(api, former, today).paths;
    let live = live(api);
    let known = former.aliases.iter();
    let known = known.filter_map(|(path, alias)| Some((path, still(path, was.get(&alias.now)?)?)));
    let mut all: BTreeMap<String, Alias> = BTreeMap::new();
    for (path, of) in was.iter().map(|(path, of)| (path, of.clone())).chain(known) {
        let Some(name) = name(path, &of) else {
            continue;
        };
        let since = String::new();
        let alias = Alias { name, of, since };
        let path = alias.path(api);
        if !live.contains(&path) {
            all.entry(path).or_insert(alias);
        }
    }
    all.into_values().collect()
}

/// What an old name stands for that had been one already: what stands in a module has it there.
fn still(path: &str, of: &Aliased) -> Option<Aliased> {
    let module = || {
        let (module, _) = path.strip_prefix("api::")?.split_once("::")?;
        kept(Case::Module, module)
    };
    Some(match of {
        Aliased::Call(key, _) => Aliased::Call(key.clone(), module()?),
        Aliased::Arguments(key, _) => Aliased::Arguments(key.clone(), module()?),
        other => other.clone(),
    })
}

/// The last name of a path.
fn name(path: &str, of: &Aliased) -> Option<Name> {
    let (_, last) = path.rsplit_once("::")?;
    let case = match of {
        Aliased::Method(_)
        | Aliased::Field(..)
        | Aliased::Setter(..)
        | Aliased::NullSetter(..)
        | Aliased::Option(..)
        | Aliased::Builder(_) => Case::Value,
        _ => Case::Type,
    };
    kept(case, last)
}

/// A name as it was.
fn kept(case: Case, name: &str) -> Option<Name> {
    let claim = Claim::new(name).known(Some(name));
    let kept = Scope::new(case).claim_all([claim]).pop();
    kept.filter(|kept| kept.as_str() == name)
}

/// All paths that lead somewhere today.
fn live(api: &Api) -> HashSet<String> {
    let methods = CLIENT_METHODS.iter().map(|name| format!("Client::{name}"));
    let mut live: HashSet<String> = methods.collect();
    live.extend(client::live(api));
    for model in &api.models {
        live.extend(fields::live(model));
        if let ModelKind::Enum(of) = &model.kind {
            let values = of.variants.iter().map(|value| &value.name);
            let names = values.chain(&of.other);
            live.extend(names.map(|name| format!("model::{}::{name}", model.name)));
        }
        live.insert(format!("model::{}", model.name));
    }
    for tag in &api.tags {
        for operation in &tag.operations {
            live.insert(format!("Client::{}", operation.function));
            let types = std::iter::once(&operation.call).chain(&operation.arguments);
            live.extend(types.flat_map(|name| {
                let modules = tag.shown_in.iter().chain([&tag.module]);
                modules.map(move |module| format!("api::{module}::{name}"))
            }));
            let call = format!("api::{}::{}", tag.public_module(), operation.call);
            let setters = options::live(operation).into_iter();
            live.extend(setters.map(|name| format!("{call}::{name}")));
        }
    }
    live
}

/// What stood at each path that callers knew, as far as it is still there.
struct Was<'a> {
    former: &'a Record,
    today: &'a Record,
    ids: HashMap<&'a str, ModelId>,
    paths: BTreeMap<String, Aliased>,
}

impl<'a> Was<'a> {
    fn new(api: &'a Api, former: &'a Record, today: &'a Record) -> Self {
        let models = api.models.iter().enumerate();
        let ids = models.map(|(index, model)| (model.name.as_str(), ModelId(index)));
        let mut was = Self {
            former,
            today,
            ids: ids.collect(),
            paths: BTreeMap::new(),
        };
        let (calls, types) = diff::same(former, today);
        for (old, new) in types.iter() {
            was.add_type(api, old, new);
        }
        for (old, new) in calls.iter() {
            was.add_call(old, new);
            was.add_options(old, new);
        }
        was.paths.extend(client::paths(api, former, today));
        was
    }

    fn add_type(&mut self, api: &Api, old: &str, new: &str) {
        let known = self.former.types.get(old).zip(self.today.types.get(new));
        let (Some((before, after)), Some(id)) = (known, self.ids.get(new).copied()) else {
            return;
        };
        if before.kind != after.kind || are_silent(&before.new, &after.new) {
            return;
        }
        self.paths
            .insert(format!("model::{old}"), Aliased::Model(id));
        // What an old name stands for that is there already may be called as before.
        let all = !self.former.aliases.is_empty();
        let fields = fields::paths(api, id, (old, before), all);
        self.paths.extend(fields);
        if let (Kind::Enum, ModelKind::Enum(of)) = (before.kind, &api.model(id).kind) {
            for (index, value) in of.variants.iter().enumerate() {
                if let Some(known) = before.variants.get(&json(&value.wire)) {
                    let path = format!("model::{old}::{}", known.name);
                    self.paths.insert(path, Aliased::Value(id, index));
                }
            }
        }
    }

    fn add_options(&mut self, old: &str, new: &str) {
        let known = self.former.calls.get(old).zip(self.today.calls.get(new));
        if let Some((before, after)) = known {
            let modules = self.former.modules_of(before).into_iter();
            let types = modules.map(|module| format!("api::{module}::{}", before.call));
            let types: Vec<String> = types.collect();
            let all = !self.former.aliases.is_empty();
            let options = options::paths(&types, (before, after), new, all);
            self.paths.extend(options);
        }
    }

    fn add_call(&mut self, old: &str, new: &str) {
        let known = self.former.calls.get(old).zip(self.today.calls.get(new));
        let Some((before, after)) = known else {
            return;
        };
        if takes_otherwise(before, after) {
            return;
        }
        let path = format!("Client::{}", before.function);
        self.paths.insert(path, Aliased::Method(new.to_owned()));
        for module in self.former.modules_of(before) {
            let Some(name) = kept(Case::Module, module) else {
                continue;
            };
            if let (Some(arguments), Some(_)) = (&before.arguments_in, &after.arguments_in) {
                let of = Aliased::Arguments(new.to_owned(), name.clone());
                self.paths.insert(format!("api::{module}::{arguments}"), of);
            }
            let of = Aliased::Call(new.to_owned(), name);
            self.paths
                .insert(format!("api::{module}::{}", before.call), of);
        }
    }
}

/// Whether callers who give as many things would give other things without a word.
fn are_silent<T: PartialEq>(before: &[T], after: &[T]) -> bool {
    before.len() == after.len() && before != after
}

/// Whether a method would take what its callers give, or ever gave, for something else. Those of a struct
/// have names.
fn takes_otherwise(before: &Call, after: &Call) -> bool {
    if after.arguments_in.is_some() {
        return false;
    }
    let wires = |call: &Call| -> Vec<String> {
        let given = call.arguments.iter();
        given.map(|argument| wire(&argument.at)).collect()
    };
    let today = wires(after);
    let had = before.had.iter();
    let mut had = had.map(|places| places.iter().map(|at| wire(at)).collect());
    had.any(|had: Vec<String>| are_silent(&had, &today))
        || (before.arguments_in.is_none() && are_silent(&wires(before), &today))
}

/// What tells an argument by its place: its name on the wire, which that of a path is not.
fn wire(at: &str) -> String {
    match at.strip_prefix("path ") {
        Some(_) => "path".to_owned(),
        None => at.to_owned(),
    }
}
