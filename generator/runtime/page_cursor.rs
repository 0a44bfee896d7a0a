//! Pages whose next one is told by something in the answer.

use serde_json::Value as Json;

use super::value::{Scalar, Value};

/// What leads to the next page, as a text; nothing where it is empty or not there.
pub fn cursor(value: &impl Value) -> Option<String> {
    let cursor = value.scalar()?.to_string();
    (!cursor.is_empty()).then_some(cursor)
}

/// Of what type a cursor is need not be known.
impl Value for Json {
    fn scalar(&self) -> Option<Scalar<'_>> {
        match self {
            Self::String(text) => Some(Scalar::Text(text)),
            Self::Number(number) => Some(Scalar::display(number)),
            Self::Bool(truth) => Some(Scalar::Boolean(*truth)),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }
}
