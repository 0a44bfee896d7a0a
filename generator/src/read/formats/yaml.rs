//! YAML.

mod begun;
mod outline;

use saphyr_parser::{Event, Parser};
use serde::de::DeserializeSeed;
use serde_yaml::Deserializer;

pub(in crate::read) use outline::outline;
use outline::{Cursor, events};

use crate::limits::{LEVELS, UNFOLDED};
use crate::read::text::{SyntaxError, advice};
use crate::read::tree::{Node, NodeSeed, Reading, merge};

/// What to do about the parser's usual complaints.
const ADVICE: &[(&str, &str)] = &[
    (
        "found character that cannot start any token",
        "put text that begins with `@`, a backquote or `%` in quotes",
    ),
    (
        "mapping values are not allowed",
        "put text that contains `: ` in quotes, and check the indentation",
    ),
    ("hexdecimal number", ESCAPES),
    ("hexadecimal number", ESCAPES),
    ("unknown escape character", ESCAPES),
    (
        "did not find expected",
        "compare the indentation with that of the lines above, and close every bracket and quote",
    ),
    (
        "could not find expected ':'",
        "end the key with a colon and a space",
    ),
    ("unexpected end of stream", "close every bracket and quote"),
    (
        "unknown anchor",
        "put text that begins with `*` in quotes, or define the anchor with `&` further up",
    ),
    (
        "recursion limit",
        "at most 128 levels are read, and no anchor may hold an alias of itself",
    ),
    ("repetition limit", "repeat less by means of aliases"),
    (Reading::SPENT, "repeat less by means of aliases"),
    ("text as a key", "write keys as plain text"),
];

/// The advice where a backslash in double quotes begins what is no escape.
const ESCAPES: &str =
    "a backslash in double quotes begins an escape: write it twice, or use single quotes";

/// The advice where the parser stumbles over a tab, which no message tells.
const TAB: &str = "indent with spaces, never with tabs";

/// What the parser says of values that are too deep within others.
const TOO_DEEP: &str = "recursion limit exceeded";

/// Reads a text into a tree.
pub(in crate::read) fn parse(text: &str) -> Result<Node, SyntaxError> {
    if let Some(offset) = too_deep(text) {
        return Err(SyntaxError::new(Some(offset), TOO_DEEP).with_help(advice(TOO_DEEP, ADVICE)));
    }
    // Every node takes at least one byte of the text, if only for its separator.
    let reading = Reading::within(text.len().saturating_mul(4).saturating_add(UNFOLDED));
    NodeSeed { reading: &reading }
        .deserialize(Deserializer::from_str(text))
        .map(merge::apply)
        .map_err(|error| explain(text, &error))
}

/// Where values are too deep within others, in a text with so many brackets that do not close that they
/// may be.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let may_be = text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > LEVELS
    });
    if !may_be {
        return None;
    }
    let mut parser = Parser::new_from_str(text);
    let mut depth = 0_usize;
    let deepest = loop {
        match parser.next_event()? {
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), span)) if depth == LEVELS => {
                break span.start.index();
            }
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), _)) => depth += 1,
            Ok((Event::SequenceEnd | Event::MappingEnd, _)) => depth = depth.saturating_sub(1),
            Ok(_) => {}
            // Before it tells a bracket it looks for a key behind it, and into its own depth.
            Err(error) if error.info().contains("recursion limit") => break error.marker().index(),
            Err(_) => return None,
        }
    };
    Some(Cursor::new(text).offset(deepest))
}

fn explain(text: &str, error: &serde_yaml::Error) -> SyntaxError {
    let whole = error.to_string();
    if whole.contains("more than one document") {
        return SyntaxError::new(
            second_document(text).or_else(|| begun::first_error(text)),
            "there is more than one document in the file",
        )
        .with_help(Some(
            "keep one document to a file, without a line `---` below it",
        ));
    }
    if let Some((message, offset)) = whole.rsplit_once(" at position ") {
        return SyntaxError::new(offset.parse().ok(), message);
    }
    let Some(location) = error.location() else {
        return SyntaxError::new(None, whole.as_str()).with_help(advice(&whole, ADVICE));
    };
    let place = format!(" at line {} column {}", location.line(), location.column());
    let message = whole.replacen(&place, "", 1);
    let tab = text.as_bytes().get(location.index()) == Some(&b'\t');
    let help = if tab {
        Some(TAB)
    } else {
        advice(&message, ADVICE)
    };
    let related = begun::begun(text, &message, location.index());
    SyntaxError::new(Some(location.index()), message)
        .with_help(help)
        .with_related(related)
}

/// Where the second document begins.
fn second_document(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    events(text)
        .filter(|(event, _)| matches!(event, Event::DocumentStart(_)))
        .nth(1)
        .map(|(_, span)| cursor.offset(span.start.index()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        format!("{:?}", parse(text).unwrap_err())
    }

    #[test]
    fn a_backslash_in_double_quotes_is_told_as_one() {
        for text in ["a: \"C:\\x.yaml\"\n", "a: \"C:\\q.yaml\"\n"] {
            let told = told(text);
            assert!(told.contains("a backslash in double quotes"), "{told}");
        }
    }

    #[test]
    fn keys_are_the_text_that_they_were_written_as() {
        let tree = parse("200: a\ntrue: b\nnull: c\n0x1F: d\n1.50: e\n'on': f\n").unwrap();
        let keys: Vec<_> = tree.as_map().unwrap().iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["200", "true", "null", "0x1F", "1.50", "on"]);
    }

    #[test]
    fn integers_of_128_bits_are_exact() {
        let tree = parse("- -9223372036854775809\n- 170141183460469231731687303715884105727\n");
        let tree = tree.unwrap();
        assert_eq!(tree.at("/0"), Some(&Node::Int(-9_223_372_036_854_775_809)));
        assert_eq!(tree.at("/1"), Some(&Node::Int(i128::MAX)));
    }

    #[test]
    fn values_are_what_yaml_says_they_are() {
        let tree = parse("[~, null, yes, 'true', true, 1_0, !!str 5, !own x, !own [1], 1.5]");
        let tree = tree.unwrap();
        let kinds: Vec<_> = tree.as_list().unwrap().iter().map(Node::kind).collect();
        assert_eq!(
            kinds,
            [
                "null",
                "null",
                "a string",
                "a string",
                "a boolean",
                "a string",
                "a string",
                "a string",
                "a list",
                "a number"
            ]
        );
    }

    #[test]
    fn an_alias_stands_for_its_anchor() {
        let tree = parse("a: &x {k: [1]}\nb: *x\nc: [*x, *x]\n").unwrap();
        assert_eq!(tree.at("/b"), tree.at("/a"));
        assert_eq!(tree.at("/c/1/k/0"), Some(&Node::Int(1)));
    }

    #[test]
    fn a_very_deep_text_is_an_error() {
        let block = (0..10_000)
            .map(|depth| " ".repeat(depth) + "a:\n")
            .collect();
        let flow = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for text in [block, flow, "- ".repeat(10_000), "{a: ".repeat(10_000)] {
            assert!(told(&text).contains("recursion limit"));
        }
    }

    #[test]
    fn brackets_that_are_too_deep_are_told_where_they_are() {
        let text = format!("a: {}", "[".repeat(200_000));
        let told = told(&text);
        assert!(told.contains("recursion limit"), "{told}");
        let place = (128..400).find(|place| told.contains(&format!("Some({place})")));
        assert!(place.is_some(), "{told}");
        // In a text they are none.
        let text = format!(
            "a: |\n  {}\nb: '{}'\n",
            "[".repeat(1_000),
            "{".repeat(1_000)
        );
        assert!(parse(&text).is_ok());
    }

    #[test]
    fn an_anchor_inside_of_itself_is_an_error() {
        assert!(told("a: &a [*a]").contains("recursion limit"));
        assert!(told("a: &a {<<: *a}").contains("recursion limit"));
    }

    #[test]
    fn aliases_that_unfold_to_too_much_are_an_error() {
        let levels = (1..12).map(|level| {
            let below = vec![format!("*a{}", level - 1); 10].join(", ");
            format!("a{level}: &a{level} [{below}]")
        });
        let laughs: Vec<_> = std::iter::once("a0: &a0 [x]".to_owned())
            .chain(levels)
            .collect();
        assert!(told(&laughs.join("\n")).contains("repetition limit"));

        let long = format!(
            "- &long {}\n{}",
            "x".repeat(100_000),
            "- *long\n".repeat(1_000)
        );
        assert!(told(&long).contains(Reading::SPENT));
    }

    #[test]
    fn a_text_of_many_small_values_is_within_what_may_be_read() {
        let many = format!("[{}1]", "1,".repeat(1_000_000));
        assert!(parse(&many).is_ok());
    }

    #[test]
    fn mistakes_are_told_with_advice() {
        for (text, message, help) in [
            ("a:\n\tb: 1\n", "cannot start any token", TAB),
            ("a: @b\n", "cannot start any token", "backquote"),
            ("a: b: c\n", "mapping values are not allowed", "quotes"),
            (
                "a:\n  b: 1\n c: 2\n",
                "did not find expected key",
                "indentation",
            ),
            ("a: *b\n", "unknown anchor", "quotes"),
            ("a: 'b\n", "unexpected end of stream", "close every"),
            ("x: 1\n[a]: 1\n", "text as a key", "plain text"),
        ] {
            let told = told(text);
            assert!(told.contains(message), "{told}");
            assert!(told.contains(help), "{told}");
        }
    }

    #[test]
    fn a_second_document_is_told_with_its_place() {
        let text = "ä: 1\n---\nb: 2\n";
        let expected = text.find("---").unwrap();
        assert!(
            told(text).contains(&format!("Some({expected})")),
            "{}",
            told(text)
        );
        assert!(parse("---\na: 1\n...\n").is_ok());
    }

    #[test]
    fn a_control_character_is_told_with_its_place() {
        assert!(told("ä: \u{8}\n").contains("Some(4)"));
    }
}
