//! Tags of HTML.

/// The elements that have a way to be written in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Strong,
    Emphasis,
    Code,
    Link,
    Span,
    Paragraph,
    Division,
    Preformatted,
    Heading(usize),
    List,
    Numbered,
    Item,
}

impl Name {
    fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => Self::Strong,
            "i" | "em" => Self::Emphasis,
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "a" => Self::Link,
            "span" | "u" | "font" | "small" | "sub" | "sup" => Self::Span,
            "p" | "dt" | "dd" => Self::Paragraph,
            // With the last two, vendors frame paragraphs.
            "div" | "dl" | "blockquote" | "section" | "note" | "important" => Self::Division,
            "pre" => Self::Preformatted,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" => Self::List,
            "ol" => Self::Numbered,
            "li" => Self::Item,
            _ => return None,
        })
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Numbered)
    }
}

/// A tag, and where it ends in the text that begins with it.
pub(super) struct Tag<'t> {
    pub(super) name: Name,
    pub(super) is_end: bool,
    /// What stands behind the name.
    attributes: &'t str,
    pub(super) len: usize,
}

/// A tag with more text than this is none.
const LONGEST: usize = 1000;

impl<'t> Tag<'t> {
    /// The tag that a text begins with, if it is one of those that are known.
    pub(super) fn at_start_of(text: &'t str) -> Option<Self> {
        let rest = text.strip_prefix('<')?;
        let (is_end, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, rest) = rest.split_at(letters);
        let name = Name::of(name)?;
        let end = end(rest)?;
        let attributes = &rest[..end];
        let is_apart = attributes.is_empty() || attributes.starts_with([' ', '\n', '/']);
        is_apart.then(|| Self {
            name,
            is_end,
            attributes: attributes.trim_end_matches('/'),
            len: text.len() - rest.len() + end + 1,
        })
    }

    /// Where a link leads.
    pub(super) fn target(&self) -> Option<&'t str> {
        let lower = self.attributes.to_ascii_lowercase();
        let (start, name) = lower
            .match_indices("href")
            .find(|(at, _)| lower[..*at].ends_with(char::is_whitespace))?;
        let value = self.attributes[start + name.len()..]
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        let quote = value
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''));
        let value = match quote {
            Some(quote) => value[1..].split(quote).next()?,
            None => value.split_whitespace().next()?,
        };
        let value = value.trim();
        (!value.is_empty() && !value.contains(['<', '>', '\n'])).then_some(value)
    }
}

/// Where a tag ends in what stands behind its name: `>` in quotes is a part of a value.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(index),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}
