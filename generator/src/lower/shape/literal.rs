//! Values that generated code can spell out.

use serde_json::Value;

use crate::ir::Literal;

/// A value that generated code can spell out.
pub(in crate::lower) fn literal(value: &Value) -> Option<Literal> {
    match value {
        Value::String(text) => Some(Literal::Text(text.clone())),
        Value::Bool(boolean) => Some(Literal::Boolean(*boolean)),
        Value::Number(number) => number.as_i64().map(Literal::Integer),
        _ => None,
    }
}

/// Whether a value is the name of a schema, in whatever letters.
pub(super) fn is_called(value: &Literal, name: &str) -> bool {
    value
        .as_text()
        .is_some_and(|text| text.eq_ignore_ascii_case(name))
}
