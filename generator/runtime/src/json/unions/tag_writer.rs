//! Writes the tag of a value whose type does not say it by itself.

use std::fmt;
use std::marker::PhantomData;

use serde_core::Serialize;
use serde_core::ser::Serializer;

use super::branches::Union;
use super::tag_place::{Around, Behind, Tag, Tagged};
use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// Writes a value of a union whose type does not say the tag by itself: with the first of these,
/// unless it has one of them.
#[inline]
pub fn write_tagged<U: Union, T: Serialize + Fit, S: Serializer>(
    value: &T,
    serializer: S,
    tags: &[Literal<'_>],
) -> Result<S::Ok, S::Error> {
    let tag = Tag { name: U::TAG, tags };
    // What has no room for a tag has no other, so that nobody has to look for it.
    if const { T::SHAPE.has_room_for(U::TAG) } {
        value.serialize(WithTag::<_, Around<_>>::new(serializer, tag))
    } else {
        value.serialize(WithTag::<_, Behind<_>>::new(serializer, tag))
    }
}

/// Writes an object with a tag. What is no object is written as it is.
struct WithTag<'a, S, P> {
    serializer: S,
    tag: Tag<'a>,
    properties: PhantomData<P>,
}

impl<'a, S, P> WithTag<'a, S, P> {
    fn new(serializer: S, tag: Tag<'a>) -> Self {
        Self {
            serializer,
            tag,
            properties: PhantomData,
        }
    }
}

/// What has no properties is written as it always is.
macro_rules! as_it_is {
    ($($method:ident($($argument:ident: $type:ty),*) -> $result:ident;)*) => { $(
        fn $method(self, $($argument: $type),*) -> Result<Self::$result, S::Error> {
            self.serializer.$method($($argument),*)
        }
    )* };
}

impl<'a, S: Serializer, P: Tagged<'a, S::SerializeMap>> Serializer for WithTag<'a, S, P> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = S::SerializeSeq;
    type SerializeTuple = S::SerializeTuple;
    type SerializeTupleStruct = S::SerializeTupleStruct;
    type SerializeTupleVariant = S::SerializeTupleVariant;
    type SerializeMap = P;
    type SerializeStruct = P;
    type SerializeStructVariant = S::SerializeStructVariant;

    #[inline]
    fn serialize_map(self, length: Option<usize>) -> Result<P, S::Error> {
        let length = length.map(|length| length + 1);
        P::begin(self.serializer.serialize_map(length)?, self.tag)
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<P, S::Error> {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};
    use serde_json::Serializer;

    use super::write_tagged;
    use crate::json::fit::{Fit, Shape};
    use crate::json::literal::Literal;
    use crate::json::unions::branches::{Branches, Union};

    struct Kinds;

    impl Union for Kinds {
        const NAME: &'static str = "Kinds";
        const TAG: &'static str = "kind";

        fn show<B: Branches<Self>>(_: &mut B) {}
    }

    /// It has no room for a tag.
    #[derive(Deserialize, Serialize)]
    struct Narrow {
        b: u8,
    }

    impl Fit for Narrow {
        const SHAPE: &'static Shape = &Shape {
            keys: &["b"],
            required: &[true],
            constants: &[],
            rest: false,
        };
    }

    fn text(value: &(impl Fit + Serialize), tags: &[&str]) -> String {
        let tags: Vec<_> = tags.iter().map(|tag| Literal::Text(tag)).collect();
        let mut text = Vec::new();
        write_tagged::<Kinds, _, _>(value, &mut Serializer::new(&mut text), &tags).unwrap();
        String::from_utf8(text).unwrap()
    }

    fn written<const N: usize>(properties: [(&str, &str); N], tags: &[&str]) -> String {
        let own = properties.map(|(key, value)| (key.to_owned(), value.to_owned()));
        text(&BTreeMap::from(own), tags)
    }

    #[test]
    fn what_has_no_room_for_a_tag_has_the_first() {
        for tags in [&["a"][..], &["a", "b"]] {
            assert_eq!(text(&Narrow { b: 1 }, tags), r#"{"kind":"a","b":1}"#);
        }
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
