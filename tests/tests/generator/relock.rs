//! What a lock says of a crate is what callers see of it.

use std::path::Path;

use oasmith::record::Record;
use oasmith::write::LOCK;
use oasmith::{Known, Request, ir};
use tests::project;

/// What callers see of the crate for a document, made after another.
fn after(spec: &Path, known: Known) -> Record {
    let outcome = oasmith::inspect(&Request {
        spec: spec.to_owned(),
        known,
        ..Request::default()
    });
    outcome.record.expect("a document")
}

#[test]
fn what_means_nothing_in_a_document_changes_nothing() {
    let pairs = project::root()
        .parent()
        .map(|root| root.join("shared").join("regen"));
    let Some(pairs) = pairs.filter(|pairs| pairs.is_dir()) else {
        eprintln!("skipped: the folder of pairs is not there");
        return;
    };
    for name in [
        "017-params-reordered-required",
        "045-properties-reordered",
        "099-schemas-reordered",
        "112-shared-body-choice-reordered",
    ] {
        let old = after(&pairs.join(name).join("old.yaml"), Known::Nothing);
        let known = Known::Record(Box::new(old.clone()));
        let new = after(&pairs.join(name).join("new.yaml"), known);
        assert!(old == new, "{name}");
    }
}

#[test]
fn a_lock_that_is_broken_behind_its_files_stops_the_run() {
    let output = tempfile::tempdir().expect("a folder");
    let lock = "version = 2\n\n[files]\n\n[crate]\n<<<<<<< ours\n";
    std::fs::write(output.path().join(LOCK), lock).expect("a file");
    let outcome = oasmith::generate(&Request {
        spec: project::root().join("spec").join("hss.yaml"),
        output: output.path().to_owned(),
        ..Request::default()
    });
    assert!(outcome.failure.is_some());
    assert!(outcome.files.is_empty());
}

#[test]
fn a_document_that_did_not_change_gives_the_crate_that_it_gave() {
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let made = |known| {
            oasmith::generate(&Request {
                spec: spec.clone(),
                name: Some(format!("case-{name}")),
                runtime: Some(ir::Source::Package { path: None }),
                known,
                ..Request::default()
            })
        };
        let mut first = made(Known::Nothing);
        // What settings leave out is said by no lock.
        if let Some(record) = &mut first.record {
            record.left_out.clear();
        }
        let Some(lock) = first.files.iter().find(|file| file.path == LOCK) else {
            continue;
        };
        let known = Record::from_lock(&lock.content).expect("a lock");
        assert!(first.record.as_ref() == Some(&known), "{name}");
        let second = made(Known::Record(Box::new(known)));
        for (file, other) in first.files.iter().zip(&second.files) {
            assert!(file == other, "{name}: {}", file.path);
        }
        assert_eq!(first.files.len(), second.files.len(), "{name}");
    }
}
