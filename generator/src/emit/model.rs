//! The files of models: a named schema with its inline types below it.

use std::collections::{BTreeMap, HashSet};

use quote::quote;

use super::types::{Types, map_import};
use super::uses::uses;
use super::{Deferred, Definition, Row, Source, choice, docs, enums, object, rust, tuple, union};
use crate::File;
use crate::ir::{Api, Docs, Model, ModelKind, Type};
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
    files
}

/// The module that gathers the models.
fn index(api: &Api, by_module: &BTreeMap<&Name, Vec<&Model>>) -> Source {
    let runtime = if api.models.is_empty() {
        String::new()
    } else {
        "use super::runtime;\n".to_owned()
    };
    let mut modules: Vec<(&Name, String)> = by_module
        .keys()
        .map(|module| (*module, format!("mod {module};\n")))
        .collect();
    modules.extend(api.known_values.iter().map(|values| {
        let module = &values.module;
        (module, format!("pub mod {module};\n"))
    }));
    modules.sort_by_key(|(module, _)| module.bare());
    let modules = modules.into_iter().map(|(_, declaration)| declaration);
    let exports = by_module.iter().map(|(module, models)| {
        let mut names: Vec<&Name> = models.iter().map(|model| &model.name).collect();
        names.sort();
        uses(&format!("pub use {module}"), &spelled(names))
    });
    let docs = vec!["The types of requests and answers.".to_owned()];
    Source::new(docs)
        .text(runtime)
        .text(modules.collect())
        .text(exports.collect())
}

fn spelled<'a>(names: impl IntoIterator<Item = &'a Name>) -> Vec<String> {
    names.into_iter().map(ToString::to_string).collect()
}

fn file(api: &Api, models: &[&Model]) -> Source {
    let types: Vec<&Type> = models.iter().flat_map(|model| model.types()).collect();
    let maps = if models.iter().any(|model| model.has_rest()) {
        quote!(
            use std::collections::BTreeMap;
        )
    } else {
        map_import(types.iter().copied())
    };
    let mut source = Source::new(Vec::new())
        .items(maps)
        .text(imports(api, models, types));
    for model in models {
        source = match &model.kind {
            ModelKind::Object(of) => object::object(source, api, model, of),
            ModelKind::Enum(of) => enums::enumeration(source, model, of),
            ModelKind::Tuple(of) => tuple::tuple(source, api, model, of),
            ModelKind::Union(of) => union::union(source, api, model, of),
            ModelKind::Choice(of) => choice::choice(source, api, model, of),
        };
    }
    source
}

fn imports(api: &Api, models: &[&Model], types: Vec<&Type>) -> String {
    let types_name_runtime = types
        .iter()
        .any(|ty| matches!(ty, Type::Bytes | Type::File));
    let own: HashSet<&Name> = models.iter().map(|model| &model.name).collect();
    let names = Types::new(api).imports(types);
    let mut names = spelled(names.iter().filter(|name| !own.contains(name)));
    let only_choices = models
        .iter()
        .all(|model| matches!(&model.kind, ModelKind::Choice(choice) if !choice.is_sent()));
    if !only_choices || types_name_runtime {
        names.push("runtime".to_owned());
    }
    uses("use super", &names)
}

/// Types that are nested deeper than this may be too much for clippy, optional
/// ones being deeper by two.
const DEEP: usize = 2;

/// A struct with public fields.
pub(super) fn structure(model: &Model, fields: impl Iterator<Item = Row>) -> Definition {
    let mut definition = definition("struct", model, fields);
    if let Some(complex) = complexity(model.types()) {
        definition.attributes.insert(1, complex);
    }
    definition
}

/// The attribute of a struct whose fields are nested deep.
pub(super) fn complexity<'t>(types: impl IntoIterator<Item = &'t Type>) -> Option<String> {
    let reason = "the document nests these";
    let is_deep = types.into_iter().any(|ty| ty.depth() > DEEP);
    is_deep.then(|| format!("#[allow(clippy::type_complexity, reason = {reason:?})]"))
}

/// An enum whose variants hold something.
pub(super) fn enumeration(model: &Model, variants: impl Iterator<Item = Row>) -> Definition {
    definition("enum", model, variants)
}

fn definition(keyword: &str, model: &Model, rows: impl Iterator<Item = Row>) -> Definition {
    let attributes = vec![derives(model), "#[non_exhaustive]".to_owned()];
    Definition {
        macro_name: None,
        docs: docs::indented(&model.docs, 0),
        attributes,
        head: format!("pub {keyword} {}", model.name),
        rows: rows.collect(),
    }
}

/// A field or a variant with its docs.
pub(super) fn row(docs: &Docs, text: String) -> Row {
    Row {
        docs: docs::indented(docs, 4),
        text,
    }
}

/// The traits that a type derives.
///
/// `Hash` is not among them: of what costs anything to compile it is the least asked for.
fn derives(model: &Model) -> String {
    let is_object = matches!(model.kind, ModelKind::Object(_));
    let default = if model.default && is_object {
        "Default, "
    } else {
        ""
    };
    let eq = if model.eq { ", Eq" } else { "" };
    format!("#[derive(Clone, Debug, {default}PartialEq{eq})]")
}
