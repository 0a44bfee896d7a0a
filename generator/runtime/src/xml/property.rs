//! Properties of objects, which become elements, attributes and texts.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::escape::{push_cdata, push_text};
use super::output::Begun;
use super::table::{Field, Place as In};
use super::write::{Element, Items, Writing};
use crate::core::place::Place;

/// A named property of an object whose element has begun.
pub(super) struct Property<'w, 'p> {
    pub(super) writing: &'w mut Writing,
    pub(super) element: Begun<'p>,
    pub(super) field: &'static Field,
    pub(super) place: Place<'p>,
}

impl Property<'_, '_> {
    pub(super) fn write<'de, A: MapAccess<'de>>(self, map: &mut A) -> Result<(), A::Error> {
        if self.field.place != In::Element {
            return self.write_scalar(map);
        }
        // mark: xml-list
        if let Some((item, of)) = self.field.of.unwrapped() {
            return map.next_value_seed(Items {
                writing: self.writing,
                called: item.into(),
                of,
                place: self.place,
            });
        }
        map.next_value_seed(Element {
            writing: self.writing,
            called: self.field.name.into(),
            of: self.field.of,
            place: self.place,
        })
    }

    /// What is no element of its own has no way to be `null`.
    fn write_scalar<'de, A: MapAccess<'de>>(self, map: &mut A) -> Result<(), A::Error> {
        let json = map.next_value::<&RawValue>()?;
        let Some(text) = self.writing.scalar(&self.place, json)? else {
            return Ok(());
        };
        let output = &mut self.writing.output;
        match self.field.place {
            // mark: xml-attribute
            In::Attribute => {
                let name = self.field.name;
                if let Err(prefix) = output.attribute(self.element, name, &text) {
                    let problem =
                        format!("has the prefix `{prefix}`, which stands for something else there");
                    return Err(self.writing.fail(&self.place, problem));
                }
            }
            In::CData => push_cdata(&mut output.text, &text),
            In::Text | In::Element => push_text(&mut output.text, &text),
        }
        Ok(())
    }
}

/// The key of a property.
pub(super) enum Found {
    Field(&'static Field),
    Other(String),
}

/// Reads a key, which is one of these or not.
pub(super) struct Key(pub(super) &'static [Field]);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Found, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Found, E> {
        let field = self.0.iter().find(|field| field.key == key);
        Ok(field.map_or_else(|| Found::Other(key.to_owned()), Found::Field))
    }
}
