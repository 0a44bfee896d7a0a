// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Values in an address.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::value::Scalar;

/// Everything but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Appends a value to an address.
pub(super) fn encode(url: &mut String, value: &Scalar<'_>) {
    match *value {
        Scalar::Text(text) => url.extend(utf8_percent_encode(text, RESERVED)),
        Scalar::Integer(number) => append(url, &number),
        Scalar::Number(number) => append(url, &number),
        Scalar::Boolean(truth) => append(url, &truth),
    }
}

/// Appends what needs no encoding.
fn append(url: &mut String, value: &dyn std::fmt::Display) {
    // Writing to a string does not fail.
    let _ = write!(url, "{value}");
}
