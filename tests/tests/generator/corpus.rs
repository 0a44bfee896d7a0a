//! Real documents, where they are at hand: none makes the generator panic, and
//! what it makes of them is Rust, with a lock that has all that callers see.

use std::path::PathBuf;

use oasmith::record::Record;
use oasmith::write::LOCK;
use oasmith::{File, Outcome, Request, ir};
use tests::corpus::documents::{Document, documents};
use tests::project;

/// The folder of real documents beside the project, if it is there.
pub(super) fn corpus() -> Option<PathBuf> {
    let folder = project::root().parent()?.join("shared").join("corpus");
    folder.is_dir().then_some(folder)
}

#[test]
fn real_documents_are_told_of_or_made_into_rust() {
    let Some(folder) = corpus() else {
        eprintln!("skipped: the folder of real documents is not there");
        return;
    };
    let documents = documents(&folder).expect("the folder can be read");
    assert!(!documents.is_empty());
    for document in documents {
        is_told_of_or_made_into_rust(document);
    }
}

fn is_told_of_or_made_into_rust(document: Document) {
    let name = document.name;
    let outcome = oasmith::generate(&Request {
        spec: document.spec,
        output: "out".into(),
        name: Some("corpus".to_owned()),
        known: oasmith::Known::Nothing,
        // A copy of the runtime is compiled with the cases, and takes long to parse.
        runtime: Some(ir::Source::Package { path: None }),
        ..Request::default()
    });
    assert_eq!(
        outcome.files.is_empty(),
        outcome.diagnostics.has_errors(),
        "{name}"
    );
    if let Some(inspection) = outcome.inspection() {
        for missing in &inspection.missing {
            assert!(missing.pointer.contains('#'), "{name}: {missing:?}");
        }
    }
    for file in &outcome.files {
        is_right(file, &outcome, &name);
    }
}

/// Whether a file of Rust is one, and the lock says what callers see.
fn is_right(file: &File<String>, outcome: &Outcome, name: &str) {
    if file.path == LOCK {
        let read = Record::from_lock(&file.content).expect("a lock");
        assert!(outcome.record.as_ref() == Some(&read), "{name}");
    } else if file.path.starts_with("src/") {
        let is_rust = syn::parse_file(&file.content).is_ok();
        assert!(is_rust, "{name}: {}", file.path);
    }
}
