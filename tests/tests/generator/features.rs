//! A crate with a feature for each tag compiles without a warning, whichever of them are on.

use std::path::PathBuf;

use tests::feature_sets::feature_sets;
use tests::project;

use crate::run::{cargo, generate};

/// How many sets are tried at random, beside none, each and all, where the runtime is not compiled
/// again with each.
const RANDOM: usize = 6;

/// The case with such features, as a workspace of its own.
fn crate_of_tags(runtime: &str, folder: &str) -> PathBuf {
    let spec = project::root().join("tests/cases/features/openapi.yaml");
    let output = project::root().join("target/cases").join(folder);
    let more = ["--name", "case-features", "--runtime", runtime];
    let run = generate(&spec, &output, &more);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let manifest = output.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    std::fs::write(&manifest, text + "\n[workspace]\n").expect("the manifest is written");
    std::fs::copy(
        project::root().join("Cargo.lock"),
        output.join("Cargo.lock"),
    )
    .expect("the lock is copied");
    output
}

/// The features of the tags, as `inspect` tells them.
fn features() -> Vec<String> {
    let spec = project::root().join("tests/cases/features/openapi.yaml");
    let outcome = oasmith::inspect(&oasmith::Request {
        spec,
        ..oasmith::Request::default()
    });
    let features = outcome.api.expect("a document").tag_features.into_iter();
    features.map(|feature| feature.name.to_string()).collect()
}

fn look(folder: &std::path::Path, command: &[&str], features: &str) {
    let mut cargo = cargo(folder);
    cargo
        .args(command)
        .args(["--no-default-features", "--features", features])
        .args(["--", "-Dwarnings", "-Dmissing_docs"]);
    let output = cargo.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "with `{features}`:\n{said}");
}

#[test]
#[ignore = "by hand: the test below has all sets, and others have copies of the runtime"]
fn by_hand_a_copy_of_the_runtime_is_as_silent_as_what_calls_it() {
    let folder = crate_of_tags("vendored", "tags");
    for set in feature_sets(&features(), 0) {
        look(&folder, &["clippy", "--lib", "--examples"], &set.join(","));
    }
}

#[test]
#[ignore = "slow: a crate is compiled with many sets of features"]
fn a_crate_with_the_package_of_the_runtime_has_its_features_as_well() {
    let runtime = project::root().join("generator").join("runtime");
    let runtime = runtime.to_str().expect("a path of Unicode");
    let folder = crate_of_tags(runtime, "tags-with-package");
    for set in feature_sets(&features(), RANDOM) {
        look(&folder, &["clippy", "--lib", "--examples"], &set.join(","));
    }
}
