//! What a value looks like once its types are forgotten.

use serde_core::Serialize;

use super::shape_writer::ShapeWriter;
use crate::core::invalid::Invalid;

/// What a value looks like once its types are forgotten.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Nothing: a value that is left out, or `null`.
    Absent,
    /// A text, which is quoted in JSON.
    Text(String),
    /// A number, or true or false.
    Bare(String),
    /// A list.
    List(Vec<Shape>),
    /// Names and values, in their order.
    Object(Vec<(String, Shape)>),
}

impl Shape {
    /// The shape of a value; the name is for the error.
    pub(crate) fn of(name: &str, value: &(impl Serialize + ?Sized)) -> Result<Self, Invalid> {
        let shape = value.serialize(ShapeWriter);
        shape.map_err(|error| Invalid::new(name, error.to_string()))
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value as one text. What is nested, which no style has a form for, is JSON.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Text(text) | Self::Bare(text) => text,
            shape => shape.into_json(),
        }
    }

    /// The value as JSON, in which a text has its quotes.
    pub(crate) fn into_json(self) -> String {
        let mut json = String::new();
        self.push_json(&mut json);
        json
    }

    fn push_json(&self, json: &mut String) {
        match self {
            Self::Absent => json.push_str("null"),
            Self::Bare(text) => json.push_str(text),
            Self::Text(text) => push_quoted(json, text),
            Self::List(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    push_comma(json, index);
                    item.push_json(json);
                }
                json.push(']');
            }
            Self::Object(entries) => {
                json.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    push_comma(json, index);
                    push_quoted(json, key);
                    json.push(':');
                    value.push_json(json);
                }
                json.push('}');
            }
        }
    }
}

fn push_comma(json: &mut String, index: usize) {
    if index > 0 {
        json.push(',');
    }
}

fn push_quoted(json: &mut String, text: &str) {
    // A text can always be written as JSON.
    json.push_str(&serde_json::to_string(text).unwrap_or_default());
}
