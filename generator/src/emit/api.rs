//! The files of operations, one for each tag.

use std::collections::BTreeSet;
use std::sync::Arc;

use quote::quote;

use super::multipart::{Way, Ways};
use super::types::{Types, map_import};
use super::uses::uses;
use super::{Deferred, Source, docs, multipart, operation, rust};
use crate::File;
use crate::ir::{Answer, Api, Body, Encoding, Location, Operation, Read, Tag, Type};
use crate::names::CALL_TYPES;

pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    if api.tags.is_empty() {
        return Vec::new();
    }
    let mut files = vec![rust("src/api/mod.rs", || index(api))];
    let ways = Arc::new(Ways::new(api));
    let mut met = Ways::default();
    for (index, tag) in api.tags.iter().enumerate() {
        let before = met.clone();
        for body in tag
            .operations
            .iter()
            .filter_map(|known| known.body.as_ref())
        {
            for (form, ty) in api.forms(body) {
                met.meet(api, form, ty);
            }
        }
        if index + 1 == api.tags.len() {
            met.meet_choices(api);
        }
        let in_parts = met.beyond(&before);
        files.push(rust(format!("src/api/{}.rs", tag.module.bare()), {
            let ways = Arc::clone(&ways);
            move || file(api, tag, &ways, &in_parts)
        }));
    }
    files
}

fn index(api: &Api) -> Source {
    let names_models = api
        .operations()
        .flat_map(|known| all_types(api, known))
        .any(|ty| ty.model().is_some());
    let uses = if names_models {
        quote!(
            use super::{Client, model, runtime};
        )
    } else {
        quote!(
            use super::{Client, runtime};
        )
    };
    let modules: BTreeSet<_> = api.tags.iter().map(|tag| &tag.module).collect();
    let modules = modules.into_iter().map(|module| quote!(pub mod #module;));
    let docs = vec!["The operations, one module for each tag.".to_owned()];
    Source::new(docs).items(uses).items(quote!(#(#modules)*))
}

fn file(api: &Api, tag: &Tag, ways: &Ways<'_>, in_parts: &[Way<'_>]) -> Source {
    let taken = tag
        .operations
        .iter()
        .map(|operation| operation.call.bare())
        .chain(CALL_TYPES.iter().copied());
    let types = Types::beside(api, taken);
    let functions: Vec<String> = tag
        .operations
        .iter()
        .map(|known| operation::function(api, known, &types))
        .collect();
    let all: Vec<Type> = tag
        .operations
        .iter()
        .flat_map(|operation| all_types(api, operation))
        .chain(in_parts.iter().flat_map(|way| {
            let models = multipart::models(api, &way.ty).into_iter();
            models.map(Type::Model).chain([way.ty.clone()])
        }))
        .collect();
    let maps = map_import(&all);
    let mut source = Source::new(docs::lines(&tag.docs))
        .items(maps)
        .text(imports(tag, &types, &all))
        .text(format!("impl Client {{\n{}}}\n", functions.join("\n")));
    for known in &tag.operations {
        source = operation::call(source, api, known, &types);
    }
    for way in in_parts {
        let written = multipart::implementation(api, way, ways, &types);
        source = source.text(written);
    }
    source
}

fn imports(tag: &Tag, types: &Types<'_>, all: &[Type]) -> String {
    let models = types.imports(all);
    let models: Vec<String> = models.iter().map(ToString::to_string).collect();
    let parameters = || tag.operations.iter().flat_map(|known| &known.parameters);
    let styled = parameters().any(|known| {
        matches!(known.encoding, Encoding::Styled(_)) && known.location != Location::QueryString
    });
    let models = uses("use super::model", &models);
    if styled {
        format!("use super::Client;\n{models}use super::runtime::{{self, Style}};\n")
    } else {
        format!("{models}use super::{{Client, runtime}};\n")
    }
}

/// The types that a file of operations names.
pub(super) fn all_types(api: &Api, operation: &Operation) -> Vec<Type> {
    let body = operation.body.iter();
    let content_type = body.clone().flat_map(|body| &body.content_type);
    let parameters = operation.parameters.iter().chain(content_type);
    let mut types: Vec<Type> = parameters.map(|parameter| parameter.ty.clone()).collect();
    types.extend(body.map(Body::given));
    types.extend(api.body_fields(operation).map(|field| field.ty.clone()));
    types.extend(operation.output.clone());
    types.extend(operation.error.clone());
    let events = operation.events.iter();
    types.extend(events.map(|events| events.data.ty().clone()));
    types.extend(operation.pages.iter().map(|pages| pages.item.clone()));
    let answers = operation.success.iter().chain(&operation.errors);
    let reads = answers.flat_map(Answer::reads);
    types.extend(reads.filter_map(|read| match read {
        Read::Json(ty) => Some(ty.clone()),
        _ => None,
    }));
    types
}
