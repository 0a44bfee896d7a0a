//! Objects whose tag has been read.

use std::marker::PhantomData;

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::forward_to_deserialize_any;

use super::node::Node;
use super::node_reader::Entries;
use crate::json::literal::Literal;

/// An object of which the tag has been read: what stands before the tag, which is held, the tag
/// itself, and what stands behind it, which comes as it is read.
pub(super) struct Told<'a, A> {
    before: Option<Entries<'a>>,
    name: &'static str,
    /// Nothing, once it has been given, or where nobody has room for it.
    tag: Option<Literal<'static>>,
    rest: A,
    at: At,
}

/// Where the key stands that has been read.
enum At {
    Before,
    Tag,
    Rest,
}

impl<'a, A> Told<'a, A> {
    #[inline]
    pub(super) fn new(
        before: Option<Node<'a>>,
        name: &'static str,
        tag: Option<Literal<'static>>,
        rest: A,
    ) -> Self {
        let has_more = before.is_some() || tag.is_some();
        Self {
            before: before.map(Entries::of),
            name,
            tag,
            rest,
            at: if has_more { At::Before } else { At::Rest },
        }
    }
}

/// What is done before the rest is reached, which stands by itself, so that most of an object costs
/// no more than one without a tag.
impl<'de, A: MapAccess<'de>> Told<'_, A> {
    #[inline(never)]
    fn next_key<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        if let Some(key) = self.before.as_mut().and_then(Entries::next_key) {
            return seed.deserialize(key).map(Some).map_err(Error::custom);
        }
        if self.tag.is_some() {
            self.at = At::Tag;
            let name = BorrowedStrDeserializer::new(self.name);
            return seed.deserialize(name).map(Some);
        }
        self.at = At::Rest;
        self.rest.next_key_seed(seed)
    }

    #[inline(never)]
    fn next_value<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        match (&self.at, &mut self.before, self.tag) {
            (At::Before, Some(before), _) => {
                let read = before.next_value_seed(seed);
                read.or_else(|misfit| {
                    // The place of the error is that of the object, since this one has been passed.
                    while self.rest.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                    Err(A::Error::custom(misfit))
                })
            }
            (At::Tag, _, Some(tag)) => {
                self.tag = None;
                seed.deserialize(Tag(tag, PhantomData))
            }
            _ => self.rest.next_value_seed(seed),
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
        match self.at {
            At::Rest => self.rest.next_key_seed(seed),
            At::Before | At::Tag => self.next_key(seed),
        }
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        match self.at {
            At::Rest => self.rest.next_value_seed(seed),
            At::Before | At::Tag => self.next_value(seed),
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
