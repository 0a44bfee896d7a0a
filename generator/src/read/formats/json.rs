//! JSON.

mod brackets;

use std::borrow::Cow;

use serde::de::DeserializeSeed;

use crate::read::text::{Builder, EntryKind, Lines, Outline, SyntaxError, advice};
use crate::read::tree::{Node, NodeSeed, Reading};

/// What to do about the parser's usual complaints.
const ADVICE: &[(&str, &str)] = &[
    ("EOF while parsing", "close every bracket, brace and quote"),
    (
        "trailing comma",
        "remove the comma before the closing bracket",
    ),
    (
        "key must be a string",
        "write every key in double quotes; JSON has no comments and no comma after the last entry",
    ),
    (
        "expected `",
        "put a comma between entries, and a colon after every key",
    ),
    (
        "expected value",
        "write text in double quotes; JSON has no comments",
    ),
    (
        "control character",
        "write a line break as \\n and a tab as \\t",
    ),
    ("trailing characters", "remove what follows the document"),
    ("recursion limit", "at most 127 levels are read"),
];

/// The complaints that may come of a bracket that is missing or too many further up.
const IN_BRACKETS: &[&str] = &["trailing characters", "expected `", "key must be a string"];

/// Reads a text into a tree.
pub(in crate::read) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let reading = Reading::within(usize::MAX);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    NodeSeed { reading: &reading }
        .deserialize(&mut deserializer)
        .and_then(|tree| deserializer.end().map(|()| tree))
        .map_err(|error| explain(text, &error))
}

fn explain(text: &str, error: &serde_json::Error) -> SyntaxError {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = whole.strip_suffix(&place).unwrap_or(&whole);
    let offset = Lines::new(text).byte_offset(error.line(), error.column());
    let before = text.get(..offset).unwrap_or(text);
    let related = if error.is_eof() {
        brackets::gone_wrong(before).or_else(|| brackets::open(before))
    } else if IN_BRACKETS.iter().any(|what| message.starts_with(what)) {
        brackets::gone_wrong(before)
    } else {
        None
    };
    SyntaxError::new(Some(offset), message)
        .with_help(advice(message, ADVICE))
        .with_related(related)
}

/// Finds where everything stands in a text that is known to parse.
///
/// An event parser for YAML reads nearly all of JSON but not its escapes of
/// surrogate pairs, which every emoji is written as by some programs.
pub(in crate::read) fn outline(text: &str) -> Outline<'_> {
    let bytes = text.as_bytes();
    let mut builder = Builder::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' => _ = builder.open(EntryKind::Map, start),
            b'[' => _ = builder.open(EntryKind::List, start),
            b'}' | b']' => builder.close(at),
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
            b'"' => {
                at += string_length(&bytes[at..]);
                let text = unescaped(&text[start..at]);
                builder.leaf(EntryKind::Scalar(text), start..at);
            }
            _ => {
                at += literal_length(&bytes[at..]);
                let text = Cow::Borrowed(&text[start..at]);
                builder.leaf(EntryKind::Scalar(text), start..at);
            }
        }
    }
    builder.finish()
}

/// How much there is up to the closing quote, and with it.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &bytes[at..]) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        // Whatever is escaped ends nothing.
        at = bytes.len().min(at + 1);
    }
    bytes.len()
}

/// How much there is of a number, `true`, `false` or `null`.
fn literal_length(bytes: &[u8]) -> usize {
    let end = bytes
        .iter()
        .position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n'));
    end.unwrap_or(bytes.len())
}

fn unescaped(quoted: &str) -> Cow<'_, str> {
    let inner = quoted.strip_prefix('"').unwrap_or(quoted);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if quoted.contains('\\') {
        serde_json::from_str(quoted).map_or(Cow::Borrowed(inner), Cow::Owned)
    } else {
        Cow::Borrowed(inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_numbers_are_kept_as_they_are() {
        let tree = parse(r#"{"200": 1, "<<": {"a": 18446744073709551615}}"#).unwrap();
        assert_eq!(tree.at("/200"), Some(&Node::Int(1)));
        assert_eq!(tree.at("/<</a"), Some(&Node::Int(u64::MAX.into())));
    }

    #[test]
    fn a_very_deep_text_is_an_error() {
        for deep in ["[".repeat(10_000), r#"{"a":"#.repeat(10_000)] {
            let error = parse(&deep).unwrap_err();
            assert!(format!("{error:?}").contains("recursion limit"));
        }
        let (open, close) = ("[".repeat(127), "]".repeat(127));
        assert!(parse(&format!("{open}{close}")).is_ok());
    }

    #[test]
    fn mistakes_are_told_with_advice() {
        for (text, message, help) in [
            ("{\"a\": [1, ]}", "trailing comma", "remove the comma"),
            ("{\"a\": 1,}", "trailing comma", "remove the comma"),
            ("{a: 1}", "key must be a string", "double quotes"),
            ("{\"a\": 1", "EOF while parsing", "close every"),
            ("{} {}", "trailing characters", "remove what follows"),
            ("{\"a\": // one\n1}", "expected value", "no comments"),
        ] {
            let told = format!("{:?}", parse(text).unwrap_err());
            assert!(told.contains(message), "{told}");
            assert!(told.contains(help), "{told}");
            assert!(!told.contains("at line"), "{told}");
        }
    }

    #[test]
    fn an_outline_of_a_text_cut_short_ends_there() {
        for end in 0..20 {
            let text = &r#"{"a\"b": [1, {"c": n"#[..end];
            assert!(outline(text).find(&["x".to_owned()], 0).is_none());
        }
    }
}
