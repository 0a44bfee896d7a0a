//! HTML within Markdown, which documents have and rustdoc takes for text: what Markdown can say is said in it.

mod element;
mod tag;
mod written;

use std::borrow::Cow;

use element::Node;

/// The text with the elements of HTML in it that Markdown has a way to write; all others are left as they are.
pub(super) fn in_markdown(text: &str) -> Cow<'_, str> {
    if !has_tag(text) {
        return Cow::Borrowed(text);
    }
    let nodes = element::nodes(text);
    if !nodes.iter().any(Node::is_element) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(written::markdown(&nodes))
}

/// In a text that is longer than this, HTML stays as it is.
const LONGEST: usize = 1_000_000;

/// Whether the end of an element of HTML stands in a text: nothing is made of one that does not end.
fn has_tag(text: &str) -> bool {
    text.len() <= LONGEST && text.contains("</")
}

#[cfg(test)]
mod tests {
    use super::in_markdown;

    fn becomes(html: &str, markdown: &str) {
        assert_eq!(in_markdown(html), markdown, "{html}");
    }

    #[test]
    fn marks_of_words_are_those_of_markdown() {
        becomes("A <b>bold</b> word", "A **bold** word");
        becomes(
            "<STRONG>Bold</STRONG>, <em>not</em> <i class=\"x\">so</i>",
            "**Bold**, *not* *so*",
        );
        becomes("a <b> wide </b>one", "a **wide** one");
        becomes("an <b></b>empty one", "an empty one");
        becomes("a <span>plain</span> one", "a plain one");
    }

    #[test]
    fn code_is_as_it_is_meant() {
        becomes("<code>a &lt; b &amp;&amp; c</code>", "`a < b && c`");
        becomes("<code>a `b`</code>", "`` a `b` ``");
        becomes("<code>a <b>b</b>\n c</code>", "`a b c`");
        becomes(
            "<pre><code>a\n  b</code></pre>done",
            "```text\na\n  b\n```\n\ndone",
        );
    }

    #[test]
    fn links_lead_where_they_led() {
        becomes(
            "<a href=\"https://a.example/b\">there</a>",
            "[there](https://a.example/b)",
        );
        becomes(
            "<a target=_blank href='/docs'><code>x</code></a>",
            "[`x`](/docs)",
        );
        becomes(
            "<a href=https://a.example>there</a>",
            "[there](https://a.example)",
        );
        becomes("<a name=\"top\">here</a>", "here");
        becomes("<a data-href=\"/x\" href=\"/y\">here</a>", "[here](/y)");
        becomes(
            "<a href=\"https://a.example/(b) c\">d</a>",
            "[d](<https://a.example/(b) c>)",
        );
    }

    #[test]
    fn paragraphs_and_headings_stand_by_themselves() {
        becomes("<p>One.</p><p>Two.</p>", "One.\n\nTwo.");
        becomes("<p>One.<p>Two.</p> Three.", "One.\n\nTwo.\n\nThree.");
        becomes("One.<p>Two\n   lines.</p>", "One.\n\nTwo lines.");
        becomes("<h2>Title</h2>Text", "## Title\n\nText");
        becomes("<div><p>One.</p></div>", "One.");
        becomes("<note> <p>One.</p> </note> Two.", "One.\n\nTwo.");
        becomes("<dl><dt>One</dt><dd>is 1.</dd></dl>", "One\n\nis 1.");
    }

    #[test]
    fn lists_are_lists() {
        becomes(
            "<p>A:</p> <ul> <li> <p>one</p> </li> <li>two</li> </ul> end",
            "A:\n\n- one\n- two\n\nend",
        );
        becomes("<ol><li>one<li>two</ol>", "1. one\n2. two");
        becomes(
            "<ul><li>one<ul><li>two</li></ul></li></ul>",
            "- one\n  - two",
        );
        becomes("<ul><li><p>one</p><p>more</p></li></ul>", "- one\n\n  more");
    }

    #[test]
    fn what_is_no_html_stays() {
        for text in [
            "a < b, c</b",
            "`<b>x</b>`",
            "```\n<b>x</b>\n```",
            "Bearer <code> or <b>",
            "replace <id> with </id>",
            "<table><tr><td>1</td></tr></table>",
            "a </b> c",
            "<b",
            "</>",
        ] {
            becomes(text, text);
        }
        becomes("<b>one <i>two</b> three", "**one <i>two** three");
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = "<b>".repeat(100_000) + "x" + &"</b>".repeat(100_000);
        assert!(in_markdown(&deep).contains('x'));
        let lists = "<ul><li>".repeat(50_000) + "x" + &"</li></ul>".repeat(50_000);
        assert!(in_markdown(&lists).contains('x'));
    }
}
