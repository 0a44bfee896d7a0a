//! The first thing that a person reads: the crate's docs and its README.

use super::{docs, snippet};
use crate::ir::{Api, Docs, Operation, Type};

/// The docs of the crate, with an example that compiles and all operations.
pub(super) fn crate_docs(api: &Api) -> Vec<String> {
    let mut lines = introduction(api);
    if !api.tags.is_empty() {
        lines.extend(["", "# Example", "", "```no_run"].map(str::to_owned));
        lines.extend(snippet::doctest(api));
        lines.push("```".to_owned());
    }
    lines.extend(operations(api));
    lines.extend(received(api));
    lines
}

/// With more operations than this, only their modules are listed.
const LISTED: usize = 60;

/// What can be called: each operation, or where there are many the modules that
/// have them.
fn operations(api: &Api) -> Vec<String> {
    if api.tags.is_empty() {
        return Vec::new();
    }
    let mut lines = ["", "# Operations", ""].map(str::to_owned).to_vec();
    if api.operations().count() > LISTED {
        lines.push("| Module | Operations | About |".to_owned());
        lines.push("|---|---|---|".to_owned());
        lines.extend(api.tags.iter().map(|tag| {
            let (module, number) = (&tag.module, tag.operations.len());
            let about = tag.docs.first_paragraph().replace('|', "\\|");
            format!(
                "| [`{}`](api::{module}) | {number} | {about} |",
                module.bare()
            )
        }));
        return lines;
    }
    for tag in &api.tags {
        if api.tags.len() > 1 {
            lines.extend([
                format!("## [{}](api::{})", plain(&tag.title), tag.module),
                String::new(),
            ]);
        }
        for operation in &tag.operations {
            let function = operation.function.bare();
            lines.extend(docs::lines(&Docs(format!(
                "- [`{function}`](Client::{function}){}",
                described(operation)
            ))));
        }
        lines.push(String::new());
    }
    lines.pop();
    lines
}

/// What the API sends, and the types of it.
fn received(api: &Api) -> Vec<String> {
    if api.received.is_empty() {
        return Vec::new();
    }
    let mut lines = ["", "# What the API sends", ""].map(str::to_owned).to_vec();
    for request in &api.received {
        let body = match request.body.as_ref().and_then(Type::model) {
            Some(id) => format!(": [`{0}`](model::{0})", api.model(id).name),
            None => String::new(),
        };
        let title = request.title.strip_prefix("the ").unwrap_or(&request.title);
        lines.extend(docs::lines(&Docs(format!("- {title}{body}"))));
    }
    lines
}

/// The README of the crate.
pub(super) fn readme(api: &Api) -> String {
    let mut lines = vec![format!("# {}", api.package.name), String::new()];
    lines.extend(introduction(api));
    if !api.tags.is_empty() {
        lines.extend(["", "```rust"].map(str::to_owned));
        lines.extend(snippet::plain(api));
        lines.push("```".to_owned());
    }
    let number = api.operations().count();
    if number > LISTED {
        lines.extend([String::new(), format!("It has {number} operations.")]);
    } else if number > 0 {
        lines.push(String::new());
        for operation in api.operations() {
            let item = format!("- `{}`{}", operation.function.bare(), described(operation));
            lines.extend(docs::lines(&Docs(item)));
        }
    }
    if let Some(license) = &api.package.license {
        lines.extend([String::new(), format!("Licensed under {license}.")]);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What the package says of itself, and what the document says unless it is the same.
fn introduction(api: &Api) -> Vec<String> {
    if api.docs.first_paragraph() == api.summary.first_paragraph() {
        return docs::lines(&api.docs);
    }
    let mut lines = docs::lines(&api.summary);
    if !api.docs.0.is_empty() {
        lines.push(String::new());
        lines.extend(docs::lines(&api.docs));
    }
    lines
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
