//! What the crate needs of the runtime.

use std::collections::BTreeSet;

use crate::ir::{
    Answer, Body, BodyForm, Credential, Encoding, Feature, Formats, Header, Library, Location,
    Model, ModelKind, Operation, PartForm, Read, Tag, Type,
};

pub(in crate::lower) fn features(
    credentials: &[Credential],
    models: &[Model],
    headers: &[Header],
    tags: &[Tag],
    formats: Formats,
) -> BTreeSet<Feature> {
    let mut features = BTreeSet::from([Feature::Json]);
    if !tags.is_empty() {
        features.insert(Feature::Client);
    }
    features.extend(models.iter().filter_map(kind));
    if models.iter().flat_map(Model::types).any(has_file) {
        features.insert(Feature::File);
    }
    if !headers.is_empty() {
        features.insert(Feature::TypedHeaders);
    }
    for operation in tags.iter().flat_map(|tag| &tag.operations) {
        of_operation(operation, models, &mut features);
    }
    if credentials
        .iter()
        .any(|credential| credential.flow.is_some())
    {
        features.insert(Feature::OAuth);
    }
    let used = types(models, tags).chain(headers.iter().map(|header| &header.ty));
    features.extend(used.filter_map(|ty| library(ty, formats)));
    features
}

/// What models of a kind are made by. Objects are always there, and the kinds of bodies are enums of
/// Rust's.
fn kind(model: &Model) -> Option<Feature> {
    match &model.kind {
        ModelKind::Object(_) | ModelKind::Choice(_) => None,
        ModelKind::Tuple(_) => Some(Feature::Tuples),
        ModelKind::Union(_) => Some(Feature::Unions),
        ModelKind::Enum(of) if !of.is_text() => Some(Feature::ScalarEnums),
        ModelKind::Enum(of) if of.other.is_some() => Some(Feature::OpenEnums),
        ModelKind::Enum(_) => Some(Feature::ClosedEnums),
    }
}

fn has_file(ty: &Type) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            has_file(inner)
        }
        _ => false,
    }
}

fn of_operation(operation: &Operation, models: &[Model], features: &mut BTreeSet<Feature>) {
    let mut parameters = operation.parameters.iter();
    let is_styled = parameters.any(|parameter| {
        parameter.location == Location::Cookie || matches!(parameter.encoding, Encoding::Styled(_))
    });
    if is_styled {
        features.insert(Feature::Styles);
    }
    if let Some(body) = &operation.body {
        of_body(body, models, features);
    }
    if operation.gives_bytes() {
        features.extend([Feature::Stream, Feature::Download]);
    }
    if operation.events.is_some() {
        features.extend([Feature::Stream, Feature::EventStream]);
    }
    if operation.sequence.is_some() || reads(operation).any(|read| matches!(read, Read::Items(_))) {
        features.extend([Feature::Stream, Feature::Sequential]);
    }
    if reads(operation).any(|read| matches!(read, Read::Xml(..))) {
        features.insert(Feature::Xml);
    }
    let waits = operation.wait.is_some() || operation.begins.is_some();
    if waits || operation.pages.is_some() {
        features.insert(Feature::Repeat);
    }
}

fn of_body(body: &Body, models: &[Model], features: &mut BTreeSet<Feature>) {
    let choice = body.choice.map(|id| &models[id.0].kind);
    let Some(ModelKind::Choice(choice)) = choice else {
        return of_form(&body.form, features);
    };
    let sent = choice
        .variants
        .iter()
        .filter_map(|variant| variant.sent.as_ref());
    for sent in sent {
        of_form(&sent.form, features);
    }
}

fn of_form(form: &BodyForm, features: &mut BTreeSet<Feature>) {
    match form {
        BodyForm::Form(_) => {
            features.insert(Feature::Styles);
        }
        BodyForm::Multipart(all) => {
            features.extend([Feature::File, Feature::Multipart]);
            if all
                .iter()
                .any(|(_, part): &(_, PartForm)| part.style.is_some())
            {
                features.insert(Feature::Styles);
            }
        }
        BodyForm::File => {
            features.insert(Feature::File);
        }
        BodyForm::Items => {
            features.extend([Feature::Stream, Feature::Sequential]);
        }
        BodyForm::Xml(_) => {
            features.insert(Feature::Xml);
        }
        BodyForm::Text | BodyForm::Json => {}
    }
}

/// How the answers of an operation are read.
fn reads(operation: &Operation) -> impl Iterator<Item = &Read> {
    let answers = operation.success.iter().chain(&operation.errors);
    answers.flat_map(Answer::reads)
}

/// All types that the crate names.
fn types<'a>(models: &'a [Model], tags: &'a [Tag]) -> impl Iterator<Item = &'a Type> {
    let operations = tags.iter().flat_map(|tag| &tag.operations);
    let named = operations.flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let body = operation.body.iter().map(|body| &body.ty);
        let read = reads(operation).filter_map(|read| match read {
            Read::Json(ty) | Read::Xml(ty, _) | Read::Items(ty) => Some(ty),
            _ => None,
        });
        parameters.chain(body).chain(read)
    });
    models.iter().flat_map(Model::types).chain(named)
}

/// The library of the format that is in a type, however deep.
pub(super) fn library(ty: &Type, formats: Formats) -> Option<Feature> {
    match ty {
        Type::Formatted(format) => formats.library(*format).map(Library::feature),
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            library(inner, formats)
        }
        _ => None,
    }
}
