//! Values in a path, in the styles that a path can have.

use super::reserved;
use super::shape::Shape;
use super::style::{Kind, Style};
use crate::core::percent;

/// A value in a path, as far as it is written.
pub(crate) struct Segment<'a> {
    url: &'a mut String,
    name: &'a str,
    style: Style,
}

impl<'a> Segment<'a> {
    pub(crate) fn new(url: &'a mut String, name: &'a str, style: Style) -> Self {
        Self { url, name, style }
    }

    /// Writes a value. A list or an object of nothing writes nothing.
    pub(crate) fn push(&mut self, value: Shape) {
        match value {
            Shape::Absent => {}
            Shape::Text(text) | Shape::Bare(text) => {
                self.push_lead();
                self.push_named(&text);
            }
            Shape::List(items) => {
                let items = items.into_iter().filter(|item| !item.is_absent());
                self.push_items(items.map(Shape::into_text));
            }
            Shape::Object(entries) => {
                let given = entries.into_iter().filter(|(_, value)| !value.is_absent());
                let given = given.map(|(key, value)| (key, value.into_text()));
                if self.style.explode {
                    self.push_entries(given);
                } else {
                    self.push_items(given.flat_map(|(key, value)| [key, value]));
                }
            }
        }
    }

    fn push_items(&mut self, items: impl Iterator<Item = String>) {
        let mut items = items.enumerate().peekable();
        while let Some((index, item)) = items.next() {
            if index == 0 {
                self.push_lead();
                let is_all = self.style.explode || items.peek().is_none();
                self.push_name(is_all && item.is_empty());
                self.push_text(&item);
            } else if self.style.explode {
                self.push_delimiter();
                // mark: matrix-name
                self.push_named(&item);
            } else {
                self.url.push_str(match self.style.kind {
                    Kind::TabDelimited => "%09",
                    _ => ",",
                });
                self.push_text(&item);
            }
        }
    }

    fn push_entries(&mut self, entries: impl Iterator<Item = (String, String)>) {
        for (index, (key, value)) in entries.enumerate() {
            if index == 0 {
                self.push_lead();
            } else {
                self.push_delimiter();
            }
            self.push_text(&key);
            if self.style.kind != Kind::Matrix || !value.is_empty() {
                self.url.push('=');
            }
            self.push_text(&value);
        }
    }

    /// What a style begins with.
    fn push_lead(&mut self) {
        match self.style.kind {
            // mark: label-lead
            Kind::Label => self.url.push('.'),
            Kind::Matrix => self.url.push(';'),
            _ => {}
        }
    }

    /// What stands between values of their own.
    fn push_delimiter(&mut self) {
        match self.style.kind {
            // mark: label-delimiter
            Kind::Label => self.url.push('.'),
            Kind::Matrix => self.url.push(';'),
            _ => self.url.push(','),
        }
    }

    fn push_named(&mut self, text: &str) {
        self.push_name(text.is_empty());
        self.push_text(text);
    }

    /// The matrix style names each value, and writes no `=` before nothing.
    fn push_name(&mut self, is_empty: bool) {
        if self.style.kind == Kind::Matrix {
            percent::encode_text(self.url, self.name);
            if !is_empty {
                self.url.push('=');
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        if self.style.reserved {
            // What would begin a query or a fragment is encoded all the same.
            reserved::encode(self.url, text, b"/:@!$&'()*+,;=");
        } else {
            percent::encode_text(self.url, text);
        }
    }
}

/// A value in the simple style without any encoding, as in a header; a list or an object of nothing
/// is left out.
pub(crate) fn in_a_row(value: Shape, style: Style) -> Option<String> {
    let texts: Vec<String> = match value {
        Shape::Absent => return None,
        Shape::Text(text) | Shape::Bare(text) => return Some(text),
        Shape::List(items) => {
            let items = items.into_iter().filter(|item| !item.is_absent());
            items.map(Shape::into_text).collect()
        }
        Shape::Object(entries) => {
            let given = entries.into_iter().filter(|(_, value)| !value.is_absent());
            // mark: header-object
            let between = if style.explode { '=' } else { ',' };
            given
                .map(|(key, value)| format!("{key}{between}{}", value.into_text()))
                .collect()
        }
    };
    (!texts.is_empty()).then(|| texts.join(","))
}
