//! A text becomes a value of JSON.

use serde_core::de::IgnoredAny;

use super::characters::WHITE;
use super::table::Xml;

/// Adds a text to JSON, as what a table says that it is. Where it is something else it is a string,
/// which the type of the value refuses with its path.
pub(super) fn push(json: &mut Vec<u8>, of: &Xml, text: &str) {
    let trimmed = text.trim_matches(WHITE);
    match of {
        // mark: xml-read-number
        Xml::Number if is_number(trimmed) => json.extend(trimmed.bytes()),
        Xml::Boolean => match trimmed {
            // mark: xml-read-boolean
            "true" | "1" => json.extend(b"true"),
            "false" | "0" => json.extend(b"false"),
            _ => push_string(json, text),
        },
        _ => push_string(json, text),
    }
}

/// Adds a string to JSON.
pub(super) fn push_string(json: &mut Vec<u8>, text: &str) {
    // Writing to a `Vec` does not fail.
    let _ = serde_json::to_writer(json, text);
}

/// Whether a text is a number as JSON has it.
fn is_number(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    begins && serde_json::from_str::<IgnoredAny>(text).is_ok()
}
