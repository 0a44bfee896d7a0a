//! Text from elsewhere, made fit for one line of a message.

use std::fmt;

/// How many characters of a body a message shows.
const LENGTH: usize = 200;

/// The beginning of a text, without line breaks and other control characters.
pub(super) struct Excerpt<'a>(pub(super) &'a [u8]);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No character has more than four bytes.
        let bytes = &self.0[..self.0.len().min(LENGTH * 4 + 4)];
        let text = String::from_utf8_lossy(bytes);
        write!(f, "{}", OneLine(text.chars().take(LENGTH)))?;
        if text.chars().count() > LENGTH {
            f.write_str("…")?;
        }
        Ok(())
    }
}

/// Characters, without line breaks and other control characters.
pub(super) struct OneLine<I>(pub(super) I);

impl<I: Iterator<Item = char> + Clone> fmt::Display for OneLine<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        self.0
            .clone()
            .map(|c| if breaks(c) { ' ' } else { c })
            .try_for_each(|c| f.write_char(c))
    }
}
