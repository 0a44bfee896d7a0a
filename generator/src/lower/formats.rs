//! Which formats of text have a type of their own.

use crate::ir::{Format, Type};

/// The types of formats, as the settings choose them.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats;

impl Formats {
    /// The type of text of a format; nothing where it stays text.
    #[expect(clippy::unused_self, reason = "the settings are to choose")]
    pub(super) fn of(&self, format: &str) -> Option<Type> {
        match format {
            "date-time" => Some(Type::Formatted(Format::DateTime)),
            "date" => Some(Type::Formatted(Format::Date)),
            "uuid" => Some(Type::Formatted(Format::Uuid)),
            "byte" => Some(Type::Formatted(Format::Base64)),
            "binary" => Some(Type::File),
            _ => None,
        }
    }
}
