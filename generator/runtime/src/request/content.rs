//! Parameters whose value is a document of its own.

use std::fmt::Write as _;

use serde_core::Serialize;

use super::encode::Encoder;
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;
use crate::core::value::{Scalar, Value};
use crate::json::text as json_text;

impl Encoder<'_> {
    /// Writes a path parameter that holds JSON.
    pub fn path_json(&mut self, name: &'static str, value: &impl Serialize) -> Result<(), Invalid> {
        self.path(name, &json(name, value)?, &Bounds::NONE)
    }

    /// Writes a query parameter that holds JSON, unless it is left out.
    pub fn query_json(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
    ) -> Result<(), Invalid> {
        self.query(name, &json(name, value)?, &Bounds::NONE)
    }

    /// Writes a header that holds JSON, unless it is left out.
    pub fn header_json(
        &mut self,
        name: &'static str,
        value: &impl Serialize,
    ) -> Result<(), Invalid> {
        match json(name, value)? {
            Some(json) => self.set_header(name, header::value(name, &in_ascii(&json))?),
            None => Ok(()),
        }
    }

    /// Writes a text as the whole query, unless it is left out.
    pub fn query_string(&mut self, value: &impl Value) -> Result<(), Invalid> {
        if let Some(value) = value.scalar() {
            percent::encode(self.begin_query()?, &value);
        }
        Ok(())
    }

    /// Writes JSON as the whole query, unless it is left out.
    pub fn query_string_json(&mut self, value: &impl Serialize) -> Result<(), Invalid> {
        if let Some(json) = json("the query", value)? {
            percent::encode(self.begin_query()?, &Scalar::Text(&json));
        }
        Ok(())
    }
}

/// A value as JSON; `null` is left out.
fn json(name: &str, value: &impl Serialize) -> Result<Option<String>, Invalid> {
    let json = json_text::to_string(value)
        .map_err(|error| Invalid::new(name, format!("cannot be written as JSON: {error}")))?;
    Ok((json != "null").then_some(json))
}

/// The same JSON without a character that a header cannot carry. Only texts in it have any.
fn in_ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string does not fail.
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}
