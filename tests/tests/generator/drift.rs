//! The committed crate is what the generator makes now.

use tests::project;

use crate::run::generate;

#[test]
fn the_committed_crate_is_what_the_document_says() {
    let run = generate(&project::spec(), &project::generated(), &["--check"]);
    assert_eq!(
        run.code, 0,
        "run `cargo regenerate` and commit:\n{}{}",
        run.stdout, run.stderr
    );
}

#[test]
fn the_document_is_represented_in_full() {
    let run = generate(
        &project::spec(),
        &project::generated(),
        &["--check", "--format", "json"],
    );
    let said: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(said["diagnostics"], serde_json::json!([]));
}
