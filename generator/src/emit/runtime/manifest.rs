//! The features and dependencies of the manifest.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use oasmith_runtime::sources::VERSION;

use super::chosen::{fixed, vendors};
use super::tag_features;
use crate::emit::spelling;
use crate::ir::{Api, Chosen, Feature, Model, ModelKind, Source, Type};

/// A feature of every crate.
pub(super) struct Choice {
    pub(super) name: &'static str,
    docs: &'static str,
    /// What it enables where the runtime is vendored.
    pub(super) enables: &'static str,
}

/// The features of every crate.
pub(super) const FEATURES: &[Choice] = &[
    Choice {
        name: "reqwest",
        docs: "# Sends requests with reqwest, for calls that are awaited.",
        enables: r#""dep:http-body", "dep:reqwest", "dep:tokio""#,
    },
    Choice {
        name: "blocking",
        docs: "# Sends requests with ureq, for calls that block their thread; it brings no async runtime.",
        enables: r#""dep:ureq""#,
    },
    Choice {
        name: "tower",
        docs: "# Sends requests with a `tower::Service` that the caller has.",
        enables: r#""dep:http-body", "dep:tower-service""#,
    },
    Choice {
        name: "rustls",
        docs: "# TLS by rustls for each of reqwest and ureq that is on, which speak plain HTTP otherwise. It trusts\n\
               # the certificates of the system, and needs a C compiler to build.",
        enables: r#""reqwest?/rustls", "ureq?/rustls", "ureq?/platform-verifier""#,
    },
    Choice {
        name: "native-tls",
        docs: "# TLS of the system for each of them; on Linux that is OpenSSL with its headers.",
        enables: r#""reqwest?/native-tls", "ureq?/native-tls-no-default""#,
    },
    Choice {
        name: "gzip",
        docs: "# Asks for answers in the coding `gzip`, and reads them.",
        enables: r#""dep:flate2""#,
    },
    Choice {
        name: "tracing",
        docs: "# Spans of `tracing` for calls and their requests, with the names of OpenTelemetry.",
        enables: r#""dep:tracing""#,
    },
    Choice {
        name: "testing",
        docs: "# A transport for tests, which answers as it is told, and values of what answers hold.",
        enables: "",
    },
];

/// What every crate depends on that has a copy of the runtime.
const DEPENDENCIES: &[&str] = &[
    r#"bytes = "1.10""#,
    r#"flate2 = { version = "1.1", default-features = false, features = ["rust_backend"], optional = true }"#,
    r#"http = "1.3""#,
    r#"http-body = { version = "1", optional = true }"#,
    r#"httpdate = "1.0.3""#,
    r#"reqwest = { version = "0.13", default-features = false, optional = true }"#,
    r#"serde_core = "1.0.228""#,
    r#"tower-service = { version = "0.3.3", optional = true }"#,
    r#"tracing = { version = "0.1.41", default-features = false, features = ["std"], optional = true }"#,
    r#"ureq = { version = "3.5", default-features = false, optional = true }"#,
    r#"zeroize = { version = "1.8", default-features = false, features = ["alloc"] }"#,
];

/// What has the type of any value.
const SERDE_JSON: &str = r#"serde_json = "1.0.145""#;

/// What reads and writes JSON: no digit changes, and where something is held while it is read, it is
/// held as it is written.
fn read_json(api: &Api) -> &'static str {
    let holds = [Feature::Decimal, Feature::Unions, Feature::Xml];
    if holds.into_iter().any(|feature| api.has(feature)) {
        r#"serde_json = { version = "1.0.145", features = ["float_roundtrip", "raw_value"] }"#
    } else {
        r#"serde_json = { version = "1.0.145", features = ["float_roundtrip"] }"#
    }
}

/// What reads XML.
fn read_xml(api: &Api) -> Option<&'static str> {
    let line = r#"quick-xml = { version = "0.41", default-features = false }"#;
    api.has(Feature::Xml).then_some(line)
}

/// What waits, and reads files.
fn tokio(api: &Api) -> &'static str {
    if api.has(Feature::File) {
        r#"tokio = { version = "1.40", default-features = false, features = ["fs", "rt", "time"], optional = true }"#
    } else {
        r#"tokio = { version = "1.40", default-features = false, features = ["time"], optional = true }"#
    }
}

/// What the examples in the docs need.
const DEV_DEPENDENCIES: &str = r#"[dev-dependencies]
tokio = { version = "1.40", features = ["macros", "rt"] }
"#;

/// The features and dependencies of the manifest.
pub(in super::super) fn manifest(api: &Api) -> String {
    let features = match &api.runtime.source {
        Source::Vendored => features(api, |enables, _| of_those(enables, &brought(api))),
        // Without calls there is nothing that a feature could bring.
        Source::Package { .. } if !api.has(Feature::Client) => features(api, |_, _| String::new()),
        Source::Package { .. } => features(api, |_, name| format!("\"oasmith-runtime/{name}\"")),
    };
    let mut dependencies: BTreeSet<String> = match &api.runtime.source {
        Source::Vendored => vendored(api),
        Source::Package { path } => package(api, path.as_deref()),
    };
    let optional = tag_features::libraries(api);
    dependencies.extend(spelling::dependencies(api).map(|line| {
        let is_optional = optional.contains(&line);
        if is_optional {
            tag_features::optional(line)
        } else {
            line.to_owned()
        }
    }));
    let dependencies: String = dependencies
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    format!("{features}\n[dependencies]\n{dependencies}\n{DEV_DEPENDENCIES}")
}

/// The features, each with what it enables: what stands in the table, or what its name says.
fn features(api: &Api, enables: impl Fn(&str, &str) -> String) -> String {
    let tags = tag_features::defaults(api);
    let default = api.choices.default.iter().map(String::as_str);
    let default = tag_features::list(default.chain(tags));
    let mut out = format!("[features]\ndefault = {default}\n");
    let is_there = |name: &str| api.choice(name) != Chosen::Gone;
    // Writing to a `String` cannot fail.
    for choice in FEATURES.iter().filter(|choice| is_there(choice.name)) {
        let enables = enables(choice.enables, choice.name);
        let _ = writeln!(out, "{}\n{} = [{enables}]", choice.docs, choice.name);
    }
    for vendor in vendors(api).filter(|vendor| is_there(vendor.name)) {
        let crates = vendor.dependencies.iter();
        let crates: Vec<String> = crates.map(|(name, _)| format!("\"dep:{name}\"")).collect();
        let enables = enables(&crates.join(", "), vendor.name);
        let _ = writeln!(out, "# {}\n{} = [{enables}]", vendor.docs, vendor.name);
    }
    out.push_str(&tag_features::features(api));
    out
}

/// The features that the users of a crate choose, each with what it brings, as a list.
pub(in super::super) fn choices(api: &Api) -> Vec<String> {
    let is_open = |name: &str| api.choice(name) == Chosen::Open;
    let common = FEATURES.iter().filter(|choice| is_open(choice.name));
    let common = common.map(|choice| {
        (
            choice.name,
            choice.docs.replace("# ", "").replace('\n', " "),
        )
    });
    let vendors = vendors(api).filter(|vendor| is_open(vendor.name));
    let vendors = vendors.map(|vendor| (vendor.name, vendor.docs.to_owned()));
    let all = common.chain(vendors);
    all.map(|(name, docs)| format!("- `{name}`: {docs}"))
        .collect()
}

/// The dependencies that some feature of the crate brings.
fn brought(api: &Api) -> BTreeSet<&'static str> {
    let is_there = |name: &str| api.choice(name) != Chosen::Gone;
    let choices = FEATURES.iter().filter(|choice| is_there(choice.name));
    let enabled = choices.flat_map(|choice| words(choice.enables));
    let enabled = enabled.filter_map(|word| word.strip_prefix("dep:"));
    let vendors = vendors(api).filter(|vendor| is_there(vendor.name));
    let of_vendors = vendors.flat_map(|vendor| vendor.dependencies);
    enabled.chain(of_vendors.map(|(name, _)| *name)).collect()
}

/// What a feature enables, one by one.
pub(super) fn words(enables: &'static str) -> impl Iterator<Item = &'static str> {
    enables.split('"').skip(1).step_by(2)
}

/// What a feature enables of the dependencies that there are.
fn of_those(enables: &str, there: &BTreeSet<&str>) -> String {
    let is_of_those = |word: &&str| {
        let name = word.split("?/").next().unwrap_or_default();
        let name = name.trim_start_matches('"').trim_start_matches("dep:");
        there.contains(name.trim_end_matches('"'))
    };
    let words: Vec<&str> = enables.split(", ").filter(is_of_those).collect();
    words.join(", ")
}

/// What a crate depends on that has a copy of the runtime.
pub(super) fn vendored(api: &Api) -> BTreeSet<String> {
    let all = vendors(api).flat_map(|vendor| vendor.dependencies);
    let vendors = all.map(|(name, value)| format!("{name} = {value}"));
    let common = DEPENDENCIES.iter().copied();
    let common = common
        .chain([read_json(api), tokio(api)])
        .chain(read_xml(api));
    let all = common.map(str::to_owned).chain(vendors);
    let there = brought(api);
    let is_needed = |line: &String| {
        let name = line.split(" = ").next().unwrap_or_default();
        !line.ends_with("optional = true }") || there.contains(name)
    };
    all.filter(is_needed).collect()
}

pub(super) fn package(api: &Api, path: Option<&str>) -> BTreeSet<String> {
    let path = path.map(|path| format!(", path = {}", toml::Value::from(path)));
    let features: Vec<String> = fixed(api).iter().map(|name| format!("{name:?}")).collect();
    let runtime = format!(
        "oasmith-runtime = {{ version = \"{VERSION}\"{}, default-features = false, features = [{}] }}",
        path.unwrap_or_default(),
        features.join(", "),
    );
    let mut dependencies = BTreeSet::from([runtime]);
    if names_any_value(api) {
        dependencies.insert(SERDE_JSON.to_owned());
    }
    dependencies
}

/// Whether the crate's own files name the type of any value.
pub(super) fn names_any_value(api: &Api) -> bool {
    let is_open =
        |model: &Model| matches!(&model.kind, ModelKind::Union(union) if union.other.is_some());
    let of_models = api.models.iter().flat_map(Model::types).cloned();
    let of_headers = api.headers.iter().map(|header| header.ty.clone());
    let of_calls = api.operations().flat_map(|known| api.types_of(known));
    api.models.iter().any(is_open)
        || of_models
            .chain(of_headers)
            .chain(of_calls)
            .any(|ty| holds_any_value(&ty))
}

fn holds_any_value(ty: &Type) -> bool {
    match ty {
        Type::Json => true,
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            holds_any_value(inner)
        }
        _ => false,
    }
}
