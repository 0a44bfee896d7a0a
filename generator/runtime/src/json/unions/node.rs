//! The values of a JSON text that is held.

use std::borrow::Cow;

use super::held::Held;
use super::kinds::Kinds;
use super::outline::Span;
use crate::json::literal::Literal;
use crate::json::whole;

/// A value of a text that is held.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    pub(crate) held: &'a Held,
    /// Its place in the text's outline.
    pub(crate) at: u32,
}

impl<'a> Node<'a> {
    /// The whole of what is held.
    #[inline]
    pub(crate) fn whole(held: &'a Held) -> Self {
        Self { held, at: 0 }
    }

    #[inline]
    fn span(self) -> Span {
        let none = Span {
            start: 0,
            end: 0,
            next: u32::MAX,
        };
        self.held.outline().get(self.at).unwrap_or(none)
    }

    /// The value as it is written.
    #[inline]
    pub(crate) fn text(self) -> &'a str {
        let Span { start, end, .. } = self.span();
        let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
        let text = range.and_then(|(start, end)| self.held.text().get(start..end));
        text.unwrap_or_default()
    }

    /// What kind of value it is.
    #[must_use]
    #[inline]
    pub fn kind(self) -> Kinds {
        Kinds::of(self.text().bytes().next().unwrap_or_default())
    }

    /// How many values it holds, keys and itself among them.
    pub(crate) fn size(self) -> u32 {
        self.span().next.saturating_sub(self.at)
    }

    #[inline]
    pub(crate) fn is_object(self) -> bool {
        self.kind() == Kinds::OBJECT
    }

    #[inline]
    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kinds::NULL
    }

    /// The text that a string is.
    pub(crate) fn as_str(self) -> Option<Cow<'a, str>> {
        let quoted = self.text();
        let text = quoted.strip_prefix('"')?.strip_suffix('"')?;
        if text.contains('\\') {
            return serde_json::from_str(quoted).ok().map(Cow::Owned);
        }
        Some(Cow::Borrowed(text))
    }

    /// The string, the integer or the boolean that it is.
    pub(crate) fn literal<R>(self, read: impl FnOnce(Option<Literal<'_>>) -> R) -> R {
        match self.kind() {
            Kinds::TEXT => read(self.as_str().as_deref().map(Literal::Text)),
            Kinds::NUMBER => read(self.integer()),
            Kinds::BOOLEAN => read(Some(Literal::Boolean(self.text() == "true"))),
            _ => read(None),
        }
    }

    /// The integer that a number is.
    fn integer(self) -> Option<Literal<'static>> {
        self.digits().parse().ok().map(Literal::Integer)
    }

    /// The digits of a whole number, which may be written as `1.0` or `1e3`; anything else as it is.
    /// Were such a number refused, the value could be read as another type of the union, and nobody
    /// would look for its digits.
    pub(super) fn digits(self) -> Cow<'a, str> {
        let is_number = self.kind() == Kinds::NUMBER;
        let digits = is_number.then(|| whole::number(self.text())).flatten();
        digits.map_or(Cow::Borrowed(self.text()), Cow::Owned)
    }

    /// The items of a list, or the keys of an object and its values by turns.
    #[inline]
    pub(crate) fn within(self) -> Within<'a> {
        let holds = self.kind().meets(Kinds::LIST.or(Kinds::OBJECT));
        Within {
            held: self.held,
            next: self.at.saturating_add(1),
            end: if holds { self.span().next } else { 0 },
        }
    }

    /// The keys of an object with their values.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Self, Self)> {
        let mut within = self.within();
        std::iter::from_fn(move || Some((within.next()?, within.next()?)))
    }

    /// The value of a key of an object.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        let mut entries = self.is_object().then(|| self.entries())?;
        let found = entries.find(|(name, _)| name.is_key(key))?;
        Some(found.1)
    }

    /// Whether it is a string that is this.
    #[inline]
    pub(crate) fn is_key(self, key: &str) -> bool {
        let quoted = self.text().as_bytes();
        // Between its quotes, most keys are as they are.
        if quoted.len() == key.len() + 2 {
            return quoted.get(1..=key.len()) == Some(key.as_bytes());
        }
        quoted.contains(&b'\\') && self.as_str().is_some_and(|name| name == key)
    }
}

/// Values that stand side by side.
#[derive(Clone)]
pub(crate) struct Within<'a> {
    held: &'a Held,
    next: u32,
    end: u32,
}

impl<'a> Iterator for Within<'a> {
    type Item = Node<'a>;

    #[inline]
    fn next(&mut self) -> Option<Node<'a>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node {
            held: self.held,
            at: self.next,
        };
        self.next = node.span().next;
        Some(node)
    }
}
