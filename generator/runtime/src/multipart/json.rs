//! Parts of a body whose values have parts themselves, or may be of any type.

use bytes::Bytes;
use serde_core::Serialize;
use serde_json::Value;

use super::form::Form;
use crate::core::invalid::Invalid;
use crate::core::media_type::essence;
use crate::json::text as json_text;

const JSON: &str = "application/json";

impl Form {
    /// Adds what is JSON if it is an object or a list, and a text if it is anything else; unless
    /// it is left out.
    pub fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), Invalid> {
        self.add_json(name, None, written(name, value)?)
    }

    /// Adds the same as a media type of its own.
    pub fn json_as(
        &mut self,
        name: &str,
        content_type: &str,
        value: &impl Serialize,
    ) -> Result<(), Invalid> {
        self.add_json(name, Some(content_type), written(name, value)?)
    }

    /// Adds values as JSON if they are objects or lists, each as a part of the same name.
    pub fn jsons<'v, V: Serialize + 'v>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = &'v V>,
    ) -> Result<(), Invalid> {
        let mut values = values.into_iter();
        values.try_for_each(|value| self.json(name, value))
    }

    /// Adds the same, each as a media type of its own.
    pub fn jsons_as<'v, V: Serialize + 'v>(
        &mut self,
        name: &str,
        content_type: &str,
        values: impl IntoIterator<Item = &'v V>,
    ) -> Result<(), Invalid> {
        let mut values = values.into_iter();
        values.try_for_each(|value| self.json_as(name, content_type, value))
    }

    /// Adds what may be a list, whose items are parts of the same name then.
    pub fn any(&mut self, name: &str, value: &impl Serialize) -> Result<(), Invalid> {
        self.add_any(name, None, written(name, value)?)
    }

    /// Adds the same as a media type of its own.
    pub fn any_as(
        &mut self,
        name: &str,
        content_type: &str,
        value: &impl Serialize,
    ) -> Result<(), Invalid> {
        self.add_any(name, Some(content_type), written(name, value)?)
    }

    /// Adds the members of an object whose type nothing is known of.
    pub fn members(&mut self, value: &Value) -> Result<(), Invalid> {
        let Value::Object(members) = value else {
            return Self::nameless();
        };
        let mut members = members.iter();
        members.try_for_each(|(name, value)| self.any(name, value))
    }

    /// Says that a value has no names, so that it cannot be sent in parts.
    pub fn nameless() -> Result<(), Invalid> {
        Err(Invalid::new(
            "the body",
            "is no object, and the parts of a form have names",
        ))
    }

    fn add_any(
        &mut self,
        name: &str,
        content_type: Option<&str>,
        json: Vec<u8>,
    ) -> Result<(), Invalid> {
        // mark: part-list
        if json.first() != Some(&b'[') {
            return self.add_json(name, content_type, json);
        }
        let items = serde_json::from_slice::<Vec<Value>>(&json);
        let items = items.map_err(|error| unwritten(name, &error))?;
        let mut items = items.iter();
        items.try_for_each(|item| self.add_json(name, content_type, written(name, item)?))
    }

    fn add_json(
        &mut self,
        name: &str,
        content_type: Option<&str>,
        json: Vec<u8>,
    ) -> Result<(), Invalid> {
        let is_json = content_type.is_some_and(is_json);
        match json.first() {
            None | Some(b'n') => Ok(()),
            Some(b'"') if !is_json => {
                let text = serde_json::from_slice::<String>(&json);
                let text = text.map_err(|error| unwritten(name, &error))?;
                self.add(name, None, content_type, Bytes::from(text))
            }
            Some(b'{' | b'[') => {
                // mark: part-media-type
                let content_type = content_type.unwrap_or(JSON);
                self.add(name, None, Some(content_type), Bytes::from(json))
            }
            Some(_) => self.add(name, None, content_type, Bytes::from(json)),
        }
    }
}

/// Whether a media type is JSON, in which a text has its quotes.
fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type).to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// A value as JSON.
fn written(name: &str, value: &impl Serialize) -> Result<Vec<u8>, Invalid> {
    json_text::to_vec(value).map_err(|error| unwritten(name, &error))
}

fn unwritten(name: &str, error: &serde_json::Error) -> Invalid {
    Invalid::new(name, format!("cannot be written as JSON: {error}"))
}
