//! Writes the tag of a value whose type does not say it by itself.

use std::fmt::{self, Write as _};

use serde_core::Serialize;
use serde_core::ser::{SerializeMap, SerializeStruct, Serializer};

use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// Writes a value whose type does not say the tag by itself: with the first of these, unless it has
/// one of them.
pub fn write_tagged<T: Serialize + Fit, S: Serializer>(
    value: &T,
    serializer: S,
    name: &'static str,
    tags: &[Literal<'_>],
) -> Result<S::Ok, S::Error> {
    value.serialize(WithTag {
        serializer,
        name,
        tags,
        may_have: T::SHAPE.rest || T::SHAPE.keys.contains(&name),
    })
}

/// Writes an object with a tag. What is no object is written as it is.
struct WithTag<'a, S> {
    serializer: S,
    name: &'static str,
    tags: &'a [Literal<'a>],
    /// Whether the value may have the tag, be it among the properties that are not named.
    may_have: bool,
}

/// What has no properties is written as it always is.
macro_rules! as_it_is {
    ($($method:ident($($argument:ident: $type:ty),*) -> $result:ident;)*) => { $(
        fn $method(self, $($argument: $type),*) -> Result<Self::$result, S::Error> {
            self.serializer.$method($($argument),*)
        }
    )* };
}

impl<'a, S: Serializer> Serializer for WithTag<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = S::SerializeSeq;
    type SerializeTuple = S::SerializeTuple;
    type SerializeTupleStruct = S::SerializeTupleStruct;
    type SerializeTupleVariant = S::SerializeTupleVariant;
    type SerializeMap = Properties<'a, S::SerializeMap>;
    type SerializeStruct = Properties<'a, S::SerializeMap>;
    type SerializeStructVariant = S::SerializeStructVariant;

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let length = length.map(|length| length + 1);
        let mut properties = Properties {
            map: self.serializer.serialize_map(length)?,
            name: self.name,
            tags: self.tags,
            may_have: self.may_have,
            is_written: false,
            is_tag: false,
        };
        // Of several that are right, the value may have one.
        if !self.may_have || self.tags.len() == 1 {
            properties.write_first()?;
        }
        Ok(properties)
    }

    fn serialize_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_newtype_struct(name, value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let inner = self.serializer;
        inner.serialize_newtype_variant(name, index, variant, value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.serializer.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.serializer.is_human_readable()
    }

    as_it_is! {
        serialize_bool(value: bool) -> Ok;
        serialize_i8(value: i8) -> Ok;
        serialize_i16(value: i16) -> Ok;
        serialize_i32(value: i32) -> Ok;
        serialize_i64(value: i64) -> Ok;
        serialize_i128(value: i128) -> Ok;
        serialize_u8(value: u8) -> Ok;
        serialize_u16(value: u16) -> Ok;
        serialize_u32(value: u32) -> Ok;
        serialize_u64(value: u64) -> Ok;
        serialize_u128(value: u128) -> Ok;
        serialize_f32(value: f32) -> Ok;
        serialize_f64(value: f64) -> Ok;
        serialize_char(value: char) -> Ok;
        serialize_str(value: &str) -> Ok;
        serialize_bytes(value: &[u8]) -> Ok;
        serialize_none() -> Ok;
        serialize_unit() -> Ok;
        serialize_unit_struct(name: &'static str) -> Ok;
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> Ok;
        serialize_seq(length: Option<usize>) -> SerializeSeq;
        serialize_tuple(length: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeTupleVariant;
        serialize_struct_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeStructVariant;
    }
}

/// The properties of an object, of which one is the tag.
struct Properties<'a, M> {
    map: M,
    name: &'static str,
    tags: &'a [Literal<'a>],
    may_have: bool,
    /// Whether the tag has been written, which is not repeated.
    is_written: bool,
    /// Whether the key that comes last is the tag's.
    is_tag: bool,
}

impl<M: SerializeMap> Properties<'_, M> {
    fn write_first(&mut self) -> Result<(), M::Error> {
        let first = self.tags.first();
        self.write(&first)
    }

    fn write(&mut self, tag: &(impl Serialize + ?Sized)) -> Result<(), M::Error> {
        self.is_written = true;
        // mark: tag
        self.map.serialize_entry(self.name, tag)
    }

    /// Whether a value is one of the tags.
    fn is_right(&self, value: &(impl Serialize + ?Sized)) -> bool {
        let Ok(value) = serde_json::to_value(value) else {
            return false;
        };
        let mut tags = self.tags.iter().map(serde_json::to_value);
        tags.any(|tag| tag.is_ok_and(|tag| tag == value))
    }
}

impl<M: SerializeMap> SerializeMap for Properties<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.is_tag = self.may_have && is(key, self.name);
        if self.is_tag {
            return Ok(());
        }
        self.map.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        match (self.is_tag, self.is_written) {
            (false, _) => self.map.serialize_value(value),
            (true, true) => Ok(()),
            (true, false) if self.is_right(value) => self.write(value),
            (true, false) => self.write_first(),
        }
    }

    fn serialize_entry<K, V>(&mut self, key: &K, value: &V) -> Result<(), M::Error>
    where
        K: Serialize + ?Sized,
        V: Serialize + ?Sized,
    {
        if !self.may_have {
            return self.map.serialize_entry(key, value);
        }
        self.serialize_key(key)?;
        self.serialize_value(value)
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        if !self.is_written {
            self.write_first()?;
        }
        self.map.end()
    }
}

impl<M: SerializeMap> SerializeStruct for Properties<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.serialize_entry(key, value)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        SerializeMap::end(self)
    }
}

/// Whether a key is written as this text.
fn is(key: &(impl Serialize + ?Sized), text: &str) -> bool {
    let mut left = Left(text);
    write!(left, "{}", Shown(key)).is_ok() && left.0.is_empty()
}

struct Shown<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// What is left of a text that is compared with what is written.
struct Left<'a>(&'a str);

impl fmt::Write for Left<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Serializer;

    use super::write_tagged;
    use crate::json::literal::Literal;

    fn written<const N: usize>(properties: [(&str, &str); N], tags: &[&str]) -> String {
        let own = properties.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let tags: Vec<_> = tags.iter().map(|tag| Literal::Text(tag)).collect();
        let mut text = Vec::new();
        let mut serializer = Serializer::new(&mut text);
        write_tagged(&BTreeMap::from(own), &mut serializer, "kind", &tags).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn the_only_tag_comes_first_and_once() {
        let text = r#"{"kind":"a","b":"1"}"#;
        assert_eq!(written([("b", "1")], &["a"]), text);
        for own in ["a", "x"] {
            assert_eq!(written([("b", "1"), ("kind", own)], &["a"]), text);
        }
    }

    #[test]
    fn one_of_several_tags_is_kept_if_it_is_right() {
        for (own, kept) in [("a", "a"), ("b", "b"), ("x", "a")] {
            let text = format!(r#"{{"b":"1","kind":"{kept}"}}"#);
            assert_eq!(written([("b", "1"), ("kind", own)], &["a", "b"]), text);
        }
        let text = r#"{"b":"1","kind":"a"}"#;
        assert_eq!(written([("b", "1")], &["a", "b"]), text);
    }
}
