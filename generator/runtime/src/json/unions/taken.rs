//! Values that a union reads: those that are held already, and others.

use std::fmt;

use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::held::Held;
use super::node::Node;

/// What a union asks a deserializer for, so that one whose text is held need not copy it.
pub(super) const HELD: &str = "$held";

/// What reads a value wherever it is.
pub(super) trait Taker<'de>: Sized {
    type Value;

    /// Reads one that is held.
    fn held<E: Error>(self, node: Node<'_>) -> Result<Self::Value, E>;

    /// Reads any other.
    fn given<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error>;
}

/// Reads a value from where it is.
pub(super) fn take<'de, T: Taker<'de>, D: Deserializer<'de>>(
    taker: T,
    deserializer: D,
) -> Result<T::Value, D::Error> {
    deserializer.deserialize_newtype_struct(HELD, Taken(taker))
}

struct Taken<T>(T);

impl<'de, T: Taker<'de>> Visitor<'de> for Taken<T> {
    type Value = T::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, given: D) -> Result<T::Value, D::Error> {
        self.0.given(given)
    }

    fn visit_some<D: Deserializer<'de>>(self, given: D) -> Result<T::Value, D::Error> {
        self.0.given(given)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T::Value, E> {
        let is_held = bytes == HELD.as_bytes();
        match is_held.then(Held::handed).flatten() {
            Some((held, at)) => self.0.held(Node { held: &held, at }),
            None => self.0.given(bytes.into_deserializer()),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<T::Value, E> {
        self.0.given(().into_deserializer())
    }

    fn visit_none<E: Error>(self) -> Result<T::Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<T::Value, E> {
        self.0.given(boolean.into_deserializer())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T::Value, E> {
        self.0.given(number.into_deserializer())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T::Value, E> {
        self.0.given(number.into_deserializer())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T::Value, E> {
        self.0.given(number.into_deserializer())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T::Value, E> {
        self.0.given(text.into_deserializer())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T::Value, A::Error> {
        self.0.given(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T::Value, A::Error> {
        self.0.given(MapAccessDeserializer::new(entries))
    }
}
