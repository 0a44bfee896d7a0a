//! The files of models: a named schema with its inline types below it.

mod check;
mod choice;
mod enums;
mod known_values;
mod object;
mod old_fields;
mod tuple;
mod union;

use std::collections::{BTreeMap, HashSet};

use self::old_fields::old_fields;
use super::layout::{Deferred, Item, List, Source, markdown, rust};
use super::spelling::{Types, gated, map_import, maybe_unused, old_name, xml_import};
use crate::File;
use crate::ir::{Api, Gate, Model, ModelKind, Type};
use crate::names::Name;

pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    if api.models.is_empty() && api.known_values.is_empty() {
        return Vec::new();
    }
    let mut by_module: BTreeMap<&Name, Vec<&Model>> = BTreeMap::new();
    for model in &api.models {
        by_module.entry(&model.module).or_default().push(model);
    }
    let mut files: Vec<File<Deferred<'_>>> = by_module
        .iter()
        .map(|(module, models)| {
            let models = models.clone();
            rust(format!("src/model/{}.rs", module.bare()), move || {
                file(api, &models)
            })
        })
        .collect();
    files.push(rust("src/model/mod.rs", move || index(api, &by_module)));
    files.extend(known_values::files(api));
    files
}

/// The module that gathers the models. What is there with the same features stands together.
fn index(api: &Api, by_module: &BTreeMap<&Name, Vec<&Model>>) -> Source {
    let named = by_module.values().any(|models| names_runtime(api, models));
    let runtime = named.then(|| Item::from("use super::runtime;"));
    let is_gated = !api.tag_features.is_empty();
    let runtime = runtime.map(|item| if is_gated { maybe_unused(item) } else { item });
    let known_values = api.known_values.iter().map(|values| {
        let module = &values.module;
        (module, format!("pub mod {module};"))
    });
    let is_open = |models: &[&Model]| models.iter().all(|model| model.gate == Gate::Open);
    let open = by_module.iter().filter(|(_, models)| is_open(models));
    let open_modules = open
        .clone()
        .map(|(module, _)| (*module, format!("mod {module};")));
    let mut modules: Vec<(&Name, String)> = open_modules.chain(known_values).collect();
    modules.sort_by_key(|(module, _)| module.bare());
    let mut gates: BTreeMap<&Gate, Vec<(&Name, &Vec<&Model>)>> = BTreeMap::new();
    for (module, models) in by_module.iter().filter(|(_, models)| !is_open(models)) {
        let together = gates.entry(&models[0].gate).or_default();
        together.push((module, models));
    }
    let source = Source::new(markdown("The types of requests and answers."))
        .together(runtime)
        .together(modules.into_iter().map(|(_, module)| module.into()))
        .together(open.filter_map(|(module, models)| export(module, models)))
        .together(aliases(api, &Gate::Open));
    gates.into_iter().fold(source, |source, (gate, together)| {
        let modules = together.iter();
        let modules = modules.map(|(module, _)| format!("mod {module};").into());
        let exports = together.iter();
        let exports = exports.filter_map(|(module, models)| export(module, models));
        let items = modules.chain(exports).chain(aliases(api, gate));
        source.together(gated(api, gate, items.collect()))
    })
}

/// The old names of what is there with the same features.
fn aliases<'a>(api: &'a Api, gate: &'a Gate) -> impl Iterator<Item = Item> + 'a {
    let models = api
        .model_aliases()
        .map(|(alias, id)| (alias, api.model(id)));
    let models = models.filter(move |(_, model)| model.gate == *gate);
    models.map(|(alias, model)| {
        let (old, name) = (&alias.name, &model.name);
        let link = format!("[`{name}`]");
        old_name(api, alias, &link, format!("pub type {old} = {name};"))
    })
}

fn export(module: &Name, models: &[&Model]) -> Option<Item> {
    let mut names: Vec<&Name> = models.iter().map(|model| &model.name).collect();
    names.sort();
    List::uses(
        &format!("pub use {module}"),
        names.into_iter().map(Name::as_str),
    )
}

fn file(api: &Api, models: &[&Model]) -> Source {
    let types: Vec<&Type> = models.iter().flat_map(|model| model.types()).collect();
    let has_maps =
        types.iter().any(|ty| ty.has_map()) || models.iter().any(|model| model.has_rest());
    let source = Source::new(Vec::new())
        .together(map_import(has_maps))
        .together(imports(api, models, types));
    models
        .iter()
        .fold(source, |source, model| match &model.kind {
            ModelKind::Object(of) => {
                object::object(source, api, model, of).together(old_fields(api, model))
            }
            ModelKind::Enum(of) => enums::enumeration(source, api, model, of),
            ModelKind::Tuple(of) => {
                tuple::tuple(source, api, model, of).together(old_fields(api, model))
            }
            ModelKind::Union(of) => union::union(source, api, model, of),
            ModelKind::Choice(of) => choice::choice(source, api, model, of),
        })
}

fn imports(api: &Api, models: &[&Model], types: Vec<&Type>) -> impl Iterator<Item = Item> {
    let spelled = Types::new(api);
    let own: HashSet<&Name> = models.iter().map(|model| &model.name).collect();
    let names = spelled.imports(types).into_iter();
    let names = names.filter(|name| !own.contains(name)).map(Name::as_str);
    let runtime = names_runtime(api, models).then_some("runtime");
    let tables = xml_import(models.iter().any(|model| model.sends_xml()));
    let others = List::uses("use super", names.chain(runtime));
    tables.into_iter().chain(others)
}

/// Whether the file of some models names the runtime.
fn names_runtime(api: &Api, models: &[&Model]) -> bool {
    let spelled = Types::new(api);
    let mut types = models.iter().flat_map(|model| model.types());
    models.iter().any(|model| has_tables(model)) || types.any(|ty| spelled.names_runtime(ty))
}

/// Whether it has tables that name the runtime, as all have but `choice!`.
fn has_tables(model: &Model) -> bool {
    match &model.kind {
        ModelKind::Choice(choice) => choice.is_sent() || choice.is_of_events(),
        _ => true,
    }
}
