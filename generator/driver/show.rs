//! What a call gives, as JSON again.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;

/// A value as JSON, or why it cannot be written.
pub(crate) type Shown = Result<Value, String>;

/// A value that is JSON on the wire.
pub(crate) fn json(value: &impl Serialize) -> Shown {
    serde_json::to_value(value).map_err(|error| format!("the output cannot be written: {error}"))
}

/// A value that is bytes.
pub(crate) fn bytes(value: &[u8]) -> Shown {
    Ok(Value::String(STANDARD.encode(value)))
}
