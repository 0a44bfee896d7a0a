//! Markdown without its marks, for what shows a text as it stands.

use pulldown_cmark::{Event, Parser, TagEnd};

/// The words of a text: of a link what it shows, and of HTML what is between the tags.
pub(in crate::lower) fn words(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::Code(code) => words.extend(["`", &code, "`"]),
            Event::Html(html) | Event::InlineHtml(html) => words.push_str(&untagged(&html)),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => words.push(' '),
            _ => {}
        }
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// HTML without its tags, with a space for those that break a line.
fn untagged(html: &str) -> String {
    let mut parts = html.split('<');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, behind) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_matches(['/', ' ']).to_ascii_lowercase();
        if matches!(
            name.split([' ', '/']).next(),
            Some("br" | "p" | "div" | "li")
        ) {
            text.push(' ');
        }
        text.push_str(behind);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn marks_and_tags_are_left_out() {
        for (markdown, plain) in [
            (
                "Books and *loans*.<br>See [the guide](./g.html).<br/>Use `a`.",
                "Books and loans. See the guide. Use `a`.",
            ),
            ("<p>Books</p>\n<p>and <b>loans</b>.</p>", "Books and loans."),
            ("Books\nand loans", "Books and loans"),
            ("See <https://a.example>.", "See https://a.example."),
            ("![logo](logo.png)", "logo"),
            ("<img src='a.png'>", ""),
            ("1 < 2", "1 < 2"),
        ] {
            assert_eq!(words(markdown), plain);
        }
    }
}
