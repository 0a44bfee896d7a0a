//! The table of messages: it has every code that the sources use and none else, and what its
//! examples show is so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use oasmith::Request;
use oasmith::diagnostic::{EXPLANATIONS, Severity};
use tests::project;

use crate::codes;

/// What no example in one document can show.
const WITHOUT_EXAMPLE: [&str; 2] = [
    // It asks twice for the credentials of a vendor, which only vendors' own documents name.
    "repeated-credential",
    // There is no document then.
    "unreadable",
];

#[test]
fn the_table_has_every_code_of_the_sources_and_none_else() {
    let mut table = BTreeSet::new();
    for row in EXPLANATIONS {
        for severity in row.severities {
            let is_new = table.insert((row.code.to_owned(), *severity));
            assert!(is_new, "{} stands twice", row.code);
        }
    }
    assert!(EXPLANATIONS.is_sorted_by_key(|row| row.code));
    let used = codes::used();
    let without_row: Vec<_> = used.difference(&table).collect();
    let without_use: Vec<_> = table.difference(&used).collect();
    assert_eq!((without_row, without_use), (Vec::new(), Vec::new()));
}

#[test]
fn every_text_is_that_of_a_code() {
    let folder = project::root().join("generator/src/diagnostic/explanations");
    let files = fs::read_dir(folder).expect("a folder");
    let files = files.map(|entry| entry.expect("an entry").file_name());
    let files: BTreeSet<String> = files
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let codes = EXPLANATIONS.iter().map(|explanation| explanation.code);
    let texts: BTreeSet<String> = codes.map(|code| format!("{code}.md")).collect();
    assert_eq!(files, texts);
}

/// The files of an example, by name: those with the fault and those with the cure.
#[derive(Default)]
struct Example {
    fault: BTreeMap<&'static str, String>,
    cure: BTreeMap<&'static str, String>,
}

impl Example {
    fn of(text: &str) -> Self {
        let mut example = Self::default();
        for block in text.split("```").skip(1).step_by(2) {
            let (kind, lines) = block.split_once('\n').expect("a block has lines");
            let (is_diff, name) = match kind {
                "yaml" => (false, "openapi.yaml"),
                "toml" => (false, "oasmith.toml"),
                "diff yaml" => (true, "openapi.yaml"),
                "diff toml" => (true, "oasmith.toml"),
                "diff yaml overlay" => (true, "overlay.yaml"),
                other => panic!("a block is no {other:?}"),
            };
            let without = |sign| {
                if is_diff {
                    side(lines, sign)
                } else {
                    lines.to_owned()
                }
            };
            let files = [
                example.fault.insert(name, without('+')),
                example.cure.insert(name, without('-')),
            ];
            assert_eq!(files, [None, None], "a file stands in one block");
        }
        example
    }
}

/// The lines of a diff without those that begin with a sign.
fn side(diff: &str, sign: char) -> String {
    let lines = diff.lines().filter(|line| !line.starts_with(sign));
    lines
        .map(|line| format!("{}\n", line.get(1..).unwrap_or_default()))
        .collect()
}

/// What is said of a document with these files.
fn said(files: &BTreeMap<&'static str, String>) -> Vec<(&'static str, Severity)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let outcome = oasmith::inspect(&Request {
        spec: folder.path().join("openapi.yaml"),
        ..Request::default()
    });
    let diagnostics = outcome.diagnostics.iter();
    diagnostics
        .map(|diagnostic| (diagnostic.code, diagnostic.severity))
        .collect()
}

#[test]
fn every_example_has_the_fault_that_it_shows_and_none_when_it_is_cured() {
    for explanation in EXPLANATIONS {
        let code = explanation.code;
        let Example { fault, cure } = Example::of(explanation.text);
        assert_eq!(
            fault.is_empty(),
            WITHOUT_EXAMPLE.contains(&code),
            "{code} has an example"
        );
        if fault.is_empty() {
            continue;
        }
        let said_of_fault = said(&fault);
        assert!(
            said_of_fault.iter().any(|(said, _)| *said == code),
            "{code} is not said of its example: {said_of_fault:?}"
        );
        if cure != fault {
            assert_eq!(said(&cure), [], "{code} is cured");
        }
    }
}
