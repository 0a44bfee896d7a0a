//! The first thing that a person reads: the crate's docs and its README.

use super::{beginning, features, guide, snippet};
use crate::emit::layout::Passage;
use crate::ir::{Api, Docs, Model, Operation, Type};

/// With more operations than this, only their modules are listed.
const LISTED: usize = 60;

/// The docs of the crate, with an example that compiles and all operations.
pub(in crate::emit) fn crate_docs(api: &Api) -> Vec<Passage> {
    let mut passages = introduction(api, &api.docs);
    if !api.tags.is_empty() {
        passages.push(markdown("# Example"));
        passages.push(Passage::Fenced {
            info: fence(api),
            code: snippet::doctest(api),
        });
        if api.tag_features.is_empty() {
            passages.push(markdown("# Operations"));
            passages.extend(operations(api));
        }
        passages.push(markdown(
            "What the document lacks is called by [`request`](Client::request), with the same \
             credentials, attempts, limits and errors.",
        ));
    }
    if !api.tag_features.is_empty() {
        passages.push(markdown("# Features"));
        passages.extend(features::docs(api));
    }
    passages.extend(guide::docs(api));
    if !api.received.is_empty() {
        passages.push(markdown("# What the API sends"));
        passages.push(received(api));
    }
    passages
}

/// How an example compiles. That of a module names it as the code around it does, which an example that is
/// compiled by itself cannot.
pub(super) fn fence(api: &Api) -> &'static str {
    if api.is_module() { "ignore" } else { "no_run" }
}

/// The README of the crate.
pub(in crate::emit) fn readme(api: &Api) -> Vec<Passage> {
    let mut passages = vec![markdown(format!("# {}", api.package.name))];
    passages.extend(introduction(api, &api.readme));
    passages.extend(beginning::readme(api));
    if !api.tags.is_empty() {
        passages.push(Passage::Fenced {
            info: "rust",
            code: snippet::plain(api),
        });
    }
    let number = api.operations().count();
    if number > LISTED {
        passages.push(markdown(format!("It has {number} operations.")));
    } else if number > 0 {
        let items = api.operations().map(|operation| {
            let function = operation.function.bare();
            format!("- `{function}`{}", described(operation))
        });
        passages.push(list(items));
    }
    if number > 0 {
        passages.push(markdown(
            "What the document lacks is called by `request` of the client, with the same \
             credentials, attempts, limits and errors.",
        ));
    }
    passages.extend(guide::readme(api));
    if !api.tag_features.is_empty() {
        passages.push(markdown("## Features"));
        passages.extend(features::readme(api));
    }
    if let Some(license) = &api.package.license {
        passages.push(markdown(format!("Licensed under {license}.")));
    }
    passages
}

fn markdown(text: impl Into<String>) -> Passage {
    Passage::Markdown(text.into())
}

/// Lines that stand together.
fn list(lines: impl Iterator<Item = String>) -> Passage {
    let lines: Vec<String> = lines.collect();
    Passage::Markdown(lines.join("\n"))
}

/// What can be called: each operation, or where there are many the modules that
/// have them.
fn operations(api: &Api) -> Vec<Passage> {
    if api.operations().count() > LISTED {
        return vec![modules(api)];
    }
    let mut passages = Vec::new();
    for tag in &api.tags {
        if api.tags.len() > 1 {
            let (title, module) = (plain(&tag.title), &tag.module);
            passages.push(markdown(format!("## [{title}](api::{module})")));
        }
        passages.push(list(tag.operations.iter().map(|operation| {
            let function = operation.function.bare();
            let described = described(operation);
            format!("- [`{function}`](Client::{function}){described}")
        })));
    }
    passages
}

fn modules(api: &Api) -> Passage {
    let head = ["| Module | Operations | About |", "|---|---|---|"];
    let rows = api.tags.iter().map(|tag| {
        let (module, number) = (&tag.module, tag.operations.len());
        let about = tag.docs.first_paragraph().replace('|', "\\|");
        let shown = module.bare();
        format!("| [`{shown}`](api::{module}) | {number} | {about} |")
    });
    list(head.map(str::to_owned).into_iter().chain(rows))
}

/// What the API sends, and the types of it.
fn received(api: &Api) -> Passage {
    list(api.received.iter().map(|request| {
        let id = request.body.as_ref().and_then(Type::model);
        let body = id.map_or(String::new(), |id| {
            format!(": {}", model(api, api.model(id)))
        });
        let title = request.title.strip_prefix("the ").unwrap_or(&request.title);
        format!("- {title}{body}")
    }))
}

/// A type, with a link to it if it is always there.
fn model(api: &Api, model: &Model) -> String {
    let name = &model.name;
    match features::names(api, &model.gate) {
        None => format!("[`{name}`](model::{name})"),
        Some(features) => format!("`model::{name}`, with the feature {features}"),
    }
}

/// What the package says of itself, and what the document says unless it is the same.
fn introduction(api: &Api, docs: &Docs) -> Vec<Passage> {
    let docs = markdown(&docs.0);
    if api.docs.first_paragraph() == api.summary.first_paragraph() {
        return vec![docs];
    }
    vec![markdown(&api.summary.0), docs]
}

fn described(operation: &Operation) -> String {
    let text = operation.docs.first_paragraph();
    if text.is_empty() {
        String::new()
    } else {
        format!(": {text}")
    }
}

/// A title without what Markdown could read as anything else.
fn plain(title: &str) -> String {
    title.replace(['[', ']', '<', '>', '`', '*', '\n'], " ")
}
