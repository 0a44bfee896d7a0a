//! Pages whose next one is told by something in the answer.

use serde_core::Serialize;
use serde_json::Value;

/// What leads to the next page, as a text: itself, or as JSON if it is more than one word; nothing
/// where it is empty or not there.
pub fn cursor(value: &impl Serialize) -> Option<String> {
    match serde_json::to_value(value).ok()? {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then_some(text),
        other => Some(other.to_string()),
    }
}
