//! What the crate of a module has to depend on.

use toml::{Table, Value};

use super::chosen::{fixed, vendors};
use super::manifest::{self, Choice, FEATURES};
use crate::emit::spelling;
use crate::ir::{Api, Chosen, Source};

/// The dependencies that a module needs, each as its manifest says it, by name.
///
/// A package says the same in its manifest, where its features bring some of them.
#[must_use]
pub fn dependencies(api: &Api) -> Table {
    let lines = match &api.runtime.source {
        Source::Vendored => manifest::vendored(api),
        Source::Package { path } => manifest::package(api, path.as_deref()),
    };
    let lines: Vec<String> = lines
        .into_iter()
        .chain(spelling::dependencies(api).map(str::to_owned))
        .collect();
    // The lines are our own, so that they parse.
    let mut table: Table = toml::from_str(&lines.join("\n")).unwrap_or_default();
    match &api.runtime.source {
        Source::Vendored => {
            for word in enabled(api) {
                enable(&mut table, &word);
            }
            for name in unneeded(&table) {
                table.remove(&name);
            }
        }
        Source::Package { .. } => {
            for name in fixed(api) {
                add_feature(&mut table, "oasmith-runtime", name);
            }
        }
    }
    table
}

/// What the features that are there for good enable, in the words of a manifest.
fn enabled(api: &Api) -> Vec<String> {
    let is_fixed = |choice: &&Choice| api.choice(choice.name) == Chosen::Fixed;
    let words = FEATURES
        .iter()
        .filter(is_fixed)
        .flat_map(|choice| manifest::words(choice.enables).map(str::to_owned));
    let vendors = vendors(api).filter(|vendor| api.choice(vendor.name) == Chosen::Fixed);
    let of_vendors = vendors.flat_map(|vendor| vendor.dependencies.iter());
    let of_vendors = of_vendors.map(|(name, _)| format!("dep:{name}"));
    let mut words: Vec<String> = words.chain(of_vendors).collect();
    // What brings a dependency comes before what adds to one that is there.
    words.sort_by_key(|word| !word.starts_with("dep:"));
    words
}

fn enable(table: &mut Table, word: &str) {
    if let Some(name) = word.strip_prefix("dep:") {
        if let Some(Value::Table(value)) = table.get_mut(name) {
            value.remove("optional");
        }
    } else if let Some((name, feature)) = word.split_once("?/")
        && table.get(name).is_some_and(|value| !is_optional(value))
    {
        add_feature(table, name, feature);
    }
}

fn add_feature(table: &mut Table, name: &str, feature: &str) {
    let Some(Value::Table(value)) = table.get_mut(name) else {
        return;
    };
    let features = value.entry("features");
    let features = features.or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(features) = features {
        let feature = Value::from(feature);
        if !features.contains(&feature) {
            features.push(feature);
        }
    }
}

fn is_optional(value: &Value) -> bool {
    value.get("optional").is_some()
}

fn unneeded(table: &Table) -> Vec<String> {
    let unneeded = table.iter().filter(|(_, value)| is_optional(value));
    unneeded.map(|(name, _)| name.clone()).collect()
}
