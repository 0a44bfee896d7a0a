// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Values in an address.

use std::fmt::{Display, Write as _};

use super::value::Scalar;

/// Appends a value to an address: all of its bytes but those that RFC 3986 calls unreserved are
/// written as `%` and two digits.
pub(super) fn encode(url: &mut String, value: &Scalar<'_>) {
    match *value {
        Scalar::Text(text) => encode_text(url, text),
        Scalar::Integer(number) => append(url, &number),
        Scalar::Number(number) => append(url, &number),
        Scalar::Boolean(truth) => append(url, &truth),
        Scalar::Written(value) => encode_text(url, &value.text()),
    }
}

fn encode_text(url: &mut String, text: &str) {
    // Most texts need no encoding at all.
    if text.bytes().all(is_unreserved) {
        url.push_str(text);
        return;
    }
    for byte in text.bytes() {
        if is_unreserved(byte) {
            url.push(char::from(byte));
        } else {
            append(url, &format_args!("%{byte:02X}"));
        }
    }
}

fn is_unreserved(byte: u8) -> bool {
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
