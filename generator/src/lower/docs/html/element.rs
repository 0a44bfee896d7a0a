//! A text as the elements of HTML that are in it.

use super::tag::{Name, Tag};

/// A part of a text.
pub(super) enum Node<'t> {
    /// Text with Markdown in it.
    Text(&'t str),
    /// Code, which is as it is.
    Code(&'t str),
    Element(Element<'t>),
}

impl Node<'_> {
    pub(super) fn is_element(&self) -> bool {
        matches!(self, Self::Element(_))
    }
}

/// An element that begins and ends in the text.
pub(super) struct Element<'t> {
    pub(super) name: Name,
    /// Where it leads, if it is a link.
    pub(super) target: Option<&'t str>,
    pub(super) nodes: Vec<Node<'t>>,
}

/// Within more elements than this, what is in one is as if it were in the one around it.
const DEEPEST: usize = 12;

/// A tag within more elements than this is text.
const MOST: usize = 64;

/// An element whose end is still to come.
struct Open<'t> {
    tag: &'t str,
    element: Element<'t>,
}

/// The parts of a text. A tag without its other one is text.
pub(super) fn nodes(text: &str) -> Vec<Node<'_>> {
    let mut reader = Reader::default();
    let (mut taken, mut at) = (0, 0);
    let mut is_blank = true;
    while let Some(mark) = text[at..].chars().next() {
        let behind = &text[at..];
        if let Some(len) = code(behind, is_blank) {
            reader.push(Node::Text(&text[taken..at]));
            reader.push(Node::Code(&behind[..len]));
            at += len;
            taken = at;
            is_blank = false;
        } else if let Some(tag) = Tag::at_start_of(behind) {
            reader.push(Node::Text(&text[taken..at]));
            at += tag.len;
            taken = at;
            reader.tag(&tag, &behind[..tag.len]);
        } else {
            at += mark.len_utf8();
            is_blank = mark == '\n' || (is_blank && mark == ' ');
        }
    }
    reader.push(Node::Text(&text[taken..]));
    reader.finished()
}

/// Code within a line is not longer than this.
const LONGEST: usize = 2_000;

/// How long the code is that a text begins with, in Markdown: fenced, or within a line. What no mark
/// of the same length ends is only these marks.
fn code(text: &str, begins_line: bool) -> Option<usize> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let count = text.chars().take_while(|one| *one == mark).count();
    let (fence, body) = text.split_at(count);
    if begins_line && count >= 3 {
        let is_end = |at: usize| body[..at].trim_end_matches(' ').ends_with('\n');
        let end = body.match_indices(fence).find(|(at, _)| is_end(*at));
        return Some(end.map_or(text.len(), |(at, _)| count + at + count));
    }
    let end = body
        .char_indices()
        .nth(LONGEST)
        .map_or(body.len(), |(end, _)| end);
    let is_end = |at: usize| !body[at + count..].starts_with(mark) && !body[..at].ends_with(mark);
    let mut ends = body[..end].match_indices(fence).filter(|_| mark == '`');
    let end = ends.find(|(at, _)| is_end(*at));
    Some(end.map_or(count, |(at, _)| count + at + count))
}

#[derive(Default)]
struct Reader<'t> {
    done: Vec<Node<'t>>,
    open: Vec<Open<'t>>,
}

impl<'t> Reader<'t> {
    fn push(&mut self, node: Node<'t>) {
        let is_empty = matches!(node, Node::Text(""));
        if !is_empty {
            let nodes = self
                .open
                .last_mut()
                .map_or(&mut self.done, |open| &mut open.element.nodes);
            nodes.push(node);
        }
    }

    fn tag(&mut self, tag: &Tag<'t>, written: &'t str) {
        let name = tag.name;
        if tag.is_end {
            return self.end(name, written);
        }
        self.end_before(name);
        if self.open.len() == MOST {
            return self.push(Node::Text(written));
        }
        self.open.push(Open {
            tag: written,
            element: Element {
                name,
                target: tag.target(),
                nodes: Vec::new(),
            },
        });
    }

    /// Ends what another of its kind ends without a tag: an item of a list, and a paragraph.
    fn end_before(&mut self, name: Name) {
        let is_around = |open: &Open<'_>| match name {
            Name::Item => open.element.name.is_list(),
            _ => true,
        };
        let same = |open: &Open<'_>| open.element.name == name;
        if matches!(name, Name::Item | Name::Paragraph)
            && let Some(at) = self
                .open
                .iter()
                .rposition(|open| same(open) || is_around(open))
            && same(&self.open[at])
        {
            self.close(at);
        }
    }

    fn end(&mut self, name: Name, written: &'t str) {
        match self.open.iter().rposition(|open| open.element.name == name) {
            Some(at) => self.close(at),
            None => self.push(Node::Text(written)),
        }
    }

    /// Ends an element: those in it that have not ended are text, but for what needs no end.
    fn close(&mut self, at: usize) {
        while self.open.len() > at + 1 {
            let needs_end = self
                .open
                .last()
                .is_some_and(|open| !matches!(open.element.name, Name::Item | Name::Paragraph));
            if needs_end {
                self.undo();
            } else {
                self.finish();
            }
        }
        self.finish();
    }

    /// The innermost element is whole.
    fn finish(&mut self) {
        let depth = self.open.len();
        if let Some(Open { element, .. }) = self.open.pop() {
            if depth > DEEPEST {
                element.nodes.into_iter().for_each(|node| self.push(node));
            } else {
                self.push(Node::Element(element));
            }
        }
    }

    /// The innermost element is none.
    fn undo(&mut self) {
        if let Some(Open { tag, element }) = self.open.pop() {
            self.push(Node::Text(tag));
            element.nodes.into_iter().for_each(|node| self.push(node));
        }
    }

    fn finished(mut self) -> Vec<Node<'t>> {
        while !self.open.is_empty() {
            self.undo();
        }
        self.done
    }
}
