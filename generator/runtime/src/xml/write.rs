//! JSON becomes XML.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::characters::{forbidden, is_name};
use super::escape::push_text;
use super::output::{Called, Output};
use super::property::{Found, Key, Property};
use super::table::{Root, Xml};
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
pub(super) struct Writing {
    pub(super) output: Output,
    pub(super) problem: Option<Invalid>,
}

impl Writing {
    /// Keeps what is wrong with a value, of which the error alone does not say all.
    pub(super) fn fail<E: Error>(
        &mut self,
        place: &Place<'_>,
        problem: impl Into<Cow<'static, str>>,
    ) -> E {
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
    pub(super) fn scalar<'j, E: Error>(
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
pub(super) struct Element<'w, 'p> {
    pub(super) writing: &'w mut Writing,
    pub(super) called: Called<'p>,
    pub(super) of: &'static Xml,
    pub(super) place: Place<'p>,
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
pub(super) struct Items<'w, 'p> {
    pub(super) writing: &'w mut Writing,
    pub(super) called: Called<'p>,
    pub(super) of: &'static Xml,
    pub(super) place: Place<'p>,
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
