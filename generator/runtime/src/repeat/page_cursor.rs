//! Pages whose next one is told by something in the answer.

use serde_core::Serialize;
use serde_json::Value;

use crate::answer::response::Response;

/// What leads to the next page, as a text: itself, or as JSON if it is more than one word; nothing
/// where it is empty or not there.
pub fn cursor(value: &impl Serialize) -> Option<String> {
    match serde_json::to_value(value).ok()? {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then_some(text),
        other => Some(other.to_string()),
    }
}

/// What leads to the next page in a header; nothing where it is empty or not there.
pub fn header_cursor<T>(page: &Response<T>, name: &str) -> Option<String> {
    let value = page.headers().get(name)?;
    let text = String::from_utf8_lossy(value.as_bytes());
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
