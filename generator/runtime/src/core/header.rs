//! Names and values of headers.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::invalid::Invalid;

/// The name of a header.
pub(crate) fn name(name: &str) -> Result<HeaderName, Invalid> {
    HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Invalid::new(name, "is not a name that a header can have"))
}

/// The name of a header that stands in the code, which is not copied if it can be sent as it is.
pub(crate) fn fixed_name(text: &'static str) -> Result<HeaderName, Invalid> {
    let is_plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if !text.is_empty() && text.bytes().all(is_plain) {
        Ok(HeaderName::from_static(text))
    } else {
        name(text)
    }
}

/// The value of a header.
pub(crate) fn value(name: &str, text: &str) -> Result<HeaderValue, Invalid> {
    plain(text).ok_or_else(|| unsendable(name))
}

/// The value of a header that is never printed.
pub(crate) fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = plain(text)?;
    value.set_sensitive(true);
    Some(value)
}

/// The same of memory that is not copied.
pub(crate) fn shared_secret(text: Bytes) -> Option<HeaderValue> {
    if !is_plain(&text) {
        return None;
    }
    let mut value = HeaderValue::from_maybe_shared(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn plain(text: &str) -> Option<HeaderValue> {
    if is_plain(text.as_bytes()) {
        HeaderValue::from_str(text).ok()
    } else {
        None
    }
}

/// Whether each server reads a text in the same way.
fn is_plain(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Says that a value cannot be sent, without repeating it.
pub(crate) fn unsendable(name: &str) -> Invalid {
    Invalid::new(
        name,
        "has a control character or one beyond ASCII, which a header cannot carry",
    )
}
