//! The settings that a document begins with, with comments that teach.

use std::fmt::Write as _;

use toml::Value;

use super::commented;
use crate::ir::{Api, UNTAGGED};
use crate::lower::Proposal;
use crate::names::Case;

/// What is known of a document that begins.
pub(super) struct Begun<'a> {
    pub(super) api: &'a Api,
    /// The document, as seen from the settings.
    pub(super) document: &'a str,
    /// The folder of the crate, as seen from the settings.
    pub(super) folder: &'a str,
    pub(super) schema: &'a str,
    pub(super) module: bool,
    /// Whether there is an example program.
    pub(super) example: bool,
    /// What could be said of errors, of which the document says nothing.
    pub(super) errors: Option<&'a Proposal>,
}

pub(super) fn settings(begun: &Begun<'_>) -> String {
    let Begun {
        api,
        document,
        folder,
        schema,
        ..
    } = begun;
    let mut text = format!(
        "#:schema {schema}\n\
         # What oasmith makes of {document}. Where this file is, `oasmith generate` writes it anew, and\n\
         # `oasmith generate --help` lists all that can be said here. Paths are seen from this file.\n\
         \n\
         [document]\n\
         path = {}\n\
         \n\
         [output]\n\
         # What oasmith wrote there it overwrites and removes; a file of yours it never touches.\n\
         folder = {}\n",
        quoted(document),
        quoted(folder),
    );
    if begun.module {
        text.push_str(
            "# A module of the crate around the folder, in place of a package.\nmodule = true\n",
        );
    } else {
        text.push_str(&package(api));
    }
    text.push_str(&runtime());
    text.push_str(&selected(api));
    text.push_str(&commented::tables(api, begun.errors));
    if begun.example {
        text.push_str(&examples(api));
    }
    text
}

fn package(api: &Api) -> String {
    let package = &api.package;
    format!(
        "\n# What the crate's manifest says.\n\
         [crate]\n\
         # In code it is `{code}`.\n\
         name = {name}\n\
         description = {description}\n\
         # An SPDX expression, such as \"MIT\".\n\
         # license = \"MIT\"\n\
         # No registry takes the crate. Without this, one may.\n\
         publish = false\n\
         \n\
         # What the manifest says beyond that, as it stands.\n\
         # [manifest]\n\
         # lints.workspace = true\n",
        code = package.crate_name(),
        name = quoted(&package.name),
        description = quoted(&package.description),
    )
}

fn runtime() -> String {
    "\n# What all clients have in common is copied into the crate. `source = \"crate\"` has it depend on the\n\
     # package `oasmith-runtime`, which several clients of one program share.\n\
     [runtime]\n\
     source = \"vendored\"\n"
        .to_owned()
}

fn selected(api: &Api) -> String {
    let mut tags = api.tags.iter().map(|tag| tag.title.as_str());
    let tag = tags.find(|title| !title.is_empty() && *title != UNTAGGED);
    let first = api.operations().next().map(|operation| &*operation.id);
    let (by, name) = match (tag, first) {
        (Some(tag), _) => ("tags", tag),
        (None, Some(id)) => ("operations", id),
        (None, None) => return String::new(),
    };
    format!(
        "\n# The crate has all operations. A part of them is selected by tags, paths and ids.\n\
         # [only]\n\
         # {by} = [{}]\n",
        quoted(name)
    )
}

/// A program that makes the call of the crate's first page, and where it has its values from.
fn examples(api: &Api) -> String {
    let Some(example) = &api.quick_start else {
        return String::new();
    };
    let mut operations = api.operations();
    let called = operations.find(|operation| operation.id == example.operation);
    let Some(called) = called else {
        return String::new();
    };
    let prefix = Case::Constant.name(&api.package.name);
    let prefix = prefix.bare().to_owned();
    let parameters = api.client.parameters.iter().map(|known| &known.wire);
    let own = api
        .credentials
        .iter()
        .filter(|known| known.vendor.is_none());
    let names = api.client.variables.iter().map(|known| &known.wire);
    let names = names
        .chain(parameters)
        .chain(own.map(|known| &known.scheme));
    let endpoint = "endpoint".to_owned();
    let mut text = "\n# The environment variables that examples read what a client needs from.\n[environment]\n".to_owned();
    let mut known = Vec::new();
    for name in names
        .chain([&endpoint])
        .filter(|name| !name.trim().is_empty())
    {
        if !known.contains(&name) {
            let variable = Case::Constant.name(name);
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                text,
                "{} = {}",
                key(name),
                quoted(&format!("{prefix}_{}", variable.bare()))
            );
            known.push(name);
        }
    }
    let name = Case::Module.name(called.function.bare());
    let _ = write!(
        text,
        "\n# The programs in the crate's examples folder: file name = operation.\n[examples]\n{} = {}\n",
        name.bare(),
        quoted(&called.id)
    );
    text
}

pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

pub(super) fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.chars().all(is_bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}
