//! Shows what a reader could not see.

use std::borrow::Cow;

use crate::hidden::is_hidden;

/// The text with the numbers of characters that only turn the direction of others or control a
/// device, as in `\u{202e}`: the compiler takes no comment that has the first kind, since it could
/// look like code, and no line that ends in other ways than its own. Ends of lines are kept.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    // Nearly all texts are ASCII that can be seen, and bytes are faster to look at.
    if text.bytes().all(is_plain) || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// The same on one line.
pub(super) fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "\\n")
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn what_turns_a_text_is_shown() {
        assert_eq!(visible("a\u{202e}c\nd"), "a\\u{202e}c\nd");
        assert_eq!(visible("a\u{7}\u{2066}"), "a\\u{7}\\u{2066}");
        assert_eq!(visible_line("a\nb\r"), "a\\nb\\u{d}");
        let plain = "größe 👩\u{200d}🚀";
        assert_eq!(visible(plain), plain);
    }
}
