//! Which parts of the runtime a crate needs.

use std::collections::BTreeSet;

use crate::ir::{
    BodyForm, Client, Credential, CredentialPlace, Encoding, Enum, Location, Model, ModelKind,
    Operation, Parameter, Part, Read, Tag, Type,
};

pub(super) fn parts(
    client: &Client,
    credentials: &[Credential],
    models: &[Model],
    tags: &[Tag],
) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    for model in models {
        of_model(model, &mut parts);
    }
    for operation in tags.iter().flat_map(|tag| &tag.operations) {
        of_operation(operation, &mut parts);
    }
    for credential in credentials {
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
    of_client(client, &mut parts);
    parts
}

fn of_model(model: &Model, parts: &mut BTreeSet<Part>) {
    if model.types().into_iter().any(has_file) {
        parts.insert(Part::Files);
    }
    let part = match &model.kind {
        ModelKind::Union(_) | ModelKind::Choice(_) => return,
        ModelKind::Object(_) => Part::Objects,
        ModelKind::Tuple(_) => Part::Tuples,
        ModelKind::Enum(Enum { other: Some(_), .. }) => Part::OpenEnums,
        ModelKind::Enum(_) => Part::ClosedEnums,
    };
    parts.insert(part);
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

fn of_operation(operation: &Operation, parts: &mut BTreeSet<Part>) {
    for parameter in &operation.parameters {
        parts.extend(of_parameter(parameter));
        let styled = matches!(parameter.encoding, Encoding::Styled(_));
        if styled && parameter.location != Location::QueryString {
            parts.insert(Part::Styles);
        }
    }
    let form = operation.body.as_ref().map(|body| &body.form);
    match form {
        Some(BodyForm::Form(styles)) => {
            parts.insert(Part::Forms);
            if !styles.is_empty() {
                parts.insert(Part::Styles);
            }
        }
        Some(BodyForm::Multipart(_)) => {
            parts.insert(Part::Multipart);
        }
        Some(BodyForm::Text | BodyForm::Bytes) => {
            parts.insert(Part::RawBodies);
        }
        Some(BodyForm::Json) | None => {}
    }
    let mut answers = operation.success.iter().chain(&operation.errors);
    if answers.any(|answer| matches!(answer.read, Read::Text | Read::Bytes)) {
        parts.insert(Part::RawAnswers);
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
    if !client.servers.is_empty() {
        parts.insert(Part::Servers);
    }
    let mut servers = client.servers.iter();
    if servers.any(|server| !server.variables.is_empty()) {
        parts.insert(Part::Variables);
    }
}
