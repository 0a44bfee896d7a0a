//! Where in a JSON text an error is.

use std::fmt::Write as _;

/// The path of the innermost value at a place that `serde_json` gives as line and column.
///
/// Only a text that could not be read is ever searched, so that reading one costs nothing more.
pub(crate) fn of(text: &[u8], line: usize, column: usize) -> String {
    spelled(&open_at(text, line, column))
}

/// The arrays and objects around that value, from the outermost on.
pub(super) fn open_at(text: &[u8], line: usize, column: usize) -> Vec<Open<'_>> {
    let end = offset(text, line, column);
    // An array or an object that should have been something else is refused at its first byte,
    // everything else after its last one.
    let target = match text.get(end) {
        Some(b'[' | b'{') => end,
        _ => end.saturating_sub(1),
    };
    let mut scanner = Scanner {
        text,
        target,
        at: 0,
        open: Vec::new(),
    };
    scanner.run();
    scanner.open
}

/// The path of what is in these.
pub(super) fn spelled(open: &[Open<'_>]) -> String {
    let mut path = String::from("$");
    for container in open {
        match container {
            Open::Array { next, inside: true } => {
                // Writing to a string does not fail.
                let _ = write!(path, "[{next}]");
            }
            Open::Object {
                key, inside: true, ..
            } => push_key(&mut path, key),
            Open::Array { .. } | Open::Object { .. } => {}
        }
    }
    path
}

/// The number of bytes before the place: lines count from 1, and so do the bytes of a line.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let earlier = text.split_inclusive(|byte| *byte == b'\n');
    let start: usize = earlier.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (start + column).min(text.len())
}

/// Walks a text, which may be broken, up to a target.
struct Scanner<'a> {
    text: &'a [u8],
    target: usize,
    at: usize,
    open: Vec<Open<'a>>,
}

/// An array or an object that has begun, and which of its values has begun in it.
pub(super) enum Open<'a> {
    Array {
        next: usize,
        inside: bool,
    },
    /// The key that came last stands at `start`, with its quotes.
    Object {
        key: &'a [u8],
        start: usize,
        inside: bool,
    },
}

impl<'a> Scanner<'a> {
    fn run(&mut self) {
        while self.at <= self.target {
            let Some(byte) = self.text.get(self.at) else {
                return;
            };
            match byte {
                b'{' => self.open(Open::Object {
                    key: b"",
                    start: self.at,
                    inside: false,
                }),
                b'[' => self.open(Open::Array {
                    next: 0,
                    inside: false,
                }),
                b'}' | b']' => self.close(),
                b':' => self.colon(),
                b',' => self.comma(),
                b'"' => self.string(),
                b' ' | b'\t' | b'\r' | b'\n' => {}
                _ => self.begin_value(),
            }
            self.at += 1;
        }
    }

    fn open(&mut self, container: Open<'a>) {
        self.begin_value();
        self.open.push(container);
    }

    /// The container's last byte is its own, no longer that of a value in it.
    fn close(&mut self) {
        if self.at == self.target {
            self.comma();
        } else {
            self.open.pop();
        }
    }

    fn colon(&mut self) {
        if let Some(Open::Object { inside, .. }) = self.open.last_mut() {
            *inside = true;
        }
    }

    fn comma(&mut self) {
        match self.open.last_mut() {
            Some(Open::Array { next, inside }) => {
                *next += usize::from(*inside);
                *inside = false;
            }
            Some(Open::Object { inside, .. }) => *inside = false,
            None => {}
        }
    }

    fn begin_value(&mut self) {
        if let Some(Open::Array { inside, .. }) = self.open.last_mut() {
            *inside = true;
        }
    }

    /// Goes to a string's closing quote.
    fn string(&mut self) {
        self.begin_value();
        let start = self.at + 1;
        let mut end = start;
        while let Some(byte) = self.text.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        self.at = end;
        let content = self.text.get(start..end).unwrap_or_default();
        if let Some(Open::Object {
            key,
            start: at,
            inside: false,
        }) = self.open.last_mut()
        {
            (*key, *at) = (content, start - 1);
        }
    }
}

fn push_key(path: &mut String, key: &[u8]) {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let key_text = String::from_utf8_lossy(key);
    if !key.is_empty() && key.iter().all(plain) {
        path.push('.');
        path.push_str(&key_text);
    } else {
        path.push_str("[\"");
        path.push_str(&key_text);
        path.push_str("\"]");
    }
}

#[cfg(test)]
mod tests {
    //! Compared with what `serde_path_to_error` says.

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
        let ours = super::of(text.as_bytes(), error.line(), error.column());
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
            assert!(super::of(b"[1]", line, column).starts_with('$'));
        }
        assert_eq!(super::of(b"", 1, 0), "$");
    }
}
