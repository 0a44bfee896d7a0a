//! `oasmith explain`: what a code means.

use serde_json::{Value, json};
use textwrap::{Options, WordSeparator, WordSplitter, fill};

use super::args::{Explain, Format};
use super::color::{ADDED, Colors, HEADING, REMOVED, paint};
use super::report::{FINE, Report, Style};
use super::table::{Side, table};
use crate::diagnostic::{EXPLANATIONS, Explanation, Severity};

/// How wide a line is where there is no terminal, and at most: longer ones are hard to read.
const WIDTH: usize = 100;

/// What stands before each line of an example.
const INDENT: &str = "    ";

/// What marks the beginning and the end of an example.
const FENCE: &str = "```";

pub(super) fn run(args: &Explain, style: Style) -> Report {
    let chosen = args.code.map_or(EXPLANATIONS, std::slice::from_ref);
    let stdout = match (style.format, args.code) {
        (Format::Json, _) => machine(chosen),
        (_, Some(explanation)) => whole(explanation, style.colors),
        (_, None) => list(style.colors.stdout),
    };
    Report {
        stdout,
        stderr: String::new(),
        code: FINE,
    }
}

fn machine(explanations: &[Explanation]) -> String {
    let explanations = explanations.iter().map(|explanation| {
        let severities = explanation.severities.iter();
        json!({
            "code": explanation.code,
            "severities": severities.map(|severity| severity.as_str()).collect::<Vec<_>>(),
            "sentence": explanation.sentence,
            "text": explanation.text,
        })
    });
    let explanations: Value = explanations.collect();
    let object = json!({ "command": "explain", "ok": true, "explanations": explanations });
    format!("{object:#}\n")
}

fn list(color: bool) -> String {
    let rows = EXPLANATIONS.iter();
    let rows = rows.map(|known| [known.code.to_owned(), known.sentence.to_owned()]);
    let columns = [("CODE", Side::Left), ("WHAT IT SAYS", Side::Left)];
    table(columns, &rows.collect::<Vec<_>>(), color)
        + "\n`oasmith explain CODE` tells more of one, with an example.\n"
}

fn whole(explanation: &Explanation, colors: Colors) -> String {
    let Explanation {
        code,
        severities,
        sentence,
        text,
    } = explanation;
    let severities: Vec<&str> = severities.iter().copied().map(Severity::as_str).collect();
    let title = format!("{code}: {sentence}");
    format!(
        "{}\nseverity: {}\n\n{}",
        paint(&title, HEADING, colors.stdout),
        severities.join(" or "),
        shown(text, colors)
    )
}

/// Markdown as a terminal shows it: paragraphs are filled, and examples stand as they are.
fn shown(text: &str, colors: Colors) -> String {
    let width = colors.width.map_or(WIDTH, |width| width.min(WIDTH));
    let options = Options::new(width)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation)
        .word_separator(WordSeparator::AsciiSpace);
    let mut parts = Vec::new();
    for (index, part) in text.split(FENCE).enumerate() {
        if index % 2 == 1 {
            parts.push(example(part, colors.stdout));
            continue;
        }
        let paragraphs = part.trim().split("\n\n").filter(|part| !part.is_empty());
        parts.extend(paragraphs.map(|part| fill(&part.replace('\n', " "), &options) + "\n"));
    }
    parts.join("\n")
}

/// An example, whose first line says what it is.
fn example(block: &str, color: bool) -> String {
    let mut lines = block.lines();
    let is_diff = lines.next().is_some_and(|kind| kind.starts_with("diff"));
    let lines = lines.map(|line| {
        let style = match line.chars().next() {
            Some('-') if is_diff => Some(REMOVED),
            Some('+') if is_diff => Some(ADDED),
            _ => None,
        };
        let line = style.map_or(line.to_owned(), |style| paint(line, style, color));
        format!("{INDENT}{line}\n")
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "One two\nthree four.\n\nFive.\n\n```diff yaml\n a:\n-  b: 1\n+  b: 2\n```\n";

    #[test]
    fn paragraphs_are_filled_and_examples_are_not() {
        let narrow = Colors {
            width: Some(10),
            ..Colors::NONE
        };
        let expected = "One two\nthree\nfour.\n\nFive.\n\n     a:\n    -  b: 1\n    +  b: 2\n";
        assert_eq!(shown(TEXT, narrow), expected);
        let wide = shown(TEXT, Colors::NONE);
        assert!(wide.starts_with("One two three four.\n\nFive.\n"), "{wide}");
    }

    #[test]
    fn fault_and_cure_are_told_apart_by_colour() {
        let coloured = Colors {
            stdout: true,
            ..Colors::NONE
        };
        let text = shown(TEXT, coloured);
        assert!(
            text.contains("    \u{1b}[31m-  b: 1\u{1b}[0m\n"),
            "{text:?}"
        );
        assert!(
            text.contains("    \u{1b}[32m+  b: 2\u{1b}[0m\n"),
            "{text:?}"
        );
    }
}
