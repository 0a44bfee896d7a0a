//! JSON becomes XML.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::characters::{forbidden, is_name};
use super::escape::{push_cdata, push_text};
use super::output::{Begun, Called, Output};
use super::table::Place as In;
use super::table::{Field, Root, Xml};
use crate::core::invalid::Invalid;
use crate::core::place::Place;

/// The XML of a value that is given as JSON.
pub(super) fn to_xml(json: &[u8], root: &'static Root) -> Result<String, Invalid> {
    let mut writing = Writing::default();
    let mut json = serde_json::Deserializer::from_slice(json);
    let whole = Element {
        writing: &mut writing,
        called: root.name.into(),
        of: root.of,
        place: Place::TOP,
    };
    match whole.deserialize(&mut json) {
        Ok(()) => Ok(writing.output.finish()),
        Err(error) => Err(writing.problem.unwrap_or_else(|| {
            Invalid::new("the body", format!("cannot be written as XML: {error}"))
        })),
    }
}

/// What has been written, and what keeps the rest from being.
#[derive(Default)]
struct Writing {
    output: Output,
    problem: Option<Invalid>,
}

impl Writing {
    /// Keeps what is wrong with a value, of which the error alone does not say all.
    fn fail<E: Error>(&mut self, place: &Place<'_>, problem: impl Into<Cow<'static, str>>) -> E {
        let place = place.to_string();
        let place = if place.is_empty() {
            "the body".to_owned()
        } else {
            place
        };
        self.problem = Some(Invalid::new(place, problem));
        E::custom("invalid")
    }

    /// The text of a value that is no object and no list; nothing of `null`.
    fn scalar<'j, E: Error>(
        &mut self,
        place: &Place<'_>,
        json: &'j RawValue,
    ) -> Result<Option<Cow<'j, str>>, E> {
        let json = json.get();
        let text: Cow<'_, str> = match json.as_bytes().first() {
            Some(b'n') => return Ok(None),
            Some(b'{' | b'[') => return Err(self.fail(place, MISFIT)),
            Some(b'"') if json.contains('\\') => serde_json::from_str::<String>(json)
                .map_err(E::custom)?
                .into(),
            _ => json.trim_matches('"').into(),
        };
        match forbidden(&text) {
            Some(found) => {
                let code = u32::from(found);
                let problem = format!("has the character U+{code:04X}, which XML cannot hold");
                Err(self.fail(place, problem))
            }
            None => Ok(Some(text)),
        }
    }
}

const MISFIT: &str = "is of a kind that the document does not say";

/// An element that is to be written.
struct Element<'w, 'p> {
    writing: &'w mut Writing,
    called: Called<'p>,
    of: &'static Xml,
    place: Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if matches!(self.of, Xml::Object { .. } | Xml::List { .. }) {
            return json.deserialize_any(self);
        }
        // Numbers of any length are only whole as they are written.
        let json = <&RawValue>::deserialize(json)?;
        let text = self.writing.scalar(&self.place, json)?;
        let output = &mut self.writing.output;
        match text {
            Some(text) => {
                let element = output.begin(self.called);
                push_text(&mut output.text, &text);
                output.end(element);
            }
            None => output.null(self.called),
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Element<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.of {
            Xml::List { .. } => "a list",
            _ => "an object",
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.writing.output.null(self.called);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let Xml::List { item, of, .. } = self.of else {
            return Err(self.writing.fail(&self.place, MISFIT));
        };
        let element = self.writing.output.begin(self.called);
        let items = Items {
            writing: &mut *self.writing,
            called: item.map_or(self.called, Called::from),
            of,
            place: self.place,
        };
        items.visit_seq(list)?;
        self.writing.output.end(element);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Xml::Object { fields, further } = self.of else {
            return Err(self.writing.fail(&self.place, MISFIT));
        };
        let element = self.writing.output.begin(self.called);
        while let Some(key) = map.next_key_seed(Key(fields))? {
            let writing = &mut *self.writing;
            match key {
                Found::Field(field) => {
                    let place = self.place.field(field.key);
                    Property {
                        writing,
                        element,
                        field,
                        place,
                    }
                    .write(&mut map)?;
                }
                Found::Other(key) => {
                    let place = self.place.field(&key);
                    let Some(of) = further else {
                        return Err(writing.fail(&place, "has no place in the XML"));
                    };
                    if !is_name(&key) {
                        return Err(writing.fail(&place, "is called as no element of XML can be"));
                    }
                    let called = Called::like(&key);
                    map.next_value_seed(Element {
                        writing,
                        called,
                        of,
                        place,
                    })?;
                }
            }
        }
        self.writing.output.end(element);
        Ok(())
    }
}

/// The elements of a list, one for each item.
struct Items<'w, 'p> {
    writing: &'w mut Writing,
    called: Called<'p>,
    of: &'static Xml,
    place: Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Items<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    /// A list that is `null` has no element that could say so.
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0;
        loop {
            let item = Element {
                writing: &mut *self.writing,
                called: self.called,
                of: self.of,
                place: self.place.item(number),
            };
            if list.next_element_seed(item)?.is_none() {
                return Ok(());
            }
            number += 1;
        }
    }
}

/// A named property of an object whose element has begun.
struct Property<'w, 'p> {
    writing: &'w mut Writing,
    element: Begun<'p>,
    field: &'static Field,
    place: Place<'p>,
}

impl Property<'_, '_> {
    fn write<'de, A: MapAccess<'de>>(self, map: &mut A) -> Result<(), A::Error> {
        if self.field.place != In::Element {
            return self.write_scalar(map);
        }
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
enum Found {
    Field(&'static Field),
    Other(String),
}

/// Reads a key, which is one of these or not.
struct Key(&'static [Field]);

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
