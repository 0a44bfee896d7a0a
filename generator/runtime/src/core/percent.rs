//! Values in an address.

use std::fmt::{Display, Write as _};

use super::value::Scalar;

/// Appends a value to an address: all of its bytes but those that RFC 3986 calls unreserved are
/// written as `%` and two digits.
pub(crate) fn encode(url: &mut String, value: &Scalar<'_>) {
    match value {
        Scalar::Text(text) => encode_text(url, text),
        Scalar::Written(text) => encode_text(url, text),
        Scalar::Integer(number) => append(url, number),
        Scalar::Unsigned(number) => append(url, number),
        // An exponent has a plus.
        Scalar::Number(_) => encode_text(url, &value.to_string()),
        Scalar::Boolean(value) => append(url, value),
    }
}

/// Appends a text in the same way.
pub(crate) fn encode_text(url: &mut String, text: &str) {
    // Most strings need no encoding at all.
    if text.bytes().all(is_unreserved) {
        url.push_str(text);
        return;
    }
    for byte in text.bytes() {
        encode_byte(url, byte);
    }
}

/// Appends what the document itself has in a path: what may stand there stays, escapes included.
pub(crate) fn encode_literal(url: &mut String, literal: &str) {
    let is_legal = |byte| is_unreserved(byte) || b"/!$&'()*+,;=:@%".contains(&byte);
    if literal.bytes().all(is_legal) {
        url.push_str(literal);
        return;
    }
    for byte in literal.bytes() {
        if is_legal(byte) {
            url.push(char::from(byte));
        } else {
            encode_byte(url, byte);
        }
    }
}

/// Appends a byte, as [`encode_text`] does.
pub(crate) fn encode_byte(url: &mut String, byte: u8) {
    if is_unreserved(byte) {
        url.push(char::from(byte));
    } else {
        append(url, &format_args!("%{byte:02X}"));
    }
}

/// Whether a part of a path is taken for its own place or the one above, however it is written.
pub(crate) fn is_dots(part: &str) -> bool {
    let part = part.replace("%2e", ".").replace("%2E", ".");
    matches!(&*part, "." | "..")
}

fn is_unreserved(byte: u8) -> bool {
    // mark: unreserved
    UNRESERVED[usize::from(byte)]
}

const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};

/// Appends what needs no encoding.
fn append(url: &mut String, value: &dyn Display) {
    // Writing to a string does not fail.
    let _ = write!(url, "{value}");
}
