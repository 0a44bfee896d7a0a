//! The same document makes the same bytes, wherever and however often.

use std::path::Path;

use oasmith::{File, Request};
use tests::project;

fn files(spec: &Path, output: &str) -> Vec<File<String>> {
    let request = Request {
        spec: spec.to_owned(),
        output: output.into(),
        name: Some("case".to_owned()),
        known: oasmith::Known::Nothing,
        ..Request::default()
    };
    oasmith::generate(&request).files
}

#[test]
fn two_runs_make_the_same_bytes() {
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let first = files(&spec, "out");
        assert!(!first.is_empty(), "{name} makes a crate");
        assert_eq!(first, files(&spec, "out"), "{name}");
    }
}

#[test]
fn the_place_of_the_project_makes_no_difference() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("spec");
    std::fs::create_dir(&spec).expect("a folder");
    for name in ["hss.yaml", "oasmith.toml"] {
        std::fs::copy(project::root().join("spec").join(name), spec.join(name)).expect("a copy");
    }
    let request = |root: &Path| Request {
        spec: root.join("spec").join("hss.yaml"),
        output: root.join("generated"),
        known: oasmith::Known::Nothing,
        ..Request::default()
    };
    let here = oasmith::generate(&request(&project::root())).files;
    assert_eq!(here, oasmith::generate(&request(folder.path())).files);
    assert!(!here.is_empty());
}
