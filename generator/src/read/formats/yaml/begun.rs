//! Where that began which the parser of the tree did not get to the end of.

use saphyr_parser::{Parser, ScanError};

use super::outline::Cursor;
use crate::read::text::Lines;

/// What the parser says that it was doing, and what is said of where that began.
const BEGUN: &[(&str, &str)] = &[
    ("quoted scalar", "the quoted text begins here"),
    ("block mapping", "the map begins here"),
    ("block collection", "the list begins here"),
    ("flow mapping", "the map in braces begins here"),
    ("flow sequence", "the list in brackets begins here"),
    ("simple key", "the key begins here"),
];

/// Where that began, as the other parser tells, which is stricter with quotes, or as the message does.
pub(super) fn begun(text: &str, message: &str, noticed: usize) -> Option<(usize, &'static str)> {
    let begun = quoted(text)
        .or_else(|| match message {
            _ if message.contains("while parsing a block") => indented(text, noticed),
            _ if message.starts_with("mapping values are not allowed") => plain(text, noticed),
            _ => None,
        })
        .or_else(|| told(text, message));
    begun.filter(|(at, _)| *at < noticed)
}

/// Where the other parser has something against a text.
pub(super) fn first_error(text: &str) -> Option<usize> {
    refused(text).map(|(at, _)| at)
}

/// Where that is, and what.
fn refused(text: &str) -> Option<(usize, ScanError)> {
    let mut parser = Parser::new_from_str(text);
    let error = std::iter::from_fn(|| parser.next_event()).find_map(Result::err)?;
    Some((Cursor::new(text).offset(error.marker().index()), error))
}

/// The quoted text that goes on where it should not. The parser of the tree takes one that runs into
/// the lines of other keys up to the next quote, and stumbles behind that.
fn quoted(text: &str) -> Option<(usize, &'static str)> {
    let (at, error) = refused(text)?;
    let message = if error.info().contains("invalid indentation in quoted") {
        "this quoted text goes on in lines that are indented too little"
    } else if error.info().contains("end of stream") {
        "this quoted text has no end"
    } else {
        return None;
    };
    matches!(text.as_bytes().get(at), Some(b'"' | b'\'')).then_some((at, message))
}

/// Where lines begin that are indented further than the one at which that was noticed, and otherwise
/// than those around them: the first below the nearest that is indented less.
fn indented(text: &str, noticed: usize) -> Option<(usize, &'static str)> {
    let mut lines = lines_above(text, noticed);
    let (_, limit) = lines.next()?;
    let mut first = None;
    for (at, indent) in lines {
        if indent < limit {
            break;
        }
        first = Some((at, indent));
    }
    let (at, indent) = first?;
    (indent > limit).then_some((at, "lines that are indented further begin here"))
}

/// Where a text without quotes begins that goes on up to the place at which that was noticed.
fn plain(text: &str, noticed: usize) -> Option<(usize, &'static str)> {
    let mut lines = lines_above(text, noticed);
    let (_, indent) = lines.next()?;
    let is_text = |(at, found): &(usize, usize)| {
        let line = text.get(*at..).and_then(|rest| rest.lines().next());
        let line = line.unwrap_or_default().trim_end();
        *found >= indent && !line.contains(": ") && !line.ends_with(':') && !line.starts_with("- ")
    };
    let (at, _) = lines.take_while(is_text).last()?;
    Some((at, "text without quotes begins here"))
}

/// The line at a place and those above it, the nearest first, without empty ones and comments: where
/// what is in them begins, and how far they are indented.
fn lines_above(text: &str, noticed: usize) -> impl Iterator<Item = (usize, usize)> {
    let end = text.get(noticed..).and_then(|rest| rest.find('\n'));
    let text = text.get(..end.map_or(text.len(), |end| noticed + end));
    let mut at = text.map_or(0, str::len);
    let lines = text.unwrap_or_default().split('\n').rev();
    lines.filter_map(move |line| {
        let start = at - line.len();
        at = start.saturating_sub(1);
        let inner = line.trim_start_matches(' ');
        let is_empty = inner.trim().is_empty() || inner.starts_with('#');
        let indent = line.len() - inner.len();
        (!is_empty).then_some((start + indent, indent))
    })
}

/// What the end of a message says, such as `while parsing a block mapping at line 2 column 3`.
fn told(text: &str, message: &str) -> Option<(usize, &'static str)> {
    let (_, doing) = message.rsplit_once(", while ")?;
    let (doing, place) = doing.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let at = Lines::new(text).offset(line.parse().ok()?, column.parse().ok()?);
    let mut known = BEGUN.iter().filter(|(what, _)| doing.ends_with(what));
    let message = known.next().map_or("it begins here", |(_, begun)| begun);
    Some((at, message))
}

#[cfg(test)]
mod tests {
    use crate::read::formats::yaml::parse;

    /// What stands where that begins which has no end, and what is said of it.
    fn begun(text: &str) -> Option<(&str, &'static str)> {
        let (at, message) = parse(text).unwrap_err().related()?;
        Some((text[at..].lines().next()?, message))
    }

    #[test]
    fn what_has_no_end_is_told_where_it_begins() {
        for (text, begins, message) in [
            ("a:\n  - 'b\n  - c\n", "'b", "this quoted text has no end"),
            ("ä: {b: 1,\nc: [2\n", "[2", "list in brackets"),
            ("ä: {b: 1,\n c: 2\n", "{b: 1,", "map in braces"),
            ("r:\n  a:\n    b: 1\n   c: 2\n", "b: 1", "indented further"),
            ("r:\n    a:\n     b: 1\n  c: 2\n", "a:", "indented further"),
            (
                "r:\n  a:\n    one\n    two\n    three: 4\n",
                "one",
                "without quotes",
            ),
            ("a:\n  - 1\n  b: 2\n", "- 1", "the list begins"),
            (
                "r:\n    one\n    two\n  three: 4\n",
                "one",
                "without quotes",
            ),
            ("a: 1\nb\nc: 2\n", "b", "the key begins"),
        ] {
            let (at, told) = begun(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(at, begins, "{text}");
            assert!(told.contains(message), "{told} of {text}");
        }
        assert_eq!(begun("a: @b\n"), None);
    }

    #[test]
    fn a_quoted_text_that_ends_at_the_next_quote_is_told_where_it_begins() {
        let text = "a:\n  b: \"one\n  c: 2\n  d:\n    e: \"three\"\n    f: 4\n";
        let (at, told) = begun(text).unwrap();
        assert_eq!(at, "\"one");
        assert!(told.contains("indented too little"), "{told}");
    }
}
