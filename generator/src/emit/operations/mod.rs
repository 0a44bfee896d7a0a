//! The files of operations, one for each tag.

mod access;
mod answers;
mod arguments;
mod call;
mod method;
mod pages;
mod setters;
mod streams;
mod wait;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bodies;
use super::layout::{Code, Deferred, Item, List, Source, markdown, rust};
use super::spelling::{Types, map_import};
use crate::File;
use crate::ir::{Api, Encoding, FormWay, FormWays, Location, Operation, Tag, Type};
use crate::names::{CALL_TYPES, Name};

pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    if api.tags.is_empty() {
        return Vec::new();
    }
    let ways = Arc::new(FormWays::new(api));
    let tags = api.tags.iter().zip(FormWays::by_tag(api));
    let tags = tags.map(|(tag, own)| {
        let ways = Arc::clone(&ways);
        rust(format!("src/api/{}.rs", tag.module.bare()), move || {
            file(api, tag, &ways, &own)
        })
    });
    [rust("src/api/mod.rs", || index(api))]
        .into_iter()
        .chain(tags)
        .collect()
}

fn index(api: &Api) -> Source {
    let names_models = api
        .operations()
        .flat_map(|known| api.types_of(known))
        .any(|ty| ty.model().is_some());
    let uses = if names_models {
        "use super::{Client, model, runtime};"
    } else {
        "use super::{Client, runtime};"
    };
    let modules: BTreeSet<&Name> = api.tags.iter().map(|tag| &tag.module).collect();
    let modules = modules
        .into_iter()
        .map(|module| format!("pub mod {module};").into());
    Source::new(markdown("The operations, one module for each tag."))
        .item(uses)
        .together(modules)
}

fn file(api: &Api, tag: &Tag, ways: &FormWays<'_>, own: &[FormWay<'_>]) -> Source {
    let calls = tag.operations.iter().map(|operation| operation.call.bare());
    let types = Types::beside(api, calls.chain(CALL_TYPES.iter().copied()));
    let named = named(api, tag, own);
    let methods = tag
        .operations
        .iter()
        .map(|known| method::method(api, known, &types));
    let source = Source::new(markdown(&tag.docs.0))
        .together(map_import(named.iter().any(Type::has_map)))
        .together(imports(tag, &types, &named))
        .item(Code::items("impl Client {", methods));
    let source = tag.operations.iter().fold(source, |source, known| {
        operation(source, api, known, &types)
    });
    own.iter().fold(source, |source, way| {
        let implementation = bodies::implementation(api, way, ways, &types);
        source.together(implementation.map(Item::from))
    })
}

/// The struct of the arguments, the table of the call, and what can be done with it.
fn operation(source: Source, api: &Api, operation: &Operation, types: &Types<'_>) -> Source {
    arguments::structure(source, api, operation, types)
        .item(call::table(api, operation, types))
        .together(streams::tables(operation, types))
        .items(wait::implementation(operation, types))
        .items(pages::implementation(operation, types))
        .items(setters::setters(api, operation, types))
}

/// The types that the file of a tag names.
fn named(api: &Api, tag: &Tag, own: &[FormWay<'_>]) -> Vec<Type> {
    let of_operations = tag.operations.iter().flat_map(|known| api.types_of(known));
    let in_parts = own.iter().flat_map(|way| {
        let models = api.models_in_parts(&way.ty).into_iter();
        models.map(Type::Model).chain([way.ty.clone()])
    });
    of_operations.chain(in_parts).collect()
}

fn imports(tag: &Tag, types: &Types<'_>, named: &[Type]) -> impl Iterator<Item = Item> {
    let models = types.imports(named).into_iter().map(Name::as_str);
    let mut parameters = tag.operations.iter().flat_map(|known| &known.parameters);
    let is_styled = parameters.any(|known| {
        matches!(known.encoding, Encoding::Styled(_)) && known.location != Location::QueryString
    });
    let models = List::uses("use super::model", models);
    let [first, last] = if is_styled {
        let client = Some("use super::Client;".into());
        let runtime = Some("use super::runtime::{self, Style};".into());
        [client, runtime]
    } else {
        [None, Some("use super::{Client, runtime};".into())]
    };
    [first, models, last].into_iter().flatten()
}
