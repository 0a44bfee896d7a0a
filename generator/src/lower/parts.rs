//! Which parts of the runtime a crate needs.

use std::collections::BTreeSet;

use crate::ir::{Client, Enum, Formats, Library, Model, ModelKind, Part, Tag, Type};

pub(super) fn parts(
    client: &Client,
    models: &[Model],
    tags: &[Tag],
    formats: Formats,
) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    for model in models {
        match &model.kind {
            ModelKind::Object(object) if object.rest.is_some() => parts.insert(Part::Rests),
            ModelKind::Union(union) if union.tag.is_some() => parts.insert(Part::TaggedUnions),
            ModelKind::Union(_) => parts.insert(Part::UntaggedUnions),
            _ => false,
        };
        let part = match &model.kind {
            ModelKind::Choice(_) => Part::Choices,
            ModelKind::Union(_) => Part::Unions,
            ModelKind::Object(_) => Part::Objects,
            ModelKind::Tuple(_) => Part::Tuples,
            ModelKind::Enum(of) if !of.is_text() => Part::ScalarEnums,
            ModelKind::Enum(Enum { other: Some(_), .. }) => Part::OpenEnums,
            ModelKind::Enum(_) => Part::ClosedEnums,
        };
        parts.extend([Part::Models, part]);
        let constants =
            matches!(&model.kind, ModelKind::Object(object) if !object.constants.is_empty());
        if constants {
            parts.insert(Part::Constants);
        }
        let tagged = matches!(&model.kind, ModelKind::Union(union) if union.tag.is_some());
        if tagged || matches!(part, Part::Objects | Part::ScalarEnums) {
            parts.insert(Part::Literals);
        }
        if model.checked && model.in_request {
            parts.insert(Part::Checks);
        }
    }
    let used = types(models, tags).filter_map(|ty| library(ty, formats));
    parts.extend(used.flat_map(|library| [Part::Models, part(library)]));
    if !client.parameters.is_empty() {
        parts.insert(Part::ClientParameters);
    }
    if !client.servers.is_empty() {
        parts.insert(Part::Servers);
    }
    if client
        .servers
        .iter()
        .any(|server| !server.variables.is_empty())
    {
        parts.insert(Part::Variables);
    }
    parts
}

/// All types that the crate names.
fn types<'a>(models: &'a [Model], tags: &'a [Tag]) -> impl Iterator<Item = &'a Type> {
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    let named = operations.flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let body = operation.body.iter().map(|body| &body.ty);
        let answers = operation.success.iter().chain(&operation.errors);
        parameters
            .chain(body)
            .chain(answers.filter_map(|answer| answer.ty.as_ref()))
    });
    models.iter().flat_map(Model::types).chain(named)
}

/// The library of the format that is in a type, however deep.
fn library(ty: &Type, formats: Formats) -> Option<Library> {
    match ty {
        Type::Formatted(format) => formats.library(*format),
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            library(inner, formats)
        }
        _ => None,
    }
}

fn part(library: Library) -> Part {
    match library {
        Library::Jiff => Part::Jiff,
        Library::Chrono => Part::Chrono,
        Library::Uuid => Part::Uuid,
        Library::Base64 => Part::Base64,
        Library::Url => Part::Url,
        Library::Decimal => Part::Decimal,
    }
}
