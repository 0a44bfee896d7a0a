//! Where an error in a JSON text is said to be, compared with what `serde_path_to_error` says.

#[path = "../../../generator/runtime/src/json/path.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "what is private in the runtime is tested by itself"
)]
mod subject;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "what was read is not looked at")]
struct Model {
    text: String,
    number: Option<u8>,
    list: Vec<Item>,
    pairs: Vec<(String, String)>,
    #[serde(rename = "a key")]
    map: Option<BTreeMap<String, bool>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "what was read is not looked at")]
struct Item {
    id: i64,
    kind: Kind,
    inner: Option<Box<Item>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    One,
    Two,
}

const TEXT: &str = r#"{
  "text": "a \"quoted\" [text], {with} \\",
  "unknown": [{"x": [1, {"y": null}]}, []],
  "number": 7,
  "list": [
    {"id": -1, "kind": "one"},
    {"id": 2, "kind": "two", "inner": {"id": 3, "kind": "one", "other": {}}}
  ],
  "pairs": [["a", "b"], ["c", "d"]],
  "a key": {"yes": true, "no.no": false, "é \"": true}
}"#;

/// The path of an error as we say it and as the other crate does, if reading the text is one.
fn paths(text: &str) -> Option<(String, String)> {
    let error = serde_json::from_str::<Model>(text).err()?;
    let ours = subject::of(text.as_bytes(), error.line(), error.column());
    let deserializer = &mut serde_json::Deserializer::from_str(text);
    let theirs = serde_path_to_error::deserialize::<_, Model>(deserializer);
    Some((ours, spelled(theirs.err()?.path())))
}

/// A path of the other crate in our spelling.
fn spelled(path: &Path) -> String {
    let segments = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("[{index}]"),
        Segment::Map { key } if key.contains([' ', '.']) => format!("[{key:?}]"),
        Segment::Map { key } => format!(".{key}"),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    });
    format!("${}", segments.collect::<String>())
}

#[test]
fn values_of_another_type() {
    let value: Value = serde_json::from_str(TEXT).unwrap();
    let mut pointers = Vec::new();
    collect(&value, String::new(), &mut pointers);
    let mut errors = 0;
    for replacement in [
        "5",
        "-5",
        "1.5",
        "true",
        "null",
        "[]",
        "{}",
        r#""x""#,
        r"[1, [2], 3]",
        r#"{"a": [1]}"#,
        r#"{"id": "x"}"#,
        r#""\u0000""#,
        "99999999999999999999999999",
    ] {
        for pointer in &pointers {
            let mut changed = value.clone();
            *changed.pointer_mut(pointer).unwrap() = serde_json::from_str(replacement).unwrap();
            let pretty = serde_json::to_string_pretty(&changed).unwrap();
            for text in [changed.to_string(), pretty] {
                if let Some((ours, theirs)) = paths(&text) {
                    assert_eq!(ours, theirs, "in {text}");
                    errors += 1;
                }
            }
        }
    }
    assert!(errors > 300, "{errors}");
}

fn collect(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{at}/{index}"), pointers);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                collect(field, format!("{at}/{key}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(at);
}

/// Where a text is broken, the two may name a value or the one around it.
fn assert_near(text: &str) {
    if let Some((ours, theirs)) = paths(text) {
        let near = ours.starts_with(&theirs) || theirs.starts_with(&ours);
        assert!(near, "{ours} and {theirs} in {text}");
    }
}

#[test]
fn texts_that_break_off() {
    for (end, _) in TEXT.char_indices() {
        assert_near(&TEXT[..end]);
    }
}

#[test]
fn texts_with_something_between() {
    for (at, _) in TEXT.char_indices() {
        for between in ["?", ",", "]", "}", "\n\u{1}", "1", "\""] {
            assert_near(&format!("{}{between}{}", &TEXT[..at], &TEXT[at..]));
        }
    }
}

#[test]
fn places_beyond_the_text() {
    for (line, column) in [(0, 0), (1, 0), (9, 9), (usize::MAX, 1)] {
        assert!(subject::of(b"[1]", line, column).starts_with('$'));
    }
    assert_eq!(subject::of(b"", 1, 0), "$");
}
