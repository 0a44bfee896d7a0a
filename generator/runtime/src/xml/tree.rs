//! The elements of a body, all in one list.

use std::fmt::Write as _;
use std::iter;

use super::characters::is_blank;
use crate::core::excerpt::Excerpt;

/// The elements of a body, each before those in it.
#[derive(Default)]
pub(super) struct Tree<'x> {
    pub(super) nodes: Vec<Node<'x>>,
    /// Those of all elements, one after another.
    pub(super) attributes: Vec<Attribute<'x>>,
    /// Those of all elements, one after another.
    pub(super) texts: String,
}

/// An element.
pub(super) struct Node<'x> {
    pub(super) name: Called<'x>,
    /// The place behind the last of what is in it; of one that has not ended, behind everything.
    pub(super) end: usize,
    /// Where its attributes begin.
    pub(super) attributes: usize,
    /// Where its text begins and ends.
    pub(super) text: (usize, usize),
}

/// An attribute.
pub(super) struct Attribute<'x> {
    pub(super) name: Called<'x>,
    /// Its value as it is written.
    pub(super) value: &'x str,
}

/// What an element or an attribute is called.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Called<'x> {
    pub(super) prefix: Option<&'x str>,
    pub(super) local: &'x str,
}

/// The place of an element in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element(pub(super) usize);

impl<'x> Called<'x> {
    pub(super) fn new(name: &'x str) -> Self {
        match name.split_once(':') {
            Some((prefix, local)) => Self {
                prefix: Some(prefix),
                local,
            },
            None => Self {
                prefix: None,
                local: name,
            },
        }
    }

    /// Whether it declares a namespace.
    fn is_declaration(&self) -> bool {
        self.prefix == Some("xmlns") || *self == Self::new("xmlns")
    }
}

impl<'x> Tree<'x> {
    /// The element around all others.
    pub(super) const ROOT: Element = Element(0);

    pub(super) fn name(&self, element: Element) -> Called<'x> {
        let node = self.nodes.get(element.0);
        node.map(|node| node.name).unwrap_or_default()
    }

    /// The text of an element, without what stands in the elements in it. White space between those
    /// is none.
    pub(super) fn text(&self, element: Element) -> &str {
        let node = self.nodes.get(element.0);
        let text = node.and_then(|node| self.texts.get(node.text.0..node.text.1));
        text.unwrap_or_default()
    }

    /// The attributes of an element, but for those that declare a namespace.
    pub(super) fn attributes(&self, element: Element) -> impl Iterator<Item = &Attribute<'x>> {
        let begin = |place: usize| self.nodes.get(place).map(|node| node.attributes);
        let start = begin(element.0).unwrap_or_default();
        let end = begin(element.0 + 1).unwrap_or(self.attributes.len());
        let all = self.attributes.get(start..end).unwrap_or_default();
        all.iter()
            .filter(|attribute| !attribute.name.is_declaration())
    }

    /// The elements in an element.
    pub(super) fn children(&self, element: Element) -> impl Iterator<Item = Element> + '_ {
        let end = self.end(element);
        let first = Some(Element(element.0 + 1));
        let next = move |before: &Element| Some(Element(self.end(*before)));
        iter::successors(first, next).take_while(move |child| child.0 < end)
    }

    /// Whether there is no element in an element.
    pub(super) fn is_leaf(&self, element: Element) -> bool {
        self.children(element).next().is_none()
    }

    /// Whether there is neither an element nor a text in an element.
    pub(super) fn is_empty(&self, element: Element) -> bool {
        self.is_leaf(element) && is_blank(self.text(element))
    }

    fn end(&self, element: Element) -> usize {
        let end = self.nodes.get(element.0).map_or(0, |node| node.end);
        end.min(self.nodes.len()).max(element.0 + 1)
    }

    /// The names of the elements around an element and its own, each with its number if others before
    /// it are called so.
    pub(super) fn path(&self, element: Element) -> String {
        let mut path = String::new();
        let mut around = Self::ROOT;
        let mut number = 1;
        loop {
            let name = self.name(around).local;
            // Writing to a string does not fail.
            let _ = write!(path, "{}", Excerpt::of_body(name.as_bytes()));
            if number > 1 {
                let _ = write!(path, "[{number}]");
            }
            if around == element {
                return path;
            }
            let children = self.children(around);
            let Some(next) = children.take_while(|child| child.0 <= element.0).last() else {
                return path;
            };
            let name = self.name(next).local;
            let before = self.children(around).take_while(|child| child.0 <= next.0);
            number = before
                .filter(|child| self.name(*child).local == name)
                .count();
            around = next;
            path.push('/');
        }
    }
}
