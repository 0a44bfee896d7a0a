//! Whether each call's page in the docs names what the call gives: its answers, its errors, and their
//! statuses.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use oasmith::ir::{Answer, Api, ModelKind, Operation, Read, Status, Type};
use oasmith::{Known, Request, inspect};

/// What the pages of a crate do not say, whose docs are in a folder with its features that are on by
/// default.
///
/// # Errors
///
/// Returns what cannot be read.
pub fn missing(request: Request, docs: &Path) -> io::Result<Vec<String>> {
    let outcome = inspect(&Request {
        known: Known::Nothing,
        ..request
    });
    let api = outcome
        .api
        .ok_or_else(|| io::Error::other("there is no crate"))?;
    let docs = docs.join("api");
    let enabled = defaults(&api);
    let mut missing = Vec::new();
    for tag in api.tags.iter().filter(|tag| tag.gate.opens(&enabled)) {
        for operation in &tag.operations {
            match page(&docs, operation)? {
                Some(page) => {
                    let said = unsaid(&api, operation, &page);
                    missing.extend(said.map(|what| format!("{}: {what}", operation.id)));
                }
                None => missing.push(format!("{}: there is no page", operation.id)),
            }
        }
    }
    Ok(missing)
}

/// The features of tags that are on where nobody says anything.
fn defaults(api: &Api) -> BTreeSet<usize> {
    let features = api.tag_features.iter().enumerate();
    let on = features.filter(|(_, feature)| feature.default);
    on.map(|(index, _)| index).collect()
}

/// The page of a call, which stands in the module of a tag; that of several tags in each that is there.
fn page(docs: &Path, operation: &Operation) -> io::Result<Option<String>> {
    let name = format!("struct.{}.html", operation.call);
    let folders = fs::read_dir(docs)?;
    let files = folders.flatten().map(|folder| folder.path().join(&name));
    Ok(files
        .into_iter()
        .find_map(|file| fs::read_to_string(file).ok()))
}

/// What a page does not say.
fn unsaid<'a>(
    api: &'a Api,
    operation: &'a Operation,
    page: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let answers = operation.success.iter().chain(&operation.errors);
    let statuses = answers.clone().map(|answer| match answer.status {
        Status::Code(code) => format!("<code>{code}</code>"),
        Status::Range(class) => format!("<code>{class}XX</code>"),
        // As the only answer it is a success as well, and an error in any case.
        Status::Default => "others: error".to_owned(),
    });
    let types = answers.flat_map(Answer::reads).filter_map(Read::ty);
    let together = operation.output.iter().chain(&operation.error).cloned();
    let models = types.chain(together).filter_map(|ty| link(api, &ty));
    let said = statuses.chain(models);
    said.filter(|text| !page.contains(text.as_str()))
}

/// What a link to a type has.
fn link(api: &Api, ty: &Type) -> Option<String> {
    let model = api.model(ty.model()?);
    let kind = match model.kind {
        ModelKind::Object(_) | ModelKind::Tuple(_) => "struct",
        ModelKind::Enum(_) | ModelKind::Union(_) | ModelKind::Choice(_) => "enum",
    };
    Some(format!("/{kind}.{}.html", model.name))
}
