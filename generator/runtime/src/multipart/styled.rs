//! Parts of a body in a style that the document names.

use bytes::Bytes;
use serde_core::Serialize;

use super::form::Form;
use crate::core::invalid::Invalid;
use crate::request::shape::Shape;
use crate::request::spread::spread;
use crate::request::style::{Kind, Style};

impl Form {
    /// Adds a value in a style, a part for each name that it has there. Nothing in a part is
    /// escaped, nor are the delimiters.
    pub fn styled(
        &mut self,
        name: &str,
        value: &impl Serialize,
        style: Style,
    ) -> Result<(), Invalid> {
        let delimiter = match style.kind {
            // mark: part-space
            Kind::SpaceDelimited => " ",
            Kind::PipeDelimited => "|",
            Kind::TabDelimited => "\t",
            _ => ",",
        };
        let all = spread(name, Shape::of(name, value)?, style);
        let mut all = all.into_iter();
        all.try_for_each(|one| {
            let text = one.texts.join(delimiter);
            self.add(&one.name, None, None, Bytes::from(text))
        })
    }
}
