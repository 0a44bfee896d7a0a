//! Characters that no reader sees.

use std::fmt::Write as _;

/// Whether a character only turns the direction of others, so that code is not what it looks like, or
/// controls a device. The end of a line does neither.
pub(crate) fn is_hidden(character: char) -> bool {
    let turns = matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns || character.is_control() && character != '\n'
}

/// A text as TOML has it between quotes on one line, with the numbers of such characters.
pub(crate) fn in_toml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // None of them is beyond four digits, and writing to a `String` cannot fail.
            other if is_hidden(other) => _ = write!(out, "\\u{:04X}", u32::from(other)),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::in_toml;

    #[test]
    fn what_is_not_seen_has_its_number() {
        let text = "a\u{202e}\u{7}\u{85}\"\\\n é";
        let written = in_toml(text);
        assert_eq!(written, "\"a\\u202E\\u0007\\u0085\\\"\\\\\\n é\"");
        let read: toml::Table = toml::from_str(&format!("a = {written}")).unwrap();
        assert_eq!(read["a"].as_str(), Some(text));
    }
}
