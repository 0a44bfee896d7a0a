//! What a lock says of a crate is what callers see of it.

use oasmith::record::Record;
use oasmith::write::LOCK;
use oasmith::{Known, Request};
use tests::corpus::documents::documents;

use super::corpus::corpus;

/// The record that the lock of a crate holds, and that of the decisions about it.
fn both(spec: &std::path::Path) -> Option<(Record, Record)> {
    let outcome = oasmith::generate(&Request {
        spec: spec.to_owned(),
        name: Some("corpus".to_owned()),
        known: Known::Nothing,
        ..Request::default()
    });
    let lock = outcome.files.iter().find(|file| file.path == LOCK)?;
    let read = Record::from_lock(&lock.content).expect("a lock");
    Some((read, Record::of(outcome.api.as_ref()?)))
}

#[test]
fn a_lock_holds_all_that_callers_see() {
    let Some(folder) = corpus() else {
        eprintln!("skipped: the folder of real documents is not there");
        return;
    };
    for document in documents(&folder).expect("the folder can be read") {
        let Some((read, known)) = both(&document.spec) else {
            continue;
        };
        assert!(!known.types.is_empty() || !known.calls.is_empty());
        assert!(read == known, "{}", document.name);
    }
}
