//! Pages whose next one is told by something in the answer.

use super::value::Value;

/// What leads to the next page, as a text; nothing where it is empty or not there.
pub fn cursor(value: &impl Value) -> Option<String> {
    let cursor = value.scalar()?.to_string();
    (!cursor.is_empty()).then_some(cursor)
}
