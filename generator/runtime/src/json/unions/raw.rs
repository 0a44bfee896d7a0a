//! Values as JSON text, of which no digit is lost.

use std::cell::Cell;
use std::fmt;
use std::sync::LazyLock;

use serde_core::de::value::Error as Unread;
use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde_core::{Serialize, forward_to_deserialize_any};
use serde_json::value::RawValue;

/// What `serde_json` is asked for by whoever takes a value as it is written.
pub(super) static RAW: LazyLock<&'static str> = LazyLock::new(|| {
    let name = Cell::new("");
    // It is asked, and gets nothing.
    let _ = <&RawValue>::deserialize(Asked(&name));
    name.get()
});

/// Learns what it is asked for.
struct Asked<'a>(&'a Cell<&'static str>);

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unread> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unread> {
        self.0.set(name);
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Writes a value to a text as it stands in the JSON that it is read from. What is read from
/// something else is written as JSON.
pub(super) struct Raw<'a>(pub(super) &'a mut String);

impl Raw<'_> {
    /// Writes something that is no list and no object.
    fn write<E: Error>(self, scalar: &(impl Serialize + ?Sized)) -> Result<(), E> {
        let text = serde_json::to_string(scalar).map_err(E::custom)?;
        self.0.push_str(&text);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Raw<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct(*RAW, self)
    }
}

impl<'de> Visitor<'de> for Raw<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write(&())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.write(&())
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<(), E> {
        self.write(&boolean)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.write(&number)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.write(&number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.write(&number)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<(), E> {
        self.write(&number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.write(&number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if !text.bytes().all(is_plain) {
            return self.write(text);
        }
        self.0.push('"');
        self.0.push_str(text);
        self.0.push('"');
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.push('[');
        let mut begin = self.0.len();
        while items.next_element_seed(Raw(self.0))?.is_some() {
            begin = self.0.len();
            self.0.push(',');
        }
        self.0.truncate(begin);
        self.0.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let start = self.0.len();
        self.0.push('{');
        let mut end = self.0.len();
        while let Some(key) = entries.next_key_seed(Key(self.0))? {
            if key == Found::Raw {
                self.0.truncate(start);
                return entries.next_value_seed(AsItIs(self.0));
            }
            self.0.push(':');
            entries.next_value_seed(Raw(self.0))?;
            end = self.0.len();
            self.0.push(',');
        }
        self.0.truncate(end);
        self.0.push('}');
        Ok(())
    }
}

/// Writes the key of an object, unless it says that its value is a text as it stands.
struct Key<'a>(&'a mut String);

#[derive(PartialEq, Eq)]
enum Found {
    Key,
    Raw,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Found, E> {
        if key == *RAW {
            return Ok(Found::Raw);
        }
        Raw(self.0).visit_str(key)?;
        Ok(Found::Key)
    }
}

/// Takes over a text as it stands.
struct AsItIs<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for AsItIs<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for AsItIs<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON as a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.push_str(text);
        Ok(())
    }
}
