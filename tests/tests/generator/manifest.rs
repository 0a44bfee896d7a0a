//! The manifest of a crate with a copy of the runtime, beside the manifest of the runtime itself.

use std::collections::BTreeSet;
use std::fs;

use oasmith::Request;
use tests::project;
use toml::{Table, Value};

#[test]
fn a_copy_asks_for_the_versions_and_features_of_the_package() {
    let manifest = project::root().join("generator/runtime/Cargo.toml");
    let package = parsed(&fs::read_to_string(manifest).expect("the manifest of the package"));
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let copy = manifest_of(&name, &spec);
        for (dependency, asked) in table(&copy, "dependencies") {
            let ours = &table(&package, "dependencies")[dependency];
            assert_eq!(
                asked_version(asked),
                asked_version(ours),
                "{name}: {dependency}"
            );
        }
        for (feature, enables) in table(&copy, "features") {
            if let Some(ours) = table(&package, "features").get(feature) {
                assert_eq!(of_others(enables), of_others(ours), "{name}: {feature}");
            }
        }
    }
}

/// The manifest that the crate of a case has when the runtime is copied into it.
fn manifest_of(name: &str, spec: &std::path::Path) -> Table {
    let request = Request {
        spec: spec.to_owned(),
        output: spec.with_file_name(name),
        name: Some(format!("case-{name}")),
        root: None,
        strict: false,
        only: Vec::new(),
        except: Vec::new(),
        runtime: None,
    };
    let outcome = oasmith::generate(&request);
    let file = outcome.files.iter().find(|file| file.path == "Cargo.toml");
    parsed(
        &file
            .unwrap_or_else(|| panic!("{name} has a manifest"))
            .content,
    )
}

fn parsed(manifest: &str) -> Table {
    manifest.parse().expect("a manifest is TOML")
}

fn table<'a>(manifest: &'a Table, name: &str) -> &'a Table {
    manifest[name].as_table().expect("a table")
}

/// The version that is asked for, and whether with the default features.
fn asked_version(dependency: &Value) -> (&str, bool) {
    let version = dependency.get("version").unwrap_or(dependency);
    let default = dependency.get("default-features").and_then(Value::as_bool);
    (
        version.as_str().expect("a version"),
        default.unwrap_or(true),
    )
}

/// What a feature enables of other crates.
fn of_others(feature: &Value) -> BTreeSet<&str> {
    let enabled = feature.as_array().expect("a list").iter();
    let enabled = enabled.map(|name| name.as_str().expect("a name"));
    enabled.filter(|name| name.contains([':', '/'])).collect()
}
