//! Text as it is read: references, line ends and white space of attributes.

use std::borrow::Cow;

use super::malformed::Problem;

/// The character that a reference stands for, given what is between `&` and `;`. No other entities
/// are known, whatever a document type says, so that no text becomes longer by being read.
pub(super) fn resolve(reference: &str) -> Result<char, Problem> {
    let found = match reference {
        // mark: xml-reference
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        other => other.strip_prefix('#').and_then(numbered),
    };
    // Controls are forbidden, and common even so.
    found
        .filter(|found| *found != '\0')
        .ok_or_else(|| Problem::new(&format_args!("`&{reference};` stands for nothing")))
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // A sign would be taken.
    let is_number = digits.chars().all(|digit| digit.is_digit(radix));
    let number = u32::from_str_radix(digits, radix).ok();
    number.filter(|_| is_number).and_then(char::from_u32)
}

/// Adds a text without references. Each line ends with a line feed.
pub(super) fn push_lines(out: &mut String, text: &str) {
    let mut lines = text.split('\r');
    out.push_str(lines.next().unwrap_or_default());
    for line in lines {
        if !line.starts_with('\n') {
            out.push('\n');
        }
        out.push_str(line);
    }
}

/// The value of an attribute.
pub(super) fn value(raw: &str) -> Result<Cow<'_, str>, Problem> {
    if !raw.contains(['&', '\t', '\r', '\n']) {
        return Ok(raw.into());
    }
    let mut value = String::with_capacity(raw.len());
    let mut parts = raw.split('&');
    push_spaces(&mut value, parts.next().unwrap_or_default());
    for part in parts {
        let Some((reference, text)) = part.split_once(';') else {
            return Err(Problem::new(&"`&` begins no reference"));
        };
        value.push(resolve(reference)?);
        push_spaces(&mut value, text);
    }
    Ok(value.into())
}

/// A line end or a tab is a space in an attribute.
fn push_spaces(out: &mut String, text: &str) {
    let mut before = ' ';
    for found in text.chars() {
        match found {
            '\n' if before == '\r' => {}
            '\t' | '\r' | '\n' => out.push(' '),
            _ => out.push(found),
        }
        before = found;
    }
}

#[cfg(test)]
mod tests {
    use super::{push_lines, resolve, value};

    #[test]
    fn references_stand_for_characters() {
        for (reference, found) in [
            ("lt", '<'),
            ("#60", '<'),
            ("#x3C", '<'),
            ("#x1F600", '\u{1f600}'),
            ("#1", '\u{1}'),
        ] {
            assert_eq!(resolve(reference).ok(), Some(found), "{reference}");
        }
        for none in [
            "",
            "nbsp",
            "#",
            "#x",
            "#+1",
            "#0",
            "#xD800",
            "#x110000",
            "#99999999999",
        ] {
            let problem = resolve(none).expect_err(none).to_string();
            assert_eq!(problem, format!("`&{none};` stands for nothing"));
        }
    }

    #[test]
    fn lines_end_alike() {
        let mut out = String::new();
        push_lines(&mut out, "a\r\nb\rc\n\r\r\nd\r");
        assert_eq!(out, "a\nb\nc\n\n\nd\n");
    }

    #[test]
    fn values_of_attributes_have_no_lines() {
        assert_eq!(value("a\r\nb\tc\n\rd").ok().unwrap(), "a b c  d");
        assert_eq!(value("&#13;&#10;&#9;&amp;lt;").ok().unwrap(), "\r\n\t&lt;");
        assert!(value("a & b").is_err() && value("&a;").is_err());
    }
}
