//! Names and values of headers.

use http::{HeaderName, HeaderValue};

use super::invalid::Invalid;

/// The name of a header.
pub(super) fn name(name: &str) -> Result<HeaderName, Invalid> {
    HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Invalid::new(name, "is not a name that a header can have"))
}

/// Checks that a header can carry the text as it is, for each server to read in the same way.
pub(super) fn check(name: &str, text: &[u8]) -> Result<(), Invalid> {
    if text.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        Ok(())
    } else {
        Err(unsendable(name))
    }
}

/// The value of a header.
pub(super) fn value(name: &str, text: &str) -> Result<HeaderValue, Invalid> {
    check(name, text.as_bytes())?;
    HeaderValue::from_str(text).map_err(|_| unsendable(name))
}

/// Says that a value cannot be sent, without repeating it.
pub(super) fn unsendable(name: &str) -> Invalid {
    Invalid::new(
        name,
        "has a control character or one beyond ASCII, which a header cannot carry",
    )
}
