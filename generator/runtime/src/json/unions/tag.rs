//! The property that says which of several types a value is.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::branches::{Found, Union, find};
use super::raw::Raw;
use crate::json::literal::Literal;

/// The key of a property.
#[derive(PartialEq, Eq)]
pub(super) enum Name<'de> {
    /// That of the tag.
    Tag,
    /// Another.
    Other(Cow<'de, str>),
}

/// Reads a key.
pub(super) struct TagKey(pub(super) &'static str);

impl TagKey {
    fn name<'a, 'de>(&self, key: &'a str, keep: fn(&'a str) -> Cow<'de, str>) -> Name<'de> {
        if key == self.0 {
            Name::Tag
        } else {
            Name::Other(keep(key))
        }
    }
}

impl<'de> DeserializeSeed<'de> for TagKey {
    type Value = Name<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for TagKey {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(self.name(key, Cow::Borrowed))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.name(key, |key| Cow::Owned(key.to_owned())))
    }
}

/// Reads a tag as the branch that it says, and writes one down that says none.
pub(super) struct TagValue<'a, U> {
    unknown: &'a mut String,
    union: PhantomData<U>,
}

impl<'a, U: Union> TagValue<'a, U> {
    pub(super) fn new(unknown: &'a mut String) -> Self {
        let union = PhantomData;
        Self { unknown, union }
    }

    fn find<E: Error>(
        self,
        tag: Literal<'_>,
        write: impl FnOnce(Raw<'_>) -> Result<(), E>,
    ) -> Result<Option<Found>, E> {
        let found = find::<U>(tag);
        if found.is_none() {
            write(Raw(self.unknown))?;
        }
        Ok(found)
    }
}

impl<'de, U: Union> DeserializeSeed<'de> for TagValue<'_, U> {
    type Value = Option<Found>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, U: Union> Visitor<'de> for TagValue<'_, U> {
    type Value = Option<Found>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.find(Literal::Text(text), |raw| raw.visit_str(text))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.find(Literal::Integer(number), |raw| raw.visit_i64(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        if let Ok(number) = i64::try_from(number) {
            return self.visit_i64(number);
        }
        Raw(self.unknown).visit_u64(number)?;
        Ok(None)
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Self::Value, E> {
        self.find(Literal::Boolean(boolean), |raw| raw.visit_bool(boolean))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        if let Some(whole) = Literal::whole(number) {
            return self.find(whole, |raw| raw.visit_f64(number));
        }
        Raw(self.unknown).visit_f64(number)?;
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Raw(self.unknown).visit_unit()?;
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        Raw(self.unknown).visit_seq(items)?;
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        Raw(self.unknown).visit_map(entries)?;
        Ok(None)
    }
}
