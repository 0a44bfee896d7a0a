//! The brackets of a text that does not parse, beside its indentation.

use super::string_length;

/// What is said of a line at which the two tell different things.
const ODD: &str = "this line is indented as if it stood in other brackets";

/// What is said of a bracket that is open at the end.
const OPEN: &str = "what begins here has no end";

/// With more such lines than these, and the first of them so near to the beginning, a text is not
/// indented by its brackets at all.
const MOST: usize = 3;
const FIRST: usize = 20;

/// Where brackets went wrong, as far as anything tells, before that was noticed at the end of this text.
pub(super) fn gone_wrong(text: &str) -> Option<(usize, &'static str)> {
    let mut indentation = Indentation {
        step: step(text)?,
        ..Indentation::default()
    };
    for line in text.split_inclusive('\n') {
        indentation.read(line);
    }
    let first = *indentation.odd.first()?;
    let before = text.get(..first)?.lines().count();
    (indentation.odd.len() <= MOST || before > FIRST).then_some((first, ODD))
}

/// How much further lines are indented in a bracket than around it: as far as those that are least.
fn step(text: &str) -> Option<usize> {
    let indents = text.lines().filter_map(indent);
    indents.filter(|indent| *indent > 0).min()
}

/// How far a line is indented that has something in it.
fn indent(line: &str) -> Option<usize> {
    line.bytes().position(|byte| !byte.is_ascii_whitespace())
}

/// The innermost bracket that is open at the end of this text.
pub(super) fn open(text: &str) -> Option<(usize, &'static str)> {
    let mut open = Vec::new();
    for (at, bracket) in brackets(text.as_bytes()) {
        match bracket {
            b'{' | b'[' => open.push(at),
            _ => _ = open.pop(),
        }
    }
    open.pop().map(|at| (at, OPEN))
}

/// The brackets that are not in a string.
fn brackets(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            let byte = *bytes.get(start)?;
            at += 1;
            match byte {
                b'"' => at += string_length(bytes.get(at..)?),
                b'{' | b'[' | b'}' | b']' => return Some((start, byte)),
                _ => {}
            }
        }
    })
}

/// What the lines so far tell by how far they are indented.
#[derive(Default)]
struct Indentation {
    /// How far the lines are indented in which the brackets begin that are open.
    open: Vec<usize>,
    /// How much further those are which stand in them.
    step: usize,
    /// The lines that are indented otherwise.
    odd: Vec<usize>,
    /// Where the next line begins.
    next: usize,
}

impl Indentation {
    fn read(&mut self, line: &str) {
        let start = self.next;
        self.next += line.len();
        let Some(indent) = indent(line) else {
            return;
        };
        let rest = line.as_bytes().get(indent..).unwrap_or_default();
        let closes = matches!(rest.first(), Some(b'}' | b']'));
        if !self.is_expected(indent, closes) {
            self.odd.push(start + indent);
            self.believe(indent, closes);
        }
        for (_, bracket) in brackets(rest) {
            match bracket {
                b'{' | b'[' => self.open.push(indent),
                _ => _ = self.open.pop(),
            }
        }
    }

    /// Whether a line that closes a bracket or is in one is indented as far as that says.
    fn is_expected(&self, indent: usize, closes: bool) -> bool {
        let Some(around) = self.open.last() else {
            return indent == 0 && !closes;
        };
        indent == around + if closes { 0 } else { self.step }
    }

    /// Takes those brackets for open that are so by how far a line is indented, so that what follows is
    /// not odd for the same reason.
    fn believe(&mut self, indent: usize, closes: bool) {
        let around = indent.saturating_sub(if closes { 0 } else { self.step });
        while self.open.last().is_some_and(|open| *open > around) {
            self.open.pop();
        }
        let is_inside = closes || indent > 0;
        if is_inside && self.open.last() != Some(&around) {
            self.open.push(around);
        }
        if !is_inside {
            self.open.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "a": {
    "b": [
      { "x": "}" },
      {
        "y": [1, 2]
      }, {
        "z": 1
      }
    ],
    "c": {
      "d": 1
    }
  },
  "e": [[
    1
  ]]
}
"#;

    /// The number of the line, from 0.
    fn line(text: &str) -> Option<usize> {
        let (at, _) = gone_wrong(text)?;
        Some(text[..at].matches('\n').count())
    }

    #[test]
    fn a_line_that_is_lost_or_there_twice_is_told_by_the_indentation() {
        assert_eq!(line(TEXT), None);
        let lines: Vec<&str> = TEXT.split_inclusive('\n').collect();
        let mut found = 0;
        for (at, one) in lines.iter().enumerate().take(lines.len() - 1).skip(1) {
            let (before, rest) = lines.split_at(at);
            let twice = [before, &[one], rest].concat().concat();
            let lost = [before, &rest[1..]].concat().concat();
            let ends = one.trim_end().ends_with(['{', '[', '}', ']', ','])
                && brackets(one.as_bytes()).count() % 2 == 1;
            for text in [twice, lost] {
                match line(&text) {
                    Some(told) => {
                        assert!(told.abs_diff(at) <= 3, "{told} for {at} of\n{text}");
                        found += 1;
                    }
                    None => assert!(!ends, "{at} of\n{text}"),
                }
            }
        }
        assert!(found > 15, "{found}");
    }

    #[test]
    fn a_text_that_is_indented_anyhow_tells_nothing() {
        let text = "{\n \"a\": {\n\"b\": [\n    {\n  \"c\": 1},\n{\n\"d\": 2\n   }\n ]\n";
        assert_eq!(gone_wrong(text), None);
        assert_eq!(gone_wrong(""), None);
    }

    #[test]
    fn a_text_that_was_in_order_for_long_tells_where_that_ends() {
        let entries = "  \"a\": {\n    \"b\": 1\n  },\n".repeat(10);
        let text = format!("{{\n{entries}  \"c\": {{\n}}   \"d\": {{}}\n  }}\n{entries}}}\n");
        assert_eq!(line(&text), Some(32));
    }

    #[test]
    fn the_innermost_bracket_is_the_one_that_is_open() {
        for (text, expected) in [
            (r#"{"a": [1, {"b": "]}""#, Some(10)),
            (r#"{"a": [1, {}"#, Some(6)),
            (r#"{"a": "\"}"#, Some(0)),
            ("[]", None),
            ("]", None),
        ] {
            let found = open(text).map(|(at, _)| at);
            assert_eq!(found, expected, "{text}");
        }
    }
}
