//! Pairs of a name and a value, as in a query, in cookies and in a form.

use super::shape::Shape;
use super::style::{Kind, Style};

/// Appends a text, with what its place cannot carry written otherwise.
pub(super) type Escape = fn(&mut String, &str);

/// Pairs of a name and a value, as far as they are written.
pub(super) struct Pairs<'a> {
    pub(super) text: &'a mut String,
    /// What stands between two pairs.
    pub(super) separator: &'static str,
    pub(super) escape: Escape,
}

impl Pairs<'_> {
    /// Writes a value in a style; a list or an object of nothing is left out.
    pub(super) fn push(&mut self, name: &str, value: Shape, style: Style) {
        match value {
            Shape::Absent => {}
            _ if style.kind == Kind::DeepObject => self.push_deep(name, value),
            Shape::List(items) => {
                let items = items.into_iter().filter(|item| !item.is_absent());
                let items = items.map(Shape::into_text);
                if style.explode {
                    items.for_each(|item| self.push_pair(name, &item));
                } else {
                    self.push_joined(name, items, style);
                }
            }
            Shape::Object(entries) => {
                let given = entries.into_iter().filter(|(_, value)| !value.is_absent());
                let given = given.map(|(key, value)| (key, value.into_text()));
                if style.explode {
                    given.for_each(|(key, value)| self.push_pair(&key, &value));
                } else {
                    self.push_joined(name, given.flat_map(|(key, value)| [key, value]), style);
                }
            }
            Shape::Text(text) | Shape::Bare(text) => self.push_pair(name, &text),
        }
    }

    /// Writes what is nested with further brackets, and an item with its number in them. The
    /// document does not say how; most servers understand this.
    fn push_deep(&mut self, name: &str, value: Shape) {
        match value {
            Shape::Absent => {}
            Shape::Text(text) | Shape::Bare(text) => self.push_pair(name, &text),
            Shape::List(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.push_deep(&format!("{name}[{index}]"), item);
                }
            }
            Shape::Object(entries) => {
                for (key, value) in entries {
                    self.push_deep(&format!("{name}[{key}]"), value);
                }
            }
        }
    }

    pub(super) fn push_pair(&mut self, name: &str, value: &str) {
        self.push_name(name);
        (self.escape)(self.text, value);
    }

    fn push_joined(&mut self, name: &str, items: impl Iterator<Item = String>, style: Style) {
        let delimiter = match style.kind {
            Kind::SpaceDelimited => "%20",
            Kind::PipeDelimited => "%7C",
            _ => ",",
        };
        for (index, item) in items.enumerate() {
            if index == 0 {
                self.push_name(name);
            } else {
                self.text.push_str(delimiter);
            }
            (self.escape)(self.text, &item);
        }
    }

    fn push_name(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push_str(self.separator);
        }
        (self.escape)(self.text, name);
        self.text.push('=');
    }
}
