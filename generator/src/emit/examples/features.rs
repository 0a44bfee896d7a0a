//! What a crate says of its features that bring the operations of a tag.

use crate::emit::layout::Passage;
use crate::ir::{Api, Gate, Tag};

/// As docs say it. Links to what may not be there lead nowhere, so that there are none.
pub(super) fn docs(api: &Api) -> Vec<Passage> {
    vec![about(api), table(api)]
}

/// As the README says it, with the line that asks for one of them.
pub(super) fn readme(api: &Api) -> Vec<Passage> {
    let first = api.tag_features.first();
    let asked = first.map(|feature| {
        let name = &api.package.name;
        let version = &api.package.version;
        let feature = feature.name.as_str();
        let line = format!(
            "{name} = {{ version = {version:?}, default-features = false, features = [\"reqwest\", \"rustls\", {feature:?}] }}"
        );
        Passage::Fenced {
            info: "toml",
            code: vec![line.into()],
        }
    });
    [about(api)]
        .into_iter()
        .chain(asked)
        .chain([table(api)])
        .collect()
}

/// The features of a gate in words; nothing where it is open.
pub(super) fn names(api: &Api, gate: &Gate) -> Option<String> {
    let features = api.features_of(gate).into_iter();
    let features: Vec<String> = features.map(|name| format!("`{name}`")).collect();
    (!features.is_empty()).then(|| features.join(" or "))
}

fn about(api: &Api) -> Passage {
    let is_on = |default| {
        api.tag_features
            .iter()
            .any(|feature| feature.default == default)
    };
    let on = match (is_on(true), is_on(false)) {
        (true, false) => "All of them are on by default",
        (true, true) => "Some of them are on by default",
        _ => "None of them is on by default",
    };
    let untagged = api
        .tags
        .iter()
        .any(|tag| tag.gate == Gate::Open && !tag.operations.is_empty());
    let untagged = if untagged {
        " Operations without a tag are always there."
    } else {
        ""
    };
    Passage::Markdown(format!(
        "Each tag of the API is a feature of this crate, which brings its operations and the types that \
         only these need. {on}; without those that a program has no use for, it builds faster. An \
         operation with several tags is there with any of them.{untagged}"
    ))
}

/// The features, each with its module and the number of its operations.
fn table(api: &Api) -> Passage {
    let head = [
        "| Feature | Module | Operations | Default |",
        "|---|---|---|---|",
    ];
    let rows = api.tag_features.iter().enumerate().map(|(index, feature)| {
        let has =
            |tag: &&Tag| matches!(&tag.gate, Gate::AnyOf(features) if features.contains(&index));
        let tags = api.tags.iter().filter(has);
        let number: usize = tags.map(|tag| tag.operations.len()).sum();
        let mut own = api.tags.iter().filter(|tag| tag.title == feature.title);
        let module = own.find(|tag| tag.shown_in.is_empty());
        let module = module.map_or(String::new(), |tag| format!("`api::{}`", tag.module));
        let default = if feature.default { "yes" } else { "no" };
        format!("| `{}` | {module} | {number} | {default} |", feature.name)
    });
    let lines: Vec<String> = head.map(str::to_owned).into_iter().chain(rows).collect();
    Passage::Markdown(lines.join("\n"))
}
