//! Real documents, where they are at hand: none makes the generator panic, and
//! what it makes of them is Rust.

use std::fs;
use std::path::PathBuf;

use oasmith::Request;
use tests::project;

/// The documents beside the project, if they are there.
fn documents() -> Option<Vec<PathBuf>> {
    let folder = project::root().parent()?.join("shared").join("corpus");
    let entries = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|extension| extension != "tsv");
    Some(
        entries
            .filter(|path| path.is_file() && is_document(path))
            .collect(),
    )
}

#[test]
fn real_documents_are_told_of_or_made_into_rust() {
    let Some(documents) = documents() else {
        eprintln!("skipped: the folder of real documents is not there");
        return;
    };
    assert!(!documents.is_empty());
    for spec in documents {
        let name = spec.display().to_string();
        let request = Request {
            spec,
            output: "out".into(),
            name: Some("corpus".to_owned()),
            root: None,
        };
        let outcome = oasmith::generate(&request);
        assert_eq!(
            outcome.files.is_empty(),
            outcome.diagnostics.has_errors(),
            "{name}"
        );
        for file in outcome
            .files
            .iter()
            .filter(|file| file.path.starts_with("src/"))
        {
            assert!(
                syn::parse_file(&file.content).is_ok(),
                "{name}: {}",
                file.path
            );
        }
    }
}
