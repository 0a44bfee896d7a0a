//! Calls of the command: what is wrong with them, and where it says so.

use std::io::{self, ErrorKind, Write};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::call;
use crate::cli::report::{FINE, WRONG};
use crate::cli::run;
use crate::read::folder;

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
            &["oasmith", "generates"],
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
            "[possible values: human, json, markdown, sarif]",
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
fn what_is_wrong_has_one_form_for_machines() {
    let folder = folder(&[
        (
            "api.yaml",
            "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n",
        ),
        ("set/oasmith.toml", "[crate]\nnaem = 'a'\n"),
        ("foreign/README.md", "mine\n"),
        (
            "other/a.yaml",
            "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n",
        ),
    ]);
    let at = |path: &str| folder.path().join(path).display().to_string();
    let (fine, settings) = (at("other/a.yaml"), at("set/oasmith.toml"));
    let (nope, foreign) = (at("nope.yaml"), at("foreign"));
    let calls: &[(&[&str], &str, bool)] = &[
        (&["generate", &fine], "generate", false),
        (&["generate", &fine, "-o", &foreign], "generate", false),
        (&["init", &fine, "-o", &foreign], "init", false),
        (&["generate", "--settings", &settings], "generate", true),
        (&["init", &nope], "init", true),
        (&["diff", &fine, &nope], "diff", true),
        (&["diff", "-", &fine], "diff", false),
        (&["init", "-"], "init", false),
        (&["release", &foreign], "release", false),
        (&["migrate", &fine, "-o", &foreign], "migrate", false),
        (&["explain", "nope"], "explain", false),
        (&["generate", "--nope"], "generate", false),
        (&["nope"], "oasmith", false),
        (&["mock", &nope], "mock", true),
    ];
    for (args, command, has_diagnostics) in calls {
        let mut args = [&["oasmith"], *args].concat();
        args.extend(["--format", "json"]);
        let (code, stdout, stderr) = call(&args);
        if *command == "mock" && cfg!(not(feature = "verify")) {
            continue;
        }
        assert_eq!((code, stderr.as_str()), (WRONG, ""), "{args:?}");
        let told: Value = serde_json::from_str(&stdout).unwrap();
        assert_eq!(told["command"], *command, "{args:?}");
        assert_eq!(told["ok"], false, "{args:?}");
        assert!(told["error"]["message"].is_string(), "{told}");
        assert!(told["error"]["paths"].is_array(), "{told}");
        let diagnostics = told["diagnostics"].as_array().unwrap();
        let errors = diagnostics.iter().any(|one| one["severity"] == "error");
        assert_eq!(errors, *has_diagnostics, "{told}");
    }
}

#[test]
fn a_person_reads_of_it_once_and_line_by_line() {
    let folder = folder(&[
        (
            "api.yaml",
            "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n",
        ),
        ("a/Cargo.toml", "mine\n"),
    ]);
    let at = |path: &str| folder.path().join(path).display().to_string();
    let (_, _, stderr) = call(&["oasmith", "init", &at("api.yaml"), "-o", &at("a")]);
    assert!(
        stderr.contains(":\n  Cargo.toml\nmove or remove"),
        "{stderr}"
    );
    let (_, _, stderr) = call(&["oasmith", "init", &at("nope.yaml")]);
    assert!(stderr.contains("there is no such file"), "{stderr}");
    assert!(!stderr.contains("\nerror: "), "{stderr}");
}

#[test]
fn help_and_what_is_wrong_with_a_call_have_the_colour_that_is_asked_for() {
    for args in [["--help"], ["--nope"]] {
        let coloured = [&["oasmith", "--color", "always"], &args[..]].concat();
        let (_, stdout, stderr) = call(&coloured);
        assert!((stdout + &stderr).contains('\u{1b}'), "{args:?}");
        let plain = [&["oasmith", "--color=never"], &args[..]].concat();
        let (_, stdout, stderr) = call(&plain);
        assert!(!(stdout + &stderr).contains('\u{1b}'), "{args:?}");
    }
}

#[test]
fn each_command_that_may_be_refused_tells_its_exit_codes() {
    for command in [
        "init", "generate", "inspect", "check", "fix", "verify", "mock", "diff", "migrate",
        "release", "watch", "explain",
    ] {
        let (code, stdout, _) = call(&["oasmith", command, "--help"]);
        assert_eq!(code, FINE);
        assert!(stdout.contains("\nExit codes:\n  "), "{command}: {stdout}");
        assert!(stdout.contains("\n  2  "), "{command}: {stdout}");
    }
}
