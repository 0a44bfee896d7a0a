//! Which parts of the runtime a crate needs.

use std::collections::BTreeSet;

use crate::ir::{
    Answer, Body, BodyForm, Client, Credential, CredentialPlace, Encoding, Enum, Formats, Header,
    Library, Location, Model, ModelKind, Operation, Parameter, Part, PartForm, Read, Tag, Turn,
    Type,
};

pub(in crate::lower) fn parts(
    client: &Client,
    credentials: &[Credential],
    models: &[Model],
    headers: &[Header],
    tags: &[Tag],
    formats: Formats,
) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    for model in models {
        of_model(model, models, &mut parts);
    }
    for operation in tags.iter().flat_map(|tag| &tag.operations) {
        of_operation(operation, models, &mut parts);
    }
    for credential in credentials {
        if credential.vendor.is_some() {
            parts.insert(Part::Vendors);
            continue;
        }
        if credential.flow.is_some() {
            parts.insert(Part::Grants);
        }
        match credential.place {
            CredentialPlace::Query(_) | CredentialPlace::Cookie(_) => {
                parts.insert(Part::Keys);
            }
            CredentialPlace::Basic => {
                parts.insert(Part::Basic);
            }
            CredentialPlace::Header(_) | CredentialPlace::Bearer => {}
        }
    }
    if !headers.is_empty() {
        parts.insert(Part::Headers);
    }
    let used = types(models, tags).chain(headers.iter().map(|header| &header.ty));
    let used = used.filter_map(|ty| library(ty, formats));
    parts.extend(used.flat_map(|library| [Part::Models, part(library)]));
    of_client(client, &mut parts);
    let sends_files = parts.contains(&Part::FileBodies) || parts.contains(&Part::Multipart);
    if parts.contains(&Part::Files) && !sends_files {
        parts.insert(Part::FilesInMemory);
    }
    parts
}

fn of_model(model: &Model, models: &[Model], parts: &mut BTreeSet<Part>) {
    if model.types().into_iter().any(has_file) {
        parts.insert(Part::Files);
        if !matches!(&model.kind, ModelKind::Choice(_)) {
            parts.insert(Part::FileModels);
        }
    }
    match &model.kind {
        ModelKind::Object(object) if object.rest.is_some() => parts.insert(Part::Rests),
        ModelKind::Union(union) if union.tag.is_some() => parts.insert(Part::TaggedUnions),
        ModelKind::Union(_) => parts.insert(Part::UntaggedUnions),
        _ => false,
    };
    if matches!(&model.kind, ModelKind::Union(union) if union.is_scalar(&|id| &models[id.0].kind)) {
        parts.insert(Part::ScalarUnions);
    }
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

fn has_file(ty: &Type) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            has_file(inner)
        }
        _ => false,
    }
}

fn of_operation(operation: &Operation, models: &[Model], parts: &mut BTreeSet<Part>) {
    for parameter in &operation.parameters {
        parts.extend(of_parameter(parameter));
        let styled = matches!(parameter.encoding, Encoding::Styled(_));
        if styled && parameter.location != Location::QueryString {
            parts.insert(Part::Styles);
        }
    }
    if let Some(body) = &operation.body {
        of_body(body, models, parts);
    }
    let answers = operation.success.iter().chain(&operation.errors);
    for answer in answers {
        if answer
            .reads()
            .any(|read| matches!(read, Read::Text | Read::Bytes))
        {
            parts.insert(Part::RawAnswers);
        }
        if !answer.others.is_empty() {
            parts.insert(Part::MediaTypes);
        }
    }
    if operation.gives_bytes() {
        parts.extend([Part::Downloads, Part::MediaTypes]);
    }
    if operation.events.is_some() {
        parts.extend([Part::Events, Part::MediaTypes]);
    }
    if operation.wait.is_some() {
        parts.insert(Part::Waits);
    }
    if let Some(pages) = &operation.pages {
        parts.insert(Part::Pages);
        match pages.turn {
            Turn::Count { .. } => parts.insert(Part::CountedPages),
            Turn::Link => parts.insert(Part::LinkedPages),
            Turn::Cursor { .. } | Turn::Address(_) => parts.insert(Part::CursorPages),
        };
    }
}

fn of_body(body: &Body, models: &[Model], parts: &mut BTreeSet<Part>) {
    let choice = body.choice.map(|id| &models[id.0].kind);
    let Some(ModelKind::Choice(choice)) = choice else {
        return of_form(&body.form, parts);
    };
    parts.insert(Part::BodyChoices);
    for variant in &choice.variants {
        if let Some(sent) = &variant.sent {
            of_form(&sent.form, parts);
        }
    }
}

fn of_form(form: &BodyForm, parts: &mut BTreeSet<Part>) {
    match form {
        BodyForm::Form(styles) => {
            parts.insert(Part::Forms);
            if !styles.is_empty() {
                parts.insert(Part::Styles);
            }
        }
        BodyForm::Multipart(all) => {
            parts.insert(Part::Multipart);
            if all.iter().any(|(_, part)| part.style.is_some()) {
                parts.insert(Part::StyledParts);
            }
            let has_headers = |part: &PartForm| !part.fixed.is_empty() || !part.required.is_empty();
            if all.iter().any(|(_, part)| has_headers(part)) {
                parts.insert(Part::PartHeaders);
            }
        }
        BodyForm::File => {
            parts.extend([Part::FileBodies, Part::Files, Part::MediaTypes]);
        }
        BodyForm::Text => {
            parts.insert(Part::TextBodies);
        }
        BodyForm::Json => {}
    }
}

/// What writes a parameter, its style aside.
fn of_parameter(parameter: &Parameter) -> Option<Part> {
    match (parameter.location, parameter.encoding) {
        (Location::Cookie, _) => Some(Part::Cookies),
        (_, Encoding::Json) | (Location::QueryString, Encoding::Plain) => Some(Part::Contents),
        (Location::QueryString, Encoding::Styled(_)) => Some(Part::Forms),
        (_, Encoding::Styled(_) | Encoding::Plain) => None,
    }
}

fn of_client(client: &Client, parts: &mut BTreeSet<Part>) {
    if !client.parameters.is_empty() {
        parts.insert(Part::ClientParameters);
    }
    if !client.groups.is_empty() {
        parts.insert(Part::ServerGroups);
    }
    let groups = client.groups.iter().flat_map(|group| &group.servers);
    for server in client.servers.iter().chain(groups) {
        parts.insert(Part::Servers);
        if !server.variables.is_empty() {
            parts.insert(Part::Variables);
        }
        if server.is_relative() {
            parts.insert(Part::RelativeServers);
        }
    }
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
            .chain(
                answers
                    .flat_map(Answer::reads)
                    .filter_map(|read| match read {
                        Read::Json(ty) => Some(ty),
                        _ => None,
                    }),
            )
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
        Library::Time => Part::Time,
        Library::Uuid => Part::Uuid,
        Library::Base64 => Part::Base64,
        Library::Url => Part::Url,
        Library::Decimal => Part::Decimal,
    }
}
