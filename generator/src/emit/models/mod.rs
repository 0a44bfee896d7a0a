//! The files of models: a named schema with its inline types below it.

mod check;
mod choice;
mod enums;
mod known_values;
mod object;
mod tuple;
mod union;

use std::collections::{BTreeMap, HashSet};

use super::layout::{Deferred, Item, List, Source, markdown, rust};
use super::spelling::{Types, map_import};
use crate::File;
use crate::ir::{Api, Model, ModelKind, Type};
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

/// The module that gathers the models.
fn index(api: &Api, by_module: &BTreeMap<&Name, Vec<&Model>>) -> Source {
    let runtime = (!api.models.is_empty()).then(|| Item::from("use super::runtime;"));
    let models = by_module
        .keys()
        .map(|module| (*module, format!("mod {module};")));
    let known_values = api.known_values.iter().map(|values| {
        let module = &values.module;
        (module, format!("pub mod {module};"))
    });
    let mut modules: Vec<(&Name, String)> = models.chain(known_values).collect();
    modules.sort_by_key(|(module, _)| module.bare());
    let exports = by_module.iter().filter_map(|(module, models)| {
        let mut names: Vec<&Name> = models.iter().map(|model| &model.name).collect();
        names.sort();
        List::uses(
            &format!("pub use {module}"),
            names.into_iter().map(Name::as_str),
        )
    });
    Source::new(markdown("The types of requests and answers."))
        .together(runtime)
        .together(modules.into_iter().map(|(_, module)| module.into()))
        .together(exports)
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
            ModelKind::Object(of) => object::object(source, api, model, of),
            ModelKind::Enum(of) => enums::enumeration(source, model, of),
            ModelKind::Tuple(of) => tuple::tuple(source, api, model, of),
            ModelKind::Union(of) => union::union(source, api, model, of),
            ModelKind::Choice(of) => choice::choice(source, api, model, of),
        })
}

fn imports(api: &Api, models: &[&Model], types: Vec<&Type>) -> Option<Item> {
    let spelled = Types::new(api);
    let names_runtime = types.iter().any(|ty| spelled.names_runtime(ty));
    let own: HashSet<&Name> = models.iter().map(|model| &model.name).collect();
    let names = spelled.imports(types).into_iter();
    let names = names.filter(|name| !own.contains(name)).map(Name::as_str);
    let names_runtime = names_runtime || models.iter().any(|model| has_tables(model));
    let runtime = names_runtime.then_some("runtime");
    List::uses("use super", names.chain(runtime))
}

/// Whether it has tables that name the runtime, as all have but `choice!`.
fn has_tables(model: &Model) -> bool {
    match &model.kind {
        ModelKind::Choice(choice) => choice.is_sent() || choice.is_of_events(),
        _ => true,
    }
}
