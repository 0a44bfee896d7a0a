//! Pairs of a name and a value, as in a query, in cookies and in a form.

use super::shape::Shape;
use super::spread::spread;
use super::style::{Kind, Style};

/// Appends a text, with what its place cannot carry written otherwise.
pub(crate) type Escape = fn(&mut String, &str);

/// Pairs of a name and a value, as far as they are written.
pub(crate) struct Pairs<'a> {
    pub(crate) text: &'a mut String,
    /// What stands between two pairs.
    pub(crate) separator: &'static str,
    pub(crate) escape: Escape,
}

impl Pairs<'_> {
    /// Writes a value in a style; a list or an object of nothing is left out.
    pub(crate) fn push(&mut self, name: &str, value: Shape, style: Style) {
        let delimiter = match style.kind {
            // mark: space
            Kind::SpaceDelimited => "%20",
            // mark: pipe
            Kind::PipeDelimited => "%7C",
            Kind::TabDelimited => "%09",
            _ => ",",
        };
        for spread in spread(name, value, style) {
            self.push_name(&spread.name);
            for (index, text) in spread.texts.iter().enumerate() {
                if index > 0 {
                    self.text.push_str(delimiter);
                }
                (self.escape)(self.text, text);
            }
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
