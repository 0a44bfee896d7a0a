//! The lock as it is written and read.

use super::{Output, produced};
use crate::write::{LOCK, lock, plan};

#[test]
fn the_lock_is_readable_sorted_and_holds_the_tables_that_it_was_given() {
    let files = produced(&[
        ("src/lib.rs", ""),
        ("Cargo.toml", "manifest\r\n"),
        (LOCK, "ignored"),
    ]);
    assert_eq!(
        lock(&files, "[names]\n\"#/a\" = \"A\"\n").content,
        "# Written by oasmith, to know its files and names again. Commit it, and do not edit it.\n\
         version = 2\n\
         \n\
         [files]\n\
         \"Cargo.toml\" = \"sha256:7021e610a5f62eefd01830fea68e5fa180e8cf017c08ea0890c326b2854ebc96\"\n\
         \"src/lib.rs\" = \"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\n\
         \n\
         [names]\n\
         \"#/a\" = \"A\"\n"
    );
}

#[test]
fn a_lock_among_the_files_is_the_one_that_is_written() {
    let output = Output::new();
    let mut files = produced(&[("a", "1")]);
    files.push(lock(&files, "[names]\n"));
    plan(&files, output.path()).unwrap().apply().unwrap();
    assert!(output.get(LOCK).ends_with("\n[names]\n"));
    assert!(plan(&files, output.path()).unwrap().is_empty());
}

#[test]
fn a_lock_that_cannot_be_understood_stops_the_run_and_says_what_to_do() {
    let odd = [
        ("version = [\n", "TOML parse error"),
        (
            "version = 1\n[files]\n\"../a\" = \"\"",
            "`../a`, which is not in its folder",
        ),
        (
            "version = 1\n[files]\n\"/a\" = \"\"",
            "`/a`, which is not in its folder",
        ),
        (
            "version = 1\n[files]\n\"a//b\" = \"\"",
            "`a//b`, which is not in its folder",
        ),
        (
            "version = 1\n[files]\n'a\\..\\..\\b' = \"\"",
            "which is not in its folder",
        ),
    ];
    for (content, reason) in odd {
        let output = Output::new();
        output.put(LOCK, content);
        let message = output.run(&[("a", "1")]).unwrap_err().to_string();
        assert!(message.contains(reason), "{message}");
        assert!(
            message.contains("restore it from version control. To remove it is"),
            "{message}"
        );
        assert_eq!(output.list(), [LOCK]);
    }
}

#[test]
fn what_became_of_a_lock_says_what_to_do() {
    for (content, advice) in [
        ("version = 3\n", "a later oasmith wrote it"),
        (
            "version = 2\n\n[files]\n<<<<<<< ours\n=======\n>>>>>>> theirs\n",
            "it has both sides of a merge",
        ),
    ] {
        let output = Output::new();
        output.put(LOCK, content);
        let message = output.run(&[("a", "1")]).unwrap_err().to_string();
        assert!(message.contains(advice), "{message}");
        assert!(!message.contains("remove"), "{message}");
    }
}
