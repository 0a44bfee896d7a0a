//! JSON as a text.

use std::borrow::Cow;
use std::io;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
#[cfg(feature = "client")]
use serde_json::Value;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::{path, respelled};
use crate::core::digits::Digits;

/// Writes a value as JSON.
pub(crate) fn to_vec(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(128);
    value.serialize(&mut Serializer::with_formatter(&mut text, Plain))?;
    Ok(text)
}

/// As [`to_vec`], as a string.
pub(crate) fn to_string(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    let text = to_vec(value)?;
    String::from_utf8(text).map_err(serde_core::ser::Error::custom)
}

/// The text or the number at the first of these JSON Pointers that has one.
#[cfg(feature = "client")]
pub(crate) fn look_up(value: &Value, pointers: &[&str]) -> Option<String> {
    let mut found = pointers.iter().filter_map(|pointer| value.pointer(pointer));
    found.find_map(|found| match found {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Writes numbers as they are written outside of JSON.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, number: f64) -> io::Result<()> {
        // Between these all spell a fraction alike, and the usual way is the fastest.
        // mark: json-number
        if number.fract() != 0.0 && (1e-5..1e16).contains(&number.abs()) {
            CompactFormatter.write_f64(writer, number)
        } else {
            write!(writer, "{}", Digits(number))
        }
    }
}

/// A text without the byte order mark that some write before it: "implementations that parse JSON
/// texts MAY ignore the presence of a byte order mark rather than treating it as an error".
pub(crate) fn unmarked(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// Reads a value from JSON. A whole number may be written as `1.0` or `1e3`: only a text that could
/// not be read is ever searched for such, so that reading others costs nothing more.
pub(crate) fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unread<'_>> {
    let text = unmarked(text);
    serde_json::from_slice(text).or_else(|error| {
        // mark: whole-numbers
        let plain = respelled::numbers(text);
        match plain {
            Some(plain) => serde_json::from_slice(&plain).map_err(|error| Unread {
                error,
                text: plain.into(),
            }),
            None => Err(Unread {
                error,
                text: text.into(),
            }),
        }
    })
}

/// Why a text could not be read.
pub(crate) struct Unread<'t> {
    pub(crate) error: serde_json::Error,
    pub(super) text: Cow<'t, [u8]>,
}

impl Unread<'_> {
    /// The path of the value that is at fault.
    pub(crate) fn path(&self) -> String {
        path::of(&self.text, self.error.line(), self.error.column())
    }
}
