//! Parameters in a style that the document names.

use serde_core::Serialize;

use super::encode::Encoder;
use super::given::given;
use super::pairs::Pairs;
use super::reserved;
use super::style::Style;
use super::styled_path::{Segment, in_a_row};
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;

impl Encoder<'_> {
    /// Writes a path parameter in a style.
    pub fn path_styled(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
        style: Style,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let value = given(name, value, bounds)?;
        if value.is_absent() {
            return Err(Invalid::new(name, "is not given"));
        }
        let path = self.begin_path(name)?;
        let start = path.len();
        Segment::new(path, name, style).push(value);
        self.end_path_parameter(name, start)?;
        if style.reserved {
            self.check_within(start)?;
        }
        Ok(())
    }

    /// Checks the segments of the path that end within a value, which is written from a place on.
    fn check_within(&self, start: usize) -> Result<(), Invalid> {
        let mut ends = self.path[start..].match_indices('/');
        ends.try_for_each(|(end, _)| self.check_last(&self.path[..start + end]))
    }

    /// Writes a query parameter in a style, unless it is left out.
    pub fn query_styled(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
        style: Style,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let mut text = String::new();
        let mut pairs = Pairs {
            text: &mut text,
            separator: "&",
            escape: if style.reserved {
                reserved::encode_value
            } else {
                percent::encode_text
            },
        };
        pairs.push(name, given(name, value, bounds)?, style);
        if text.is_empty() {
            return Ok(());
        }
        self.begin_query()?.push_str(&text);
        Ok(())
    }

    /// Writes a header in the simple style, unless it is left out. Nothing in it is encoded.
    pub fn header_styled(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
        style: Style,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let value = given(name, value, bounds)?;
        match in_a_row(value, style) {
            Some(text) => self.set_header(name, header::value(name, &text)?),
            None => Ok(()),
        }
    }
}
