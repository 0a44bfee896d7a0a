//! How long the generator takes for the project's own document.

use std::path::PathBuf;

use oasmith::Request;
use tests::project;

fn main() {
    divan::main();
}

/// From the path of the document to the text of every file, without writing.
#[divan::bench]
fn hss() -> usize {
    let request = Request {
        spec: project::spec(),
        output: PathBuf::from("generated"),
        known: oasmith::Known::Nothing,
        ..Request::default()
    };
    let outcome = oasmith::generate(&request);
    assert!(!outcome.files.is_empty());
    outcome.files.len()
}
