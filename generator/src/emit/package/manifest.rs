//! The manifest of the crate, which inherits nothing from a workspace.

use std::fmt::Write as _;

use super::merged::merged;
use crate::emit::runtime;
use crate::hidden::{in_toml, is_hidden};
use crate::ir::{Api, Example};

/// Has the docs that a registry makes of the crate show all of it.
const DOCS: &str = "[package.metadata.docs.rs]\nall-features = true\n\n";

/// Nobody's formatter changes what oasmith has written.
pub(in crate::emit) const RUSTFMT: &str = "disable_all_formatting = true\n";

pub(in crate::emit) fn manifest(api: &Api) -> String {
    let package = &api.package;
    let mut out = String::from("[package]\n");
    let mut line = |key: &str, value: String| {
        let _ = writeln!(out, "{key} = {value}");
    };
    line("name", quoted(&package.name));
    line("version", quoted(&package.version));
    line("edition", quoted("2024"));
    line("rust-version", quoted(runtime::RUST_VERSION));
    line("description", quoted(&package.description));
    if !package.authors.is_empty() {
        line("authors", list(&package.authors));
    }
    let optional = [
        ("license", &package.license),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            line(key, quoted(value));
        }
    }
    line("readme", quoted("README.md"));
    if let Some(publish) = package.publish {
        line("publish", publish.to_string());
    }
    if !package.keywords.is_empty() {
        line("keywords", list(&package.keywords));
    }
    if !package.categories.is_empty() {
        line("categories", list(&package.categories));
    }
    out.push('\n');
    if !says_docs(&package.manifest) {
        out.push_str(DOCS);
    }
    for example in &api.examples {
        out.push_str(&required(api, example));
    }
    out.push_str(&runtime::manifest(api));
    merged(out, &package.manifest)
}

/// Whether the settings say themselves what the docs of a registry show.
fn says_docs(manifest: &toml::Table) -> bool {
    let inner = |table: Option<&toml::Value>, key| table.and_then(|table| table.get(key)).cloned();
    let metadata = inner(manifest.get("package"), "metadata");
    let docs = inner(metadata.as_ref(), "docs");
    inner(docs.as_ref(), "rs").is_some()
}

/// An example that needs a feature; nothing where it needs none. Of several any is enough, and a
/// manifest can only ask for all.
fn required(api: &Api, example: &Example) -> String {
    let gate = api.gate_of_example(example);
    let first = api.features_of(&gate).into_iter().next();
    let first = first.map(|feature| {
        let name = &example.name;
        format!("[[example]]\nname = {name:?}\nrequired-features = [{feature:?}]\n\n")
    });
    first.unwrap_or_default()
}

fn quoted(text: &str) -> String {
    if text.contains(is_hidden) {
        in_toml(text)
    } else {
        toml::Value::from(text).to_string()
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}
