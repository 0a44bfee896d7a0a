//! Text from elsewhere, made fit for one line of a message.

use std::fmt;

/// The beginning of a text.
pub(crate) struct Excerpt<'a> {
    bytes: &'a [u8],
    limit: usize,
}

impl<'a> Excerpt<'a> {
    /// The beginning of what may be a whole page of a program on the way.
    pub(crate) fn of_body(bytes: &'a [u8]) -> Self {
        Self { bytes, limit: 200 }
    }

    /// The beginning of a text that is meant for messages, and mostly all of it.
    pub(crate) fn of_text(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, limit: 1000 }
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No character has more than four bytes, so this has one more character than is shown.
        let enough = (self.limit + 1) * 4;
        let bytes = &self.bytes[..self.bytes.len().min(enough)];
        let text = String::from_utf8_lossy(bytes);
        match text.char_indices().nth(self.limit) {
            Some((end, _)) => write!(f, "{}…", &text[..end]),
            None => f.write_str(&text),
        }
    }
}

/// Writes spaces in place of line breaks and other control characters.
pub(crate) struct OneLine<'a, 'b>(pub(crate) &'a mut fmt::Formatter<'b>);

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        for (index, part) in text.split(breaks).enumerate() {
            if index > 0 {
                self.0.write_str(" ")?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}
