//! Reads types from values of a text that is held.

use std::borrow::Cow;
use std::{fmt, iter};

use serde_core::de::value::{MapAccessDeserializer, MapDeserializer};
use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Visitor,
};
use serde_core::forward_to_deserialize_any;
use serde_json::Value;

use super::kinds::Kinds;
use super::misfit::Misfit;
use super::node::{Node, Within};
use super::raw::RAW;
use super::taken::HELD;

impl Node<'_> {
    /// It as a value that has no type of its own.
    pub(super) fn to_value(self) -> Result<Value, Misfit> {
        Value::deserialize(self)
    }

    /// Reads a number of a type for whole ones.
    fn read_integer<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.kind() {
            Kinds::NUMBER => number(&self.digits(), visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    /// Reads a value that has to be of a kind.
    fn of_kind<'de, V: Visitor<'de>>(self, kind: Kinds, visitor: V) -> Result<V::Value, Misfit> {
        if self.kind().meets(kind) {
            return self.deserialize_any(visitor);
        }
        Err(self
            .deserialize_any(Refusing(&visitor))
            .unwrap_or_else(|misfit| misfit))
    }
}

/// Reads a number as the first of these that it is, from the digits as they are written.
fn number<'de, V: Visitor<'de>>(digits: &str, visitor: V) -> Result<V::Value, Misfit> {
    if let Ok(number) = digits.parse() {
        return visitor.visit_u64(number);
    }
    match digits.parse() {
        // There is no other negative zero.
        Ok(number) if number != 0 => visitor.visit_i64(number),
        _ => match digits.parse() {
            Ok(number) if f64::is_finite(number) => visitor.visit_f64(number),
            _ => Err(Misfit::custom("number out of range")),
        },
    }
}

/// Says that something else is expected.
struct Refusing<'a>(&'a dyn Expected);

impl Visitor<'_> for Refusing<'_> {
    type Value = Misfit;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is read as a value of a certain kind. Some types would take others as well.
macro_rules! of_kind {
    ($($method:ident: $kind:ident,)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            self.of_kind(Kinds::$kind, visitor)
        }
    )* };
}

/// What is read as a type for whole numbers.
macro_rules! integers {
    ($($method:ident)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            self.read_integer(visitor)
        }
    )* };
}

/// What is read borrows nothing, so that it may outlive the text.
impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.kind() {
            Kinds::NULL => visitor.visit_unit(),
            Kinds::BOOLEAN => visitor.visit_bool(self.text() == "true"),
            Kinds::TEXT => match self.as_str() {
                Some(Cow::Borrowed(text)) => visitor.visit_str(text),
                Some(Cow::Owned(text)) => visitor.visit_string(text),
                // It stands for no character, such as half of a pair.
                None => Err(Misfit::custom("invalid unicode code point")),
            },
            Kinds::LIST => visitor.visit_seq(Items(self.within())),
            Kinds::OBJECT => visitor.visit_map(Entries::of(self)),
            _ => number(self.text(), visitor),
        }
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.digits().parse() {
            Ok(number) => visitor.visit_i128(number),
            Err(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.digits().parse() {
            Ok(number) => visitor.visit_u128(number),
            Err(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.is_null() {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if name == HELD {
            self.held.hand_over(self.at);
            return visitor.visit_bytes(HELD.as_bytes());
        }
        if name == *RAW {
            let text = iter::once((name, self.text().to_owned()));
            return visitor.visit_map(MapDeserializer::new(text));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.as_str() {
            Some(text) => visitor.visit_enum(text.into_deserializer()),
            None => visitor.visit_enum(MapAccessDeserializer::new(Entries::of(self))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    of_kind! {
        deserialize_bool: BOOLEAN,
        deserialize_char: TEXT,
        deserialize_str: TEXT,
        deserialize_string: TEXT,
        deserialize_identifier: TEXT,
        deserialize_unit: NULL,
        deserialize_seq: LIST,
        deserialize_map: OBJECT,
    }

    forward_to_deserialize_any! {
        f32 f64 bytes byte_buf unit_struct tuple tuple_struct struct
    }
}

/// The items of a list.
struct Items<'a>(Within<'a>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

/// The entries of an object.
pub(super) struct Entries<'a> {
    left: Within<'a>,
    value: Option<Node<'a>>,
}

impl<'a> Entries<'a> {
    /// Those of an object.
    pub(super) fn of(object: Node<'a>) -> Self {
        Self {
            left: object.within(),
            value: None,
        }
    }

    /// The next key, with its value put by.
    pub(super) fn next_key(&mut self) -> Option<Node<'a>> {
        let key = self.left.next()?;
        self.value = self.left.next();
        Some(key)
    }

    /// The value of the key.
    pub(super) fn value(&mut self) -> Result<Node<'a>, Misfit> {
        let value = self.value.take();
        value.ok_or_else(|| Misfit::custom("a value stands behind its key"))
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misfit> {
        self.next_key().map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        self.value().and_then(|value| seed.deserialize(value))
    }
}
