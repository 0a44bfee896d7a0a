//! The extensions that stand beside what the model has a place for.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

/// Puts what was read of an extension in the place of what the document says.
pub(in crate::normalize) fn set<T: Serialize>(
    mut extensions: IndexMap<String, Value>,
    key: &str,
    value: Option<T>,
) -> IndexMap<String, Value> {
    extensions.shift_remove(key);
    if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
        extensions.insert(key.to_owned(), value);
    }
    extensions
}

/// Whether an extension says `true`.
pub(in crate::normalize) fn is_set(extensions: &IndexMap<String, Value>, key: &str) -> bool {
    extensions.get(key) == Some(&Value::Bool(true))
}
