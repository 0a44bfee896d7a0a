//! What the manifest says of the features that bring the operations of a tag.

use std::fmt::Write as _;

use crate::emit::spelling;
use crate::ir::{Api, Feature, Source, TagFeature};

/// How long a line of a manifest is.
const WIDTH: usize = 90;

/// The features that are on where a caller says nothing.
pub(super) fn defaults(api: &Api) -> impl Iterator<Item = &str> {
    let features = api.tag_features.iter().filter(|feature| feature.default);
    features.map(|feature| feature.name.as_str())
}

/// A list of features, with as many on a line as it holds where one line does not hold all.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("{name:?}")).collect();
    let whole = format!("[{}]", names.join(", "));
    if whole.len() <= WIDTH {
        return whole;
    }
    let mut lines = vec![String::from("   ")];
    for name in names {
        let has_room = |line: &&mut String| line.len() + name.len() + 2 <= WIDTH;
        match lines.last_mut().filter(has_room) {
            Some(line) => line.extend([" ", &name, ","]),
            None => lines.push(format!("    {name},")),
        }
    }
    format!("[\n{}\n]", lines.join("\n"))
}

/// The libraries that are not always there, as the manifest says it.
pub(super) fn libraries(api: &Api) -> Vec<&'static str> {
    let libraries = api.runtime.optional.iter().copied();
    libraries.filter_map(spelling::dependency).collect()
}

/// What the manifest says of a library that is not always there.
pub(super) fn optional(dependency: &str) -> String {
    match dependency.strip_suffix(" }") {
        Some(open) => format!("{open}, optional = true }}"),
        None => {
            let (name, version) = dependency.split_once(" = ").unwrap_or_default();
            format!("{name} = {{ version = {version}, optional = true }}")
        }
    }
}

/// The features, each with the libraries that it needs, and then those of the libraries.
pub(super) fn features(api: &Api) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    for feature in &api.tag_features {
        let TagFeature { name, title, .. } = feature;
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let libraries = feature.libraries.iter();
        let libraries: Vec<String> = libraries
            .map(|known| format!("{:?}", known.name()))
            .collect();
        let libraries = libraries.join(", ");
        let _ = writeln!(
            out,
            "# The operations with the tag `{title}`.\n{name} = [{libraries}]"
        );
    }
    for library in &api.runtime.optional {
        let name = library.name();
        let enables = enables(api, *library);
        let docs = "# A library, for those of the features above that have types of it.";
        let _ = writeln!(out, "{docs}\n{name} = [{enables}]");
    }
    out
}

fn enables(api: &Api, library: Feature) -> String {
    let line = spelling::dependency(library).unwrap_or_default();
    let (dependency, _) = line.split_once(" = ").unwrap_or_default();
    let name = library.name();
    match api.runtime.source {
        Source::Vendored => format!("\"dep:{dependency}\""),
        Source::Package { .. } => format!("\"dep:{dependency}\", \"oasmith-runtime/{name}\""),
    }
}
