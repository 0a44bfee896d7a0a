//! Texts in which characters that an address reserves are written as they are.

use crate::core::percent;

/// Appends a text to an address. What is kept is written as it is, and so is what the caller has
/// encoded already.
///
/// The document lets all reserved characters pass. Those that would end the value, or make it
/// another one, are encoded nevertheless: no value may lead a request elsewhere.
pub(crate) fn encode(url: &mut String, text: &str, kept: &[u8]) {
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let encoded = || {
            let digits = bytes.get(index + 1..index + 3);
            *byte == b'%' && digits.is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
        };
        if kept.contains(byte) || encoded() {
            url.push(char::from(*byte));
        } else {
            percent::encode_byte(url, *byte);
        }
    }
}

/// Appends the value of a pair, in a query, a form or a cookie.
pub(crate) fn encode_value(url: &mut String, text: &str) {
    encode(url, text, b":/?@!$'()*,=");
}
