//! What is somebody else's in the output folder stays somebody else's.

use std::fs;

use tests::project;

use crate::run::generate;

#[test]
fn a_file_of_somebody_else_survives() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("client");
    assert_eq!(generate(&project::spec(), &output, &[]).code, 0);

    let theirs = output.join("src").join("theirs.rs");
    fs::write(&theirs, "// mine\n").expect("written");
    let manifest = fs::read_to_string(output.join("Cargo.toml")).expect("read");

    assert_eq!(generate(&project::spec(), &output, &[]).code, 0);
    assert_eq!(fs::read_to_string(&theirs).expect("read"), "// mine\n");
    assert_eq!(
        fs::read_to_string(output.join("Cargo.toml")).expect("read"),
        manifest
    );
}

#[test]
fn a_file_of_somebody_else_in_the_way_stops_the_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("src")).expect("a folder");
    let theirs = folder.path().join("src").join("lib.rs");
    fs::write(&theirs, "// mine\n").expect("written");

    let run = generate(&project::spec(), folder.path(), &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("src/lib.rs"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(&theirs).expect("read"), "// mine\n");
    assert!(
        !folder.path().join("Cargo.toml").exists(),
        "nothing is written"
    );
}
