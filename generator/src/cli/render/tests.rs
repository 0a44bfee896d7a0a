use std::path::Path;

use serde_json::json;

use super::*;
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::{FileId, Pointer};
use crate::told::in_order;

const TEXT: &str = "info:\r\n  größe: 3\r\n  titel: x\r\n  titel: y\r\n";

fn sources(path: &str, text: &str) -> (Sources, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    sources.add_text(Path::new(path), text, &mut diagnostics);
    (sources, diagnostics)
}

fn at(path: &str) -> Pointer {
    Pointer::new(FileId(0), path)
}

fn plain(diagnostics: &Diagnostics, sources: &Sources) -> String {
    render(in_order(diagnostics, sources), false)
}

#[test]
fn a_line_is_shown_with_its_place_and_the_help() {
    let (sources, mut diagnostics) = sources("spec/a.yaml", TEXT);
    let place = Place::Key(at("/info/titel"));
    diagnostics.push(
        Diagnostic::warning("unknown-key", place, "unknown key `titel`")
            .with_help("did you mean `title`?"),
    );
    let expected = [
        "warning[unknown-key]: unknown key `titel`",
        " --> spec/a.yaml:3:3",
        "  |",
        "3 |   titel: x",
        "  |   ^^^^^",
        "  |",
        "  = help: did you mean `title`?",
        "",
        "",
    ];
    assert_eq!(plain(&diagnostics, &sources), expected.join("\n"));
}

#[test]
fn where_something_began_is_shown_as_well() {
    let (sources, diagnostics) = sources("a.yaml", "a:\n  b: 'c\n");
    let expected = [
        " --> a.yaml:3:1",
        "  |",
        "3 |",
        "  | ^",
        "  |",
        " ::: a.yaml:2:6",
        "  |",
        "2 |   b: 'c",
        "  |      - this quoted text has no end",
    ];
    let text = plain(&diagnostics, &sources);
    assert!(text.contains(&expected.join("\n")), "{text}");
    let records = serde_json::to_value(json(&diagnostics, &sources)).unwrap();
    assert_eq!(
        records[0]["related"],
        json!({ "message": "this quoted text has no end", "line": 2, "column": 6 })
    );
    let line = told::in_order(&diagnostics, &sources).remove(0).to_string();
    assert!(
        line.ends_with("; 2:6: this quoted text has no end"),
        "{line}"
    );
}

#[test]
fn columns_count_characters() {
    let (sources, mut diagnostics) = sources("a.yaml", TEXT);
    let place = Place::Value(at("/info/größe"));
    diagnostics.push(Diagnostic::error("wrong-kind", place, "this is not text"));
    let text = plain(&diagnostics, &sources);
    assert!(text.contains(" --> a.yaml:2:10\n"), "{text}");
    assert!(text.contains("\n  |          ^\n"), "{text}");
}

#[test]
fn errors_come_first_and_then_the_order_of_the_text() {
    let (sources, mut diagnostics) = sources("a.yaml", TEXT);
    diagnostics.push(Diagnostic::unrepresented(
        "u",
        Place::Key(at("/info")),
        "five",
    ));
    diagnostics.push(Diagnostic::warning(
        "w",
        Place::Key(at("/info/titel")),
        "three",
    ));
    diagnostics.push(Diagnostic::warning(
        "w",
        Place::Key(at("/info/titel")),
        "four",
    ));
    diagnostics.push(Diagnostic::warning(
        "w",
        Place::Key(at("/info/größe")),
        "two",
    ));
    diagnostics.push(Diagnostic::error(
        "e",
        Place::Duplicate(at("/info/titel")),
        "one",
    ));
    let records = serde_json::to_value(json(&diagnostics, &sources)).unwrap();
    let records = records.as_array().unwrap();
    let messages: Vec<_> = records.iter().map(|record| &record["message"]).collect();
    assert_eq!(messages, ["one", "two", "three", "four", "five"]);
    assert_eq!(records[0]["line"], 4);
}

#[test]
fn a_mistake_in_the_text_is_shown_where_it_is() {
    let (sources, diagnostics) = sources("a.yaml", "a:\r\n\tb: 1\r\n");
    let text = plain(&diagnostics, &sources);
    assert!(text.starts_with("error[syntax]: "), "{text}");
    assert!(text.contains(" --> a.yaml:2:1\n"), "{text}");
    assert!(text.contains("help: indent with spaces"), "{text}");
}

#[test]
fn a_place_without_a_line_is_told_by_its_pointer() {
    let (sources, mut diagnostics) = sources("a.yaml", TEXT);
    let place = Place::Value(at("/paths/~1x"));
    diagnostics.push(Diagnostic::error("missing", place, "there is nothing"));
    let file = Place::File(FileId(0));
    diagnostics.push(Diagnostic::error("missing", file, "there are no paths"));
    let text = plain(&diagnostics, &sources);
    assert!(
        text.contains("--> a.yaml\n = note: the place is `#/paths/~1x`"),
        "{text}"
    );
    assert!(
        text.contains("error[missing]: there are no paths\n--> a.yaml\n"),
        "{text}"
    );
}

#[test]
fn a_document_on_one_line_is_not_shown_whole() {
    let text = format!("{{\"a\": [{}{{\"b\": 1}}]}}", "1, ".repeat(100_000));
    let (sources, mut diagnostics) = sources("a.json", &text);
    diagnostics.push(Diagnostic::error("e", Place::Key(at("/a")), "first"));
    diagnostics.push(Diagnostic::error(
        "e",
        Place::Key(at("/a/100000/b")),
        "last",
    ));
    let text = plain(&diagnostics, &sources);
    assert!(text.len() < 1_000, "{}", text.len());
    assert!(
        text.contains("--> a.json:1:300009\n = note: it begins with `\"b\": 1}]}`"),
        "{text}"
    );
}

#[test]
fn a_long_line_is_trimmed() {
    let text = format!("a: {}\nb: 1\n", "x".repeat(5_000));
    let (sources, mut diagnostics) = sources("a.yaml", &text);
    diagnostics.push(Diagnostic::error("e", Place::Value(at("/a")), "long"));
    let text = plain(&diagnostics, &sources);
    assert!(
        text.lines().all(|line| line.chars().count() <= 140),
        "{text}"
    );
    assert!(text.contains("1 | a: xxx"), "{text}");
}

#[test]
fn what_is_not_represented_is_a_list() {
    let (sources, mut diagnostics) = sources("a.yaml", TEXT);
    for (path, message) in [
        ("/info/titel", "second"),
        ("/info", "first"),
        ("/gone", "lost"),
    ] {
        diagnostics.push(Diagnostic::unrepresented(
            "u",
            Place::Key(at(path)),
            message,
        ));
    }
    let expected = [
        "note: the crate does not represent all that the document says",
        "a.yaml#/gone: lost [u]",
        "a.yaml:1:1: first [u]",
        "a.yaml:3:3: second [u]",
        "",
    ];
    assert_eq!(plain(&diagnostics, &sources), expected.join("\n"));
}

#[test]
fn what_is_said_again_is_counted() {
    let lines: Vec<String> = (1..=20).map(|number| format!("k{number}: x\n")).collect();
    let (sources, mut diagnostics) = sources("a.yaml", &lines.concat());
    for number in 1..=20 {
        let place = Place::Key(at(&format!("/k{number}")));
        diagnostics.push(Diagnostic::warning("w", place.clone(), "odd"));
        diagnostics.push(Diagnostic::unrepresented("u", place, "lost"));
    }
    let place = Place::Key(at("/k2"));
    diagnostics.push(Diagnostic::warning("w", place, "odd").with_help("mend it"));
    let text = plain(&diagnostics, &sources);
    assert_eq!(text.matches("warning[w]: odd").count(), 2, "{text}");
    let elsewhere = "the same at 19 more places: a.yaml:2:1, a.yaml:3:1, a.yaml:4:1 and 16 others";
    assert!(text.contains(&format!(" = note: {elsewhere}\n")), "{text}");
    assert!(
        text.contains(&format!("a.yaml:1:1: lost [u]\n  {elsewhere}\n")),
        "{text}"
    );
    let records = serde_json::to_value(json(&diagnostics, &sources)).unwrap();
    assert_eq!(records.as_array().map(Vec::len), Some(41));
    let (sources, mut diagnostics) = self::sources("a.yaml", &lines[..5].concat());
    for number in 1..=5 {
        let place = Place::Key(at(&format!("/k{number}")));
        diagnostics.push(Diagnostic::warning("w", place, "odd"));
    }
    let five = plain(&diagnostics, &sources);
    assert!(five.contains(" and 1 other\n"), "{five}");
}

#[test]
fn a_document_cannot_send_commands_to_the_terminal() {
    let (sources, mut diagnostics) = sources("a.json", "{\"a\": \"\u{7f}\"}");
    let escape = "\u{1b}[31m";
    let place = || Place::Value(at("/a"));
    diagnostics.push(Diagnostic::error("e", place(), escape).with_help(escape));
    diagnostics.push(Diagnostic::error("e", Place::Value(at(escape)), "pointer"));
    diagnostics.push(Diagnostic::unrepresented("u", place(), escape));
    let text = plain(&diagnostics, &sources);
    assert!(!text.contains(['\u{1b}', '\u{7f}']), "{text:?}");
}

#[test]
fn colour_is_there_when_it_is_asked_for() {
    let (sources, mut diagnostics) = sources("a.yaml", TEXT);
    diagnostics.push(Diagnostic::error("e", Place::Key(at("/info")), "wrong"));
    assert!(render(in_order(&diagnostics, &sources), true).contains('\u{1b}'));
    assert!(!plain(&diagnostics, &sources).contains('\u{1b}'));
}

#[test]
fn a_record_holds_all_facts() {
    let (sources, mut diagnostics) = sources("spec/a.yaml", TEXT);
    let place = Place::Key(at("/info/größe"));
    diagnostics.push(Diagnostic::error("unknown-key", place, "unknown").with_help("remove it"));
    let file = Place::File(FileId(0));
    diagnostics.push(Diagnostic::warning("missing", file, "nothing there"));
    assert_eq!(
        serde_json::to_value(json(&diagnostics, &sources)).unwrap(),
        json!([
            {
                "code": "unknown-key",
                "severity": "error",
                "message": "unknown",
                "help": "remove it",
                "path": "spec/a.yaml",
                "line": 2,
                "column": 3,
                "pointer": "/info/größe",
            },
            {
                "code": "missing",
                "severity": "warning",
                "message": "nothing there",
                "help": null,
                "path": "spec/a.yaml",
                "line": null,
                "column": null,
                "pointer": null,
            },
        ])
    );
}

#[test]
fn nothing_to_say_is_no_text() {
    let (sources, diagnostics) = sources("a.yaml", TEXT);
    assert_eq!(plain(&diagnostics, &sources), "");
}
