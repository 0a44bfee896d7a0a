//! A document's Markdown, made safe to stand in Rust docs.
//!
//! Rustdoc runs code blocks as tests, reads `[words]` as links to items, and
//! warns about HTML and bare URLs. None of that may be triggered by a text that
//! was written with no thought of Rust.

use std::borrow::Cow;
use std::ops::Range;

use super::breaks::{Around, line_break};
use super::html::in_markdown;
use super::plain::linked;
use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

/// A change to the text: what stands in `range` becomes `text`.
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// The same text to a reader, and nothing but text to rustdoc.
pub(super) fn safe(text: &str) -> String {
    let text = if text.contains(['\u{0}', '\r', '\t']) {
        let text = text.replace("\r\n", "\n");
        Cow::Owned(text.replace(['\u{0}', '\r'], " ").replace('\t', "    "))
    } else {
        Cow::Borrowed(text)
    };
    if is_plain(&text) {
        return trimmed(&text);
    }
    let text = in_markdown(&text);
    let edited = edited(&text);
    if is_safe(&edited) {
        edited
    } else {
        quoted(&text)
    }
}

fn edited(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for edit in edits(text) {
        if edit.range.start < end {
            continue;
        }
        out.push_str(&text[end..edit.range.start]);
        out.push_str(&edit.text);
        end = edit.range.end;
    }
    out.push_str(&text[end..]);
    trimmed(&out)
}

/// Whether the text has nothing in it that a link, HTML, a footnote or a block
/// of code could begin with, which most have not: then there is no need to parse it.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        let special: &[u8] = match bytes[at] {
            b'[' | b']' | b'<' => return true,
            b'`' => b"```",
            b'~' => b"~~~",
            b'h' => b"http",
            b' ' => b"    ",
            _ => return false,
        };
        bytes[at..].starts_with(special)
    };
    !(0..bytes.len()).any(begins)
}

/// The text without white space at the ends of its lines.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// Whether rustdoc has nothing to run, to link or to warn of: blocks of code in
/// lists and quotes, and HTML across blank lines, can be more than edits mend.
fn is_safe(text: &str) -> bool {
    Parser::new_ext(text, options()).all(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => LANGUAGES.contains(&&*info),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            is_absolute(&dest_url)
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_) => false,
        _ => true,
    })
}

/// The whole text as it is, in a block that nothing is read in.
fn quoted(text: &str) -> String {
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}

/// The languages of code that rustdoc does not run.
const LANGUAGES: [&str; 11] = [
    "json", "yaml", "xml", "http", "sh", "bash", "console", "html", "sql", "toml", "text",
];

fn is_absolute(url: &str) -> bool {
    url.contains("://") || url.starts_with("mailto:")
}

/// The same options as rustdoc's, so that both read the text alike.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut in_link = 0_usize;
    let mut in_code = false;
    let mut around = Around::default();
    let events = Parser::new_ext(text, options()).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(events) {
        around.meets(&event);
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                edits.push(code_block(text, &kind, range));
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => {
                in_link += 1;
                edits.extend(relative_link(text, link_type, &dest_url, &range));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => in_link = in_link.saturating_sub(1),
            Event::Text(_) if !in_code && in_link == 0 => edits.extend(plain(text, range)),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                let broken = line_break(text, &range, &around);
                edits.push(broken.unwrap_or_else(|| escaped(text, range)));
            }
            _ => {}
        }
    }
    edits
}

/// A code block becomes a fenced one of plain text, unless it says a language
/// that is not Rust's.
fn code_block(text: &str, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Edit {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let language = if LANGUAGES.contains(&language) {
        language
    } else {
        "text"
    };
    // What stands in front of the first line, the marks of quotes among it, is what those below
    // begin with, so that the code stays in its list.
    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..range.start];
    let indented = before.trim().is_empty();
    let range = if indented { line..range.end } else { range };
    let source = &text[range.clone()];
    let margin: String = before
        .chars()
        .map(|mark| if mark == '>' { '>' } else { ' ' })
        .collect();
    let (margin, body) = match kind {
        CodeBlockKind::Indented => {
            let margin = &margin[..margin.len().saturating_sub(INDENTATION)];
            (margin, indented_by(margin, &unindented(source)))
        }
        CodeBlockKind::Fenced(_) => (&*margin, fenced_body(source).join("\n")),
    };
    let fence = if body.contains("```") {
        "~~~~~~"
    } else {
        "```"
    };
    let first = if indented { margin } else { "" };
    let end = if source.ends_with('\n') { "\n" } else { "" };
    Edit {
        range,
        text: format!("{first}{fence}{language}\n{body}\n{margin}{fence}{end}"),
    }
}

/// How far code is indented that has no fence.
const INDENTATION: usize = 4;

fn indented_by(margin: &str, lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("{margin}{line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The lines without what all of them are indented by.
fn unindented(source: &str) -> Vec<&str> {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = source.lines().filter(|line| !line.trim().is_empty());
    let common = lines.map(indentation).min().unwrap_or_default();
    let lines = source.lines();
    lines
        .map(|line| line.get(common..).unwrap_or_default())
        .collect()
}

/// The lines between the fences.
fn fenced_body(source: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = source.lines().skip(1).collect();
    let closes = |line: &&str| {
        let line = line.trim_start_matches(['>', ' ']).trim_end();
        line.len() >= 3 && (line.chars().all(|c| c == '`') || line.chars().all(|c| c == '~'))
    };
    if lines.last().is_some_and(closes) {
        lines.pop();
    }
    lines
}

/// A link that leads nowhere outside of the document's own site is only its
/// text, and one by reference becomes one in place.
fn relative_link(
    text: &str,
    kind: LinkType,
    destination: &str,
    range: &Range<usize>,
) -> Option<Edit> {
    match kind {
        LinkType::Autolink | LinkType::Email => None,
        LinkType::Inline if is_absolute(destination) => None,
        // A definition elsewhere in the text may not come along with this part of it.
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
            if is_absolute(destination) =>
        {
            let source = &text[range.clone()];
            let inner = source.strip_prefix('[')?.split(']').next()?;
            Some(Edit {
                range: range.clone(),
                text: format!("[{inner}]({destination})"),
            })
        }
        _ => Some(Edit {
            range: range.clone(),
            text: linked(shown(&text[range.clone()])),
        }),
    }
}

/// What a reader sees of a link or an image.
fn shown(source: &str) -> &str {
    let inner = source.trim_start_matches('!').strip_prefix('[');
    let end = source
        .rfind("](")
        .or(source.rfind("]["))
        .or(source.rfind(']'));
    let start = inner.map(|inner| source.len() - inner.len());
    let range = start.zip(end);
    range
        .and_then(|(start, end)| source.get(start..end))
        .unwrap_or(source)
}

/// Plain text: brackets are escaped and bare URLs become links.
fn plain(text: &str, range: Range<usize>) -> Option<Edit> {
    let source = &text[range.clone()];
    let out = linked(source);
    (out != source).then_some(Edit { range, text: out })
}

fn escaped(text: &str, range: Range<usize>) -> Edit {
    let text = linked(&text[range.clone()]);
    Edit { range, text }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_runs_and_nothing_links() {
        for (text, expected) in [
            ("plain *text*, `[code]`", "plain *text*, `[code]`"),
            ("see [Option]", "see \\[Option\\]"),
            ("a <b>bold</b> word", "a **bold** word"),
            ("a <mark>bold</mark> word", "a \\<mark>bold\\</mark> word"),
            ("<p>an <i>id</i></p>", "an *id*"),
            (
                "at https://example.com/a?b=c.",
                "at <https://example.com/a?b=c>.",
            ),
            (
                "an <a\nhref=\"https://example.com/a\">example</a>",
                "an [example](https://example.com/a)",
            ),
            ("[docs](https://example.com)", "[docs](https://example.com)"),
            ("[docs](/v1/docs)", "docs"),
            (
                "![a *map*](map.png) of [b][1]\n\n[1]: /b",
                "a *map* of b\n\n[1]: /b",
            ),
            ("a<br>b<br />\nc", "a\\\nb\\\nc"),
            ("- a<br/>b", "- a b"),
            ("<https://example.com>", "<https://example.com>"),
            ("```\nfn main() {}\n```", "```text\nfn main() {}\n```"),
            ("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```"),
            ("```json\n{}\n```", "```json\n{}\n```"),
            ("word\n\n    indented", "word\n\n```text\nindented\n```"),
            (
                "word\n\n    if {\n        more\n\n    }\n\nend",
                "word\n\n```text\nif {\n    more\n\n}\n```\n\nend",
            ),
            ("```\na\n```\n\nb", "```text\na\n```\n\nb"),
            ("already \\[escaped\\]", "already \\[escaped\\]"),
            (
                "[a][1] b\n\n[1]: https://example.com",
                "[a](https://example.com) b\n\n[1]: https://example.com",
            ),
            ("- a\n  ```\n  b\n  ```", "- a\n  ```text\n  b\n  ```"),
            (
                "- a\n\n  ```\n  b\n  ```\n- c",
                "- a\n\n  ```text\n  b\n  ```\n- c",
            ),
            ("- ```\n  b\n  ```\n- c", "- ```text\n  b\n  ```\n- c"),
            (
                "1. a\n\n       b\n\n         c\n2. d",
                "1. a\n\n   ```text\n   b\n\n     c\n   ```\n2. d",
            ),
            ("> ```\n> b\n> ```", "> ```text\n> b\n> ```"),
            (
                "at https://example.com/a_(b). (or https://example.com/c)",
                "at <https://example.com/a_(b)>. (or <https://example.com/c>)",
            ),
            ("<pre>\n\n    a()\n</pre>", "```text\n    a()\n```"),
        ] {
            assert_eq!(safe(text), expected, "{text}");
        }
    }
}
