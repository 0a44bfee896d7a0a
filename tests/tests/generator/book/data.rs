//! Blocks of data: settings, manifests, documents and parts of them, workflows.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use oasmith::Request;
use oasmith::diagnostic::Severity;
use oasmith::read::Texts;
use oasmith::settings::TABLES;
use serde_json::Value;
use tests::project;
use toml::Table;

use super::cargo_call::has_features;
use crate::settings::mistakes;

/// An overlay of which no action is needed, where settings name one.
const OVERLAY: &str = "\
overlay: 1.1.0
info: {title: Fixes, version: '1'}
actions: [{target: $.info, update: {x-fixed: true}}]
";

/// What the top of a manifest can hold.
const MANIFEST: [&str; 8] = [
    "package",
    "dependencies",
    "dev-dependencies",
    "build-dependencies",
    "features",
    "workspace",
    "lints",
    "profile",
];

/// The document that the book is about.
pub(super) fn bookshop() -> String {
    let path = project::root().join("docs").join("bookshop.yaml");
    fs::read_to_string(path).expect("the document of the book")
}

/// Settings are taken by oasmith for the book's document without a word, and manifests have what Cargo knows.
pub(super) fn toml(text: &str) -> Result<&'static str, String> {
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.to_string())?;
    let is_of_settings =
        |key: &String| key == "client" || TABLES.iter().any(|table| table.name == key);
    if table.keys().all(is_of_settings) {
        settings(text)?;
        return Ok("settings, taken by oasmith");
    }
    manifest(&table)?;
    Ok("manifest, with features that are there")
}

fn settings(text: &str) -> Result<(), String> {
    let wrong = mistakes(text);
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    nothing_is_said(&[
        ("api.yaml", bookshop()),
        ("oasmith.toml", text.to_owned()),
        ("fixes.overlay.yaml", OVERLAY.to_owned()),
    ])
}

/// Has oasmith make the crate of `api.yaml` among these files, of which nothing may be said.
fn nothing_is_said(files: &[(&str, String)]) -> Result<(), String> {
    let outcome = oasmith::generate(&Request {
        spec: "api.yaml".into(),
        texts: Texts::alone(files.iter().cloned()),
        ..Request::default()
    });
    let told = outcome.told();
    let told = told
        .iter()
        .filter(|told| told.diagnostic.severity != Severity::Unrepresented);
    let said: Vec<String> = told.map(ToString::to_string).collect();
    if said.is_empty() && !outcome.files.is_empty() {
        return Ok(());
    }
    Err(format!("oasmith says of it: {}", said.join("\n")))
}

/// A manifest, or lines of one that each are a dependency.
fn manifest(table: &Table) -> Result<(), String> {
    let is_line = |value: &toml::Value| {
        value.is_str() || value.get("path").or(value.get("version")).is_some()
    };
    if table.values().all(is_line) {
        return dependencies(table);
    }
    for (key, value) in table {
        if !MANIFEST.contains(&key.as_str()) {
            return Err(format!("neither settings nor a manifest have `{key}`"));
        }
        if key.ends_with("dependencies") {
            dependencies(value.as_table().ok_or("dependencies are a table")?)?;
        }
    }
    Ok(())
}

fn dependencies(table: &Table) -> Result<(), String> {
    for (name, value) in table {
        let folder = match name.as_str() {
            // Features that a program chooses from are the same in each generated crate.
            "huaweicloud-hss" | "bookshop" => "generated",
            "oasmith" => "generator",
            _ => continue,
        };
        let features = value.get("features").and_then(toml::Value::as_array);
        let features = features
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str);
        has_features(folder, features)?;
    }
    Ok(())
}

/// Documents, overlays and parts of a document are taken by oasmith without a word, parts as laid over the book's own;
/// workflows name what is there.
pub(super) fn yaml(text: &str) -> Result<&'static str, String> {
    let value: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    let has = |key| value.get(key).is_some();
    if has("openapi") || has("swagger") {
        nothing_is_said(&[("api.yaml", text.to_owned())])?;
        return Ok("document, taken by oasmith");
    }
    if has("jobs") {
        workflow(&value)?;
        return Ok("workflow, whose calls and inputs are there");
    }
    if has("overlay") {
        nothing_is_said(&[
            ("api.yaml", bookshop()),
            (
                "oasmith.toml",
                "overlays.files = ['fixes.yaml']\n".to_owned(),
            ),
            ("fixes.yaml", text.to_owned()),
        ])?;
        return Ok("overlay, taken by oasmith");
    }
    let mut document: Value =
        serde_yaml::from_str(&bookshop()).map_err(|error| error.to_string())?;
    lay(&mut document, &value);
    nothing_is_said(&[("api.yaml", document.to_string())])?;
    Ok("part of a document, taken by oasmith")
}

/// Lays a part over a document: what both have, the part says.
fn lay(document: &mut Value, part: &Value) {
    match (document, part) {
        (Value::Object(document), Value::Object(part)) => {
            for (key, value) in part {
                lay(document.entry(key).or_insert(Value::Null), value);
            }
        }
        (document, part) => *document = part.clone(),
    }
}

/// The action of the project is called with inputs that it has, and what is run are lines that hold.
fn workflow(workflow: &Value) -> Result<(), String> {
    let action = fs::read_to_string(project::root().join("action/action.yml"))
        .map_err(|error| error.to_string())?;
    let action: Value = serde_yaml::from_str(&action).map_err(|error| error.to_string())?;
    let jobs = workflow["jobs"].as_object().ok_or("jobs are a map")?;
    for step in jobs
        .values()
        .filter_map(|job| job["steps"].as_array())
        .flatten()
    {
        if let Some(line) = step["run"].as_str() {
            super::shell::check(line)?;
        }
        let used = step["uses"].as_str().unwrap_or_default();
        if let Some(place) = used.strip_prefix("OWNER/oasmith/") {
            if !place.starts_with("action@v") {
                return Err(format!("there is no action {used}"));
            }
            let none = serde_json::Map::new();
            let given = step["with"].as_object().unwrap_or(&none);
            if let Some(input) = given
                .keys()
                .find(|input| action["inputs"].get(input).is_none())
            {
                return Err(format!("the action has no input {input}"));
            }
        }
    }
    Ok(())
}

pub(super) fn json(text: &str) -> Result<&'static str, String> {
    let parsed: Result<Value, _> = serde_json::from_str(text);
    parsed.map(|_| "parsed").map_err(|error| error.to_string())
}

/// Sections, and keys with values.
pub(super) fn ini(text: &str) -> Result<&'static str, String> {
    let is_wrong = |line: &&str| {
        let is_section = line.starts_with('[') && line.ends_with(']');
        !line.is_empty() && !line.starts_with(['#', ';']) && !is_section && !line.contains('=')
    };
    let wrong = text.lines().map(str::trim).find(is_wrong);
    wrong.map_or(Ok("parsed"), |line| {
        Err(format!("this is no line of it: {line}"))
    })
}

/// What stands in the examples, in the library's docs and in their documents, by place, with one space between words.
pub(super) fn examples() -> BTreeMap<String, String> {
    let mut texts = project::texts(&project::root().join("examples")).expect("texts");
    let library = project::root().join("generator").join("src").join("lib.rs");
    let library = fs::read_to_string(library).expect("the library");
    let docs = library.lines().filter_map(|line| line.strip_prefix("/// "));
    texts.insert("docs".to_owned(), docs.collect::<Vec<_>>().join("\n"));
    texts.retain(|name, _| {
        Path::new(name)
            .extension()
            .is_none_or(|ending| ending != "md")
    });
    texts
        .into_iter()
        .map(|(name, text)| (name, flat(&text)))
        .collect()
}

/// A text with one space between its words.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
