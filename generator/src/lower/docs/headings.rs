//! Where a text is divided by headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::markdown::options;

/// A text up to its first heading from there on, and what follows.
pub(super) fn parted(text: &str, from: usize) -> (&str, &str) {
    let mut headings = headings(text).into_iter().map(|(_, range)| range.start);
    let first = headings.find(|at| *at >= from).unwrap_or(text.len());
    let (before, sections) = text.split_at(first);
    (before.trim_end(), sections)
}

/// A text with its headings one level deeper, of which there are six.
pub(super) fn deeper(text: &str) -> String {
    let mut deeper = String::new();
    let mut done = 0;
    for (level, range) in headings(text) {
        deeper.push_str(&text[done..range.start]);
        done = range.end;
        let whole = &text[range];
        let heading = whole.trim();
        let title = match heading.rsplit_once('\n') {
            // A line of `=` or `-` stands below it.
            Some((title, _)) => title.lines().map(str::trim).collect::<Vec<_>>().join(" "),
            None => heading.trim_start_matches('#').trim_start().to_owned(),
        };
        let marks = "#".repeat(6.min(level as usize + 1));
        deeper.push_str(format!("{marks} {title}").trim_end());
        if whole.ends_with('\n') {
            deeper.push('\n');
        }
    }
    deeper + &text[done..]
}

/// The headings of a text, but for those in lists and quotes.
fn headings(text: &str) -> Vec<(HeadingLevel, Range<usize>)> {
    let is_possible = text.contains('#') || text.contains("\n=") || text.contains("\n-");
    if !is_possible {
        return Vec::new();
    }
    let mut depth = 0;
    let mut headings = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if let Tag::Heading { level, .. } = tag
                    && depth == 0
                {
                    headings.push((level, range));
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::{deeper, headings};

    #[test]
    fn headings_are_found_where_they_divide_the_text() {
        for (text, expected) in [
            ("one\n\ntwo # three", &[] as &[usize]),
            ("# one\n\ntwo\n\n## three\nfour", &[0, 12]),
            ("one\n\ntwo\n---\n\nthree", &[5]),
            ("- # one\n\n> # two\n", &[]),
            ("```\n# one\n```\n\n# two", &[15]),
        ] {
            let found = headings(text).into_iter().map(|(_, range)| range.start);
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn headings_are_one_level_deeper() {
        for (text, expected) in [
            ("one # two", "one # two"),
            (
                "# one\n\ntwo\n\n## three ##\nfour",
                "## one\n\ntwo\n\n### three ##\nfour",
            ),
            (
                "one\n===\n\ntwo\nand\n---\nthree",
                "## one\n\n### two and\nthree",
            ),
            ("  # one  \n#\ntwo", "  ## one\n##\ntwo"),
            ("#one\n===", "## #one"),
            ("###### one\n\n> # two", "###### one\n\n> # two"),
            ("```\n# one\n```\n\n# two", "```\n# one\n```\n\n## two"),
        ] {
            assert_eq!(deeper(text), expected, "{text}");
        }
    }
}
