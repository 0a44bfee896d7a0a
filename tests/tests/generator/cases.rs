//! One small document for each feature, and the Rust that it becomes.

use std::fmt::Write as _;
use std::path::Path;

use oasmith::diagnostic::Diagnostic;
use oasmith::inspect::Missing;
use oasmith::{Outcome, Request};
use tests::project;

/// What a document becomes: the report, and every file that is not copied.
fn becomes(name: &str, spec: &Path) -> String {
    let request = Request {
        spec: spec.to_owned(),
        output: spec.with_file_name(name),
        name: Some(format!("case-{name}")),
        known: oasmith::Known::Nothing,
        ..Request::default()
    };
    let outcome = oasmith::generate(&request);
    let mut out = String::new();
    for diagnostic in &outcome.diagnostics {
        let _ = writeln!(out, "{}", said(&outcome, diagnostic));
    }
    // The example of `testing.rs` is that of the first page once more.
    let hidden = |path: &str| path.starts_with("src/runtime/") || path == "src/testing.rs";
    let is_code = |path: &str| path.starts_with("src/") || path.starts_with("examples/");
    let shown = |path: &str| is_code(path) && !hidden(path);
    for file in outcome.files.iter().filter(|file| shown(&file.path)) {
        let code = file.content.split_once('\n').map_or("", |(_, code)| code);
        let _ = write!(out, "\n=== {} ===\n{code}", file.path);
    }
    out
}

#[test]
fn what_a_crate_lacks_has_a_reason_in_the_report() {
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let outcome = oasmith::inspect(&Request {
            spec,
            ..Request::default()
        });
        let missing = outcome.inspection().expect("a document").missing;
        let unsaid: Vec<_> = missing.iter().filter(|one| one.reason.is_none()).collect();
        assert_eq!(unsaid, Vec::<&Missing>::new(), "{name}");
    }
}

fn said(outcome: &Outcome, diagnostic: &Diagnostic) -> String {
    let line = outcome
        .sources
        .locate(&diagnostic.place)
        .map_or(0, |location| location.line);
    format!(
        "{} {} (line {line}): {}",
        diagnostic.severity, diagnostic.code, diagnostic.message
    )
}

#[test]
fn every_feature_becomes_what_was_reviewed() {
    for (name, spec) in project::cases().expect("the cases can be listed") {
        insta::assert_snapshot!(format!("case_{name}"), becomes(&name, &spec));
    }
}
