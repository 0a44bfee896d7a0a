//! What `generate` writes and says.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{JSON, PLAIN, call, error, outcome, warning};
use crate::Outcome;
use crate::cli::args::{Color, Format};
use crate::cli::changes::Mode;
use crate::cli::color::Colors;
use crate::cli::generate;
use crate::cli::report::{CHANGED, FINE, Report, Style, WRONG};
use crate::write::LOCK;

/// A run of `generate` into a folder, whose path is left out of what it says.
fn generated(outcome: &Outcome, output: &Path, mode: Mode) -> (u8, String) {
    let Report {
        stdout,
        stderr,
        code,
    } = generate::report_as("generate", outcome, output, mode, PLAIN);
    let said = stdout + &stderr;
    (code, said.replace(output.to_str().unwrap(), "OUT"))
}

#[test]
fn generate_writes_and_says_what_changed() {
    let folder = TempDir::new().unwrap();
    let first = outcome(&[("a", "1\n"), ("b", "1\n"), ("c", "1\n")], vec![]);
    generated(&first, folder.path(), Mode::Write);
    let second = outcome(&[("a", "2\n"), ("c", "1\n"), ("d", "1\n")], vec![warning()]);
    let (code, said) = generated(&second, folder.path(), Mode::Write);
    assert_eq!(code, FINE);
    let changes = "updated  a\n\
                   removed  b\n\
                   created  d\n\
                   updated  oasmith.lock\n\
                   \n\
                   OUT: 1 created, 2 updated, 1 removed, 1 unchanged\n\n";
    assert!(said.starts_with(changes), "{said}");
    assert!(said.contains("this is odd"), "{said}");
    assert!(
        said.ends_with("\n\n1 warning\nFor more about odd: oasmith explain odd\n"),
        "{said}"
    );
    let (code, said) = generated(
        &outcome(&[("a", "2\n"), ("c", "1\n"), ("d", "1\n")], vec![]),
        folder.path(),
        Mode::Write,
    );
    assert_eq!(code, FINE);
    assert_eq!(
        said,
        "OUT is up to date: 4 files\n\nThe crate represents all that the document says of requests and answers.\n"
    );
}

#[test]
fn many_files_of_a_folder_have_a_line_together() {
    let folder = TempDir::new().unwrap();
    let paths: Vec<String> = (0..9)
        .map(|number| format!("src/model/m{number}.rs"))
        .collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "1\n")).collect();
    files.extend([("src/lib.rs", "1\n"), ("src/api/a.rs", "1\n")]);
    let said = generated(&outcome(&files, vec![]), folder.path(), Mode::Write).1;
    let expected = "created  src/api/a.rs\n\
                    created  src/lib.rs\n\
                    created  src/model/  (9 files)\n\
                    created  oasmith.lock\n";
    assert!(said.starts_with(expected), "{said}");
    std::fs::write(folder.path().join("src/model/m4.rs"), "2\n").unwrap();
    let changed: Vec<_> = files.iter().map(|(path, _)| (*path, "3\n")).collect();
    let said = generated(&outcome(&changed, vec![]), folder.path(), Mode::Write).1;
    assert!(
        said.contains("src/model/m4.rs  (it had been edited by hand"),
        "{said}"
    );
}

#[test]
fn check_writes_nothing_and_ends_with_one_if_anything_would_change() {
    let folder = TempDir::new().unwrap();
    let outcome = outcome(&[("a", "1\n")], vec![]);
    let (code, said) = generated(&outcome, folder.path(), Mode::Check);
    assert_eq!(code, CHANGED);
    assert!(
        said.starts_with(
            "create   a\ncreate   oasmith.lock\n\nOUT is out of date: 2 to create, 0 unchanged\n"
        ),
        "{said}"
    );
    assert!(!folder.path().join(LOCK).exists());
    generated(&outcome, folder.path(), Mode::Write);
    assert_eq!(generated(&outcome, folder.path(), Mode::Check).0, FINE);
}

#[test]
fn a_dry_run_writes_nothing_and_shows_diffs() {
    let folder = TempDir::new().unwrap();
    generated(
        &outcome(&[("a", "1\n2\n"), ("b", "1\n")], vec![]),
        folder.path(),
        Mode::Write,
    );
    let next = outcome(&[("a", "1\n\u{1b}3\n"), ("c", "1")], vec![]);
    let (code, said) = generated(&next, folder.path(), Mode::DryRun);
    assert_eq!(code, FINE);
    let diffs = "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+\\u{1b}3\n\
                 --- a/b\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n\
                 --- /dev/null\n+++ b/c\n@@ -0,0 +1 @@\n+1\n\\ No newline at end of file\n\
                 --- a/oasmith.lock\n";
    assert!(said.starts_with(diffs), "{said}");
    assert_eq!(generated(&next, folder.path(), Mode::Check).0, CHANGED);
}

#[test]
fn a_wrong_document_writes_nothing_even_where_there_are_files() {
    let folder = TempDir::new().unwrap();
    for wrong in [
        outcome(&[("a", "1")], vec![error(), warning()]),
        outcome(&[], vec![]),
    ] {
        let (code, said) = generated(&wrong, folder.path(), Mode::Write);
        assert_eq!(code, WRONG);
        assert!(said.contains("; nothing has been written\n"), "{said}");
        assert!(!folder.path().join(LOCK).exists());
    }
}

#[test]
fn a_file_in_the_way_ends_with_two_for_a_person_and_for_a_machine() {
    let folder = TempDir::new().unwrap();
    let mine = tempfile::Builder::new()
        .prefix("a")
        .rand_bytes(0)
        .tempfile_in(&folder)
        .unwrap();
    mine.as_file().write_all(b"mine").unwrap();
    let outcome = outcome(&[("a", "1")], vec![]);
    let (code, said) = generated(&outcome, folder.path(), Mode::Write);
    assert_eq!(code, WRONG);
    assert!(
        said.starts_with("error: oasmith did not write these"),
        "{said}"
    );
    let report = generate::report_as("generate", &outcome, folder.path(), Mode::Write, JSON);
    let object: Value = serde_json::from_str(&report.stdout).unwrap();
    assert_eq!((report.code, report.stderr.as_str()), (WRONG, ""));
    assert_eq!(object["error"]["paths"], json!(["a"]));
    assert_eq!(object["changes"], json!([]));
}

#[test]
fn a_machine_gets_the_same_facts() {
    let folder = TempDir::new().unwrap();
    let outcome = outcome(&[("a", "1\n")], vec![warning()]);
    let report = generate::report_as("generate", &outcome, folder.path(), Mode::DryRun, JSON);
    let mut object: Value = serde_json::from_str(&report.stdout).unwrap();
    assert_eq!(object["diagnostics"].as_array().unwrap().len(), 1);
    object["diagnostics"].take();
    assert_eq!(object["changes"][1]["path"], json!(LOCK));
    object["changes"].as_array_mut().unwrap().truncate(1);
    let expected = json!({
        "command": "generate",
        "ok": true,
        "mode": "dry-run",
        "changes": [{
            "path": "a",
            "kind": "create",
            "edited": false,
            "diff": "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+1\n",
        }],
        "unchanged": 0,
        "error": null,
        "news": null,
        "needs": null,
        "diagnostics": null,
        "summary": [{ "code": "odd", "severity": "warning", "count": 1 }],
        "inspection": null,
    });
    assert_eq!(object, expected);
}

#[test]
fn colour_is_used_only_where_it_is_asked_for() {
    let args = |color| ["oasmith", "inspect", "missing.yaml", "--color", color];
    let (_, _, plain) = call(&args("never"));
    let (_, _, auto) = call(&args("auto"));
    assert!(!plain.contains('\u{1b}') && plain == auto);
    let folder = TempDir::new().unwrap();
    let style = Style {
        format: Format::Human,
        colors: Colors::NONE.chosen(Color::Always),
    };
    let outcome = outcome(&[("a", "1")], vec![]);
    let said = generate::report_as("generate", &outcome, folder.path(), Mode::DryRun, style).stdout;
    assert!(said.contains("\u{1b}[32m+1\u{1b}[0m\n"), "{said}");
}
