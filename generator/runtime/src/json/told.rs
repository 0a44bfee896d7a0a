//! Objects whose tag has been read.

use std::marker::PhantomData;

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::forward_to_deserialize_any;

use super::literal::Literal;
use super::node::Node;
use super::node_reader::Entries;

/// An object of which the tag has been read: what stands before the tag, which is held, the tag
/// itself, and what stands behind it, which comes as it is read.
pub(super) struct Told<'a, A> {
    before: Option<Entries<'a>>,
    name: &'static str,
    /// Nothing, once it has been given.
    tag: Option<Literal<'static>>,
    rest: A,
    /// Whether the key that has been read stands before the tag.
    is_before: bool,
}

impl<'a, A> Told<'a, A> {
    #[inline]
    pub(super) fn new(
        before: Option<Node<'a>>,
        name: &'static str,
        tag: Literal<'static>,
        rest: A,
    ) -> Self {
        Self {
            before: before.map(Entries::of),
            name,
            tag: Some(tag),
            rest,
            is_before: false,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Told<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        if self.tag.is_none() {
            return self.rest.next_key_seed(seed);
        }
        if let Some(before) = &mut self.before {
            if let Some(key) = before.next_key() {
                self.is_before = true;
                return seed.deserialize(key).map(Some).map_err(Error::custom);
            }
            self.before = None;
        }
        self.is_before = false;
        let name = BorrowedStrDeserializer::new(self.name);
        seed.deserialize(name).map(Some)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let Some(tag) = self.tag else {
            return self.rest.next_value_seed(seed);
        };
        match (self.is_before, &mut self.before) {
            (true, Some(before)) => {
                let read = before.next_value_seed(seed);
                read.or_else(|misfit| {
                    // The place of the error is that of the object, since this one has been passed.
                    while self.rest.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                    Err(A::Error::custom(misfit))
                })
            }
            _ => {
                self.tag = None;
                seed.deserialize(Tag(tag, PhantomData))
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Told<'_, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The value of a tag.
struct Tag<E>(Literal<'static>, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Tag<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Literal::Text(text) => visitor.visit_str(text),
            Literal::Integer(number) => visitor.visit_i64(number),
            Literal::Boolean(boolean) => visitor.visit_bool(boolean),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
