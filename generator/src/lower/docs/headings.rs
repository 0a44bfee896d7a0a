//! Where a text is divided by headings.

use pulldown_cmark::{Event, Parser, Tag};

use super::markdown::options;

/// A text up to its first heading from there on, and what follows.
pub(super) fn parted(text: &str, from: usize) -> (&str, &str) {
    let mut headings = headings(text).into_iter();
    let first = headings.find(|at| *at >= from).unwrap_or(text.len());
    let (before, sections) = text.split_at(first);
    (before.trim_end(), sections)
}

/// Where the headings of a text begin, but for those in lists and quotes.
fn headings(text: &str) -> Vec<usize> {
    let is_possible = text.contains('#') || text.contains("\n=") || text.contains("\n-");
    if !is_possible {
        return Vec::new();
    }
    let mut depth = 0;
    let mut headings = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::Heading { .. }) {
                    headings.push(range.start);
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
    use super::headings;

    #[test]
    fn headings_are_found_where_they_divide_the_text() {
        for (text, expected) in [
            ("one\n\ntwo # three", &[] as &[usize]),
            ("# one\n\ntwo\n\n## three\nfour", &[0, 12]),
            ("one\n\ntwo\n---\n\nthree", &[5]),
            ("- # one\n\n> # two\n", &[]),
            ("```\n# one\n```\n\n# two", &[15]),
        ] {
            assert_eq!(headings(text), expected, "{text}");
        }
    }
}
