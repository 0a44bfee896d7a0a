use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde_json::{Value, json};
use tempfile::{NamedTempFile, TempDir};

use super::args::Format;
use super::changes::Mode;
use super::color::Colors;
use super::report::{CHANGED, FINE, Report, Style, WRONG};
use super::{generate, inspect, run};
use crate::diagnostic::{Diagnostic, Diagnostics, EXPLANATIONS, Place};
use crate::inspect::{Count, InspectedModel, InspectedOperation, Inspection};
use crate::pointer::FileId;
use crate::read::Sources;
use crate::selection::Selection;
use crate::write::LOCK;
use crate::{File, Outcome};

const PLAIN: Style = Style {
    format: Format::Human,
    colors: Colors::NONE,
};

const JSON: Style = Style {
    format: Format::Json,
    colors: Colors::NONE,
};

/// What a run of the command says, and the code that it ends with.
fn call(args: &[&str]) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = run(args, &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(stdout), text(stderr))
}

/// A stream that fails.
struct Broken(ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn outcome(files: &[(&str, &str)], said: Vec<Diagnostic>) -> Outcome {
    let document = NamedTempFile::with_suffix(".json").unwrap();
    document.as_file().write_all(b"{}").unwrap();
    let sources = Sources::read(document.path(), &mut Diagnostics::default());
    let mut diagnostics = Diagnostics::default();
    for diagnostic in said {
        diagnostics.push(diagnostic);
    }
    let files = files.iter().map(|(path, content)| File {
        path: (*path).to_owned(),
        content: (*content).to_owned(),
    });
    Outcome {
        sources,
        selection: Selection::default(),
        diagnostics,
        api: None,
        files: files.collect(),
    }
}

fn error() -> Diagnostic {
    Diagnostic::error("wrong", Place::File(FileId(0)), "this is wrong")
}

fn warning() -> Diagnostic {
    Diagnostic::warning("odd", Place::File(FileId(0)), "this is odd")
}

/// A run of `generate` into a folder, whose path is left out of what it says.
fn generated(outcome: &Outcome, output: &Path, mode: Mode) -> (u8, String) {
    let Report {
        stdout,
        stderr,
        code,
    } = generate::report(outcome, output, mode, PLAIN);
    let said = stdout + &stderr;
    (code, said.replace(output.to_str().unwrap(), "OUT"))
}

#[test]
fn the_help_teaches_by_example_and_lists_exit_codes_and_settings() {
    let (code, stdout, stderr) = call(&["oasmith", "--help"]);
    assert_eq!((code, stderr.as_str()), (FINE, ""));
    assert!(
        stdout.contains("oasmith generate api.yaml --output client --check"),
        "{stdout}"
    );
    assert!(
        stdout.contains("Exit codes:\n  0  all is well\n"),
        "{stdout}"
    );
    let (code, stdout, _) = call(&["oasmith", "generate", "--help"]);
    assert_eq!(code, FINE);
    assert!(stdout.contains("[crate]"), "{stdout}");
}

#[test]
fn a_wrong_call_ends_with_two_and_says_why() {
    let cases: [(&[&str], &str); 8] = [
        (&["oasmith"], "Usage: oasmith"),
        (
            &["oasmith", "generat"],
            "a similar subcommand exists: 'generate'",
        ),
        (&["oasmith", "generate", "a.yaml"], "--output <DIR>"),
        (
            &[
                "oasmith",
                "generate",
                "a.yaml",
                "-o",
                "x",
                "--check",
                "--dry-run",
            ],
            "cannot be used with",
        ),
        (
            &["oasmith", "inspect", "a.yaml", "--name", "1st"],
            "must begin with a letter",
        ),
        (
            &["oasmith", "inspect", "a.yaml", "--format", "xml"],
            "[possible values: human, json]",
        ),
        (
            &["oasmith", "explain", "unknown-kye"],
            "there is no such code; did you mean `unknown-key`?",
        ),
        (
            &["oasmith", "explain", "e0308"],
            "there is no such code; `oasmith explain` lists all of them",
        ),
    ];
    for (args, why) in cases {
        let (code, stdout, stderr) = call(args);
        assert_eq!((code, stdout.as_str()), (WRONG, ""), "{args:?}");
        assert!(stderr.contains(why), "{stderr}");
    }
}

#[test]
fn a_document_that_is_not_there_ends_with_two() {
    let folder = TempDir::new().unwrap();
    let spec = folder.path().join("missing.yaml");
    let output = folder.path().join("out");
    let (spec, out) = (spec.to_str().unwrap(), output.to_str().unwrap());
    let (code, stdout, stderr) = call(&["oasmith", "generate", spec, "--output", out]);
    assert_eq!((code, stdout.as_str()), (WRONG, ""));
    let end = "1 error; nothing has been written\n\
               For more about unreadable: oasmith explain unreadable\n";
    assert!(stderr.ends_with(end), "{stderr}");
    assert!(!output.exists());
    let (code, ..) = call(&["oasmith", "inspect", spec]);
    assert_eq!(code, WRONG);
    let (code, stdout, stderr) = call(&["oasmith", "inspect", spec, "--format", "json"]);
    assert_eq!((code, stderr.as_str()), (WRONG, ""));
    let object: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        (&object["command"], &object["ok"]),
        (&json!("inspect"), &json!(false))
    );
    assert!(!object["diagnostics"].as_array().unwrap().is_empty());
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
        colors: Colors::NONE.chosen(super::args::Color::Always),
    };
    let outcome = outcome(&[("a", "1")], vec![]);
    let said = generate::report(&outcome, folder.path(), Mode::DryRun, style).stdout;
    assert!(said.contains("\u{1b}[32m+1\u{1b}[0m\n"), "{said}");
}

#[test]
fn a_reader_who_leaves_is_no_failure_but_a_full_disk_is() {
    let mut stderr = Vec::new();
    let code = run(
        ["oasmith", "--help"],
        &mut Broken(ErrorKind::BrokenPipe),
        &mut stderr,
    );
    assert_eq!((code, stderr.len()), (FINE, 0));
    let code = run(
        ["oasmith", "--help"],
        &mut Broken(ErrorKind::StorageFull),
        &mut stderr,
    );
    assert_eq!(code, WRONG);
    assert!(stderr.starts_with(b"error: cannot write to standard output"));
    let code = run(
        ["oasmith"],
        &mut Vec::new(),
        &mut Broken(ErrorKind::StorageFull),
    );
    assert_eq!(code, WRONG);
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
    let report = generate::report(&outcome, folder.path(), Mode::Write, JSON);
    let object: Value = serde_json::from_str(&report.stdout).unwrap();
    assert_eq!((report.code, report.stderr.as_str()), (WRONG, ""));
    assert_eq!(object["error"]["paths"], json!(["a"]));
    assert_eq!(object["changes"], json!([]));
}

#[test]
fn a_machine_gets_the_same_facts() {
    let folder = TempDir::new().unwrap();
    let outcome = outcome(&[("a", "1\n")], vec![warning()]);
    let report = generate::report(&outcome, folder.path(), Mode::DryRun, JSON);
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
        "diagnostics": null,
        "summary": [{ "code": "odd", "severity": "warning", "count": 1 }],
        "inspection": null,
    });
    assert_eq!(object, expected);
}

#[test]
fn inspect_lays_out_what_the_crate_holds() {
    let operation = |method: &str, path: &str, function: &str| InspectedOperation {
        id: String::new(),
        method: method.to_owned(),
        path: path.to_owned(),
        function: function.to_owned(),
        features: Vec::new(),
        pointer: String::new(),
    };
    let inspection = Inspection {
        title: "Pets".to_owned(),
        version: "1".to_owned(),
        crate_name: "pets".to_owned(),
        operations: vec![
            operation("GET", "/pets", "list_pets"),
            operation("DELETE", "/pets/{id}", "delete\u{7}"),
        ],
        models: vec![InspectedModel {
            name: "Pet".to_owned(),
            kind: "struct".to_owned(),
            features: Vec::new(),
            pointer: "#/components/schemas/Pet".to_owned(),
        }],
        counts: vec![Count {
            what: "operations".to_owned(),
            in_document: 12,
            in_crate: 2,
        }],
        missing: Vec::new(),
    };
    assert_eq!(
        inspect::inspection(&inspection, false),
        "Pets 1: the crate `pets`\n\
         \n\
         METHOD  PATH        FUNCTION\n\
         GET     /pets       list_pets\n\
         DELETE  /pets/{id}  delete\\u{7}\n\
         \n\
         MODEL  KIND    POINTER\n\
         Pet    struct  #/components/schemas/Pet\n\
         \n\
         COUNT       DOCUMENT  CRATE\n\
         operations        12      2\n"
    );
}

#[test]
fn inspect_ends_with_two_only_for_an_error() {
    assert_eq!(
        inspect::report(&outcome(&[], vec![warning()]), PLAIN).code,
        FINE
    );
    let report = inspect::report(&outcome(&[], vec![error(), warning()]), PLAIN);
    assert_eq!((report.code, report.stdout.as_str()), (WRONG, ""));
    let end = "\n1 error, 1 warning\nFor more about a code, such as wrong: oasmith explain wrong\n";
    assert!(report.stderr.ends_with(end), "{}", report.stderr);
}

#[test]
fn a_code_is_explained_and_without_one_all_are_listed() {
    let (code, said, _) = call(&["oasmith", "explain", "unused-schema"]);
    assert_eq!(code, FINE);
    let begins = "unused-schema: nothing that can be called uses this schema\n\
                  severity: unrepresented\n\
                  \n\
                  No operation refers to the schema";
    assert!(said.starts_with(begins), "{said}");
    let example = "\n     [types]\n    -unused = \"leave-out\"\n    +unused = \"keep\"\n";
    assert!(said.ends_with(example), "{said}");
    let (code, said, _) = call(&["oasmith", "explain"]);
    assert_eq!(code, FINE);
    let codes = said.lines().filter_map(|line| line.split_once("  "));
    let codes: Vec<&str> = codes.map(|(code, _)| code).skip(1).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert_eq!(codes.len(), EXPLANATIONS.len());
}

#[test]
fn a_machine_gets_explanations_too() {
    let explained = |args: &[&str]| {
        let (code, said, _) = call(&[&["oasmith", "explain", "--format", "json"], args].concat());
        assert_eq!(code, FINE);
        serde_json::from_str::<Value>(&said).unwrap()["explanations"].take()
    };
    let one = explained(&["unknown-key"]);
    assert_eq!(one[0]["code"], json!("unknown-key"));
    assert_eq!(one[0]["severities"], json!(["error", "warning"]));
    assert!(one[0]["text"].as_str().unwrap().contains("```diff yaml\n"));
    assert_eq!(explained(&[]).as_array().unwrap().len(), EXPLANATIONS.len());
}
