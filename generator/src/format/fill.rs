//! Fills the paragraphs of Markdown.

use super::visible::visible;

/// The Markdown with its paragraphs filled to the width; tables, code and
/// headings stay as they are.
pub(super) fn fill(markdown: &str, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut paragraph = String::new();
    let mut fence: Option<&str> = None;
    for line in visible(markdown).lines() {
        let bare = line.trim_start();
        if let Some(open) = fence {
            if bare.starts_with(open) {
                fence = None;
            }
            out.push(line.to_owned());
        } else if let Some(open) = ["````", "```", "~~~"]
            .into_iter()
            .find(|open| bare.starts_with(open))
        {
            flush(&mut paragraph, width, &mut out);
            fence = Some(open);
            out.push(line.to_owned());
        } else if is_fixed(bare) {
            flush(&mut paragraph, width, &mut out);
            out.push(line.to_owned());
        } else if paragraph.is_empty() && goes_on_quoting(out.last(), bare) {
            out.push(format!("> {bare}"));
        } else {
            if starts_item(bare) {
                flush(&mut paragraph, width, &mut out);
            }
            if paragraph.is_empty() {
                paragraph.push_str(line);
            } else {
                paragraph.push(' ');
                paragraph.push_str(bare);
            }
            if line.ends_with("  ") || line.ends_with('\\') {
                flush(&mut paragraph, width, &mut out);
            }
        }
    }
    flush(&mut paragraph, width, &mut out);
    out
}

/// Whether a line keeps its place: an empty one, a table's, a heading, a quote.
fn is_fixed(line: &str) -> bool {
    line.is_empty()
        || line.starts_with(['|', '#', '>'])
        || line.starts_with("---")
        || line.starts_with("===")
        || is_definition(line)
}

/// Whether a line defines what a link by reference leads to.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && line.contains("]: ")
}

/// Whether a line begins an item of a list.
fn starts_item(line: &str) -> bool {
    marker(line) > 0
}

/// The length of a list's marker at the start of a line, its spaces included.
fn marker(line: &str) -> usize {
    // With more spaces, what follows is code.
    const MOST_SPACES: usize = 4;
    let sign = if line.starts_with(['-', '*', '+']) {
        1
    } else {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_numbered = digits > 0 && line[digits..].starts_with(['.', ')']);
        if is_numbered { digits + 1 } else { 0 }
    };
    let spaces = line[sign..]
        .bytes()
        .take_while(|byte| *byte == b' ')
        .count();
    match (sign, spaces) {
        (0, _) | (_, 0) => 0,
        (sign, spaces) if spaces > MOST_SPACES => sign + 1,
        (sign, spaces) => sign + spaces,
    }
}

/// Whether a line goes on with the quote of the line before it, without saying so.
fn goes_on_quoting(before: Option<&String>, line: &str) -> bool {
    let quote = before.map(|before| before.trim_start());
    quote.is_some_and(|quote| quote.starts_with('>') && !quote.trim_end().ends_with('>'))
        && !is_fixed(line)
        && !starts_item(line)
}

fn flush(paragraph: &mut String, width: usize, out: &mut Vec<String>) {
    if paragraph.is_empty() {
        return;
    }
    let indent = paragraph.len() - paragraph.trim_start().len();
    // A marker never stands alone on a line, however long the word behind it is.
    let (start, text) = paragraph.split_at(indent + marker(paragraph.trim_start()));
    let hanging = " ".repeat(start.len());
    let options = textwrap::Options::new(width)
        .initial_indent(start)
        .subsequent_indent(&hanging)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    let lines = textwrap::wrap(text, options);
    for (index, line) in lines.into_iter().enumerate() {
        out.push(if index == 0 {
            line.into_owned()
        } else {
            not_a_marker(&line)
        });
    }
    paragraph.clear();
}

/// A line of a paragraph must not begin like a list, a heading or a quote only
/// because it was broken there.
fn not_a_marker(line: &str) -> String {
    let bare = line.trim_start();
    let indent = &line[..line.len() - bare.len()];
    if marker(bare) > 0
        || bare.starts_with(['#', '>', '=', '|', '~', '`']) && !bare.starts_with('`')
    {
        let at = bare.bytes().take_while(u8::is_ascii_digit).count();
        return format!("{indent}{}\\{}", &bare[..at], &bare[at..]);
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn paragraphs_are_filled_and_the_rest_stays() {
        let text = "One two\nthree four five.\n\n- a list's item\n  goes on\n- next\n\n| a | b |\n| - | - |\n\n```text\nlong line of code stays\n```";
        let expected = [
            "One two three",
            "four five.",
            "",
            "- a list's",
            "  item goes on",
            "- next",
            "",
            "| a | b |",
            "| - | - |",
            "",
            "```text",
            "long line of code stays",
            "```",
        ];
        assert_eq!(fill(text, 14), expected);
    }

    #[test]
    fn a_broken_line_does_not_become_a_list() {
        assert_eq!(
            fill("one two - three 1. four", 8),
            ["one two", "\\- three", "1\\. four"]
        );
    }
}
