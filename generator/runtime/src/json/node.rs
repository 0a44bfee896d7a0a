//! JSON values that types are read from without giving them away.

use std::rc::Rc;
use std::slice;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Error, Value, map};

use super::held::{HELD, hand_over};

/// A value, and where it is within the one that is held.
#[derive(Clone, Copy)]
pub(super) struct Node<'v, 'p> {
    pub(super) value: &'v Value,
    pub(super) at: At<'p>,
}

/// Where a value is.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    /// Where a path leads; the whole, if there is none.
    Path(Option<&'a Rc<Path>>),
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl At<'_> {
    /// The path from the whole value.
    fn path(&self) -> Option<Rc<Path>> {
        let (outer, step) = match self {
            Self::Path(path) => return path.cloned(),
            Self::Key(outer, key) => (outer, Step::Key((*key).to_owned())),
            Self::Index(outer, index) => (outer, Step::Index(*index)),
        };
        let outer = outer.path();
        Some(Rc::new(Path { outer, step }))
    }
}

/// The way into a value, of which those further in have the outer part in common.
pub(super) struct Path {
    outer: Option<Rc<Path>>,
    step: Step,
}

enum Step {
    Key(String),
    Index(usize),
}

impl Path {
    /// What is there in a value.
    pub(super) fn find<'v>(&self, whole: &'v Value) -> Option<&'v Value> {
        let outer = match &self.outer {
            Some(outer) => outer.find(whole)?,
            None => whole,
        };
        match &self.step {
            Step::Key(key) => outer.get(key),
            Step::Index(index) => outer.get(index),
        }
    }
}

/// What holds no other value is read as it always is.
macro_rules! as_the_value {
    ($($method:ident)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.value.$method(visitor)
        }
    )* };
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items {
                at: self.at,
                left: items.iter(),
                next: 0,
            }),
            other => other.deserialize_seq(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(entries) => visitor.visit_map(Entries {
                at: self.at,
                left: entries.iter(),
                entry: None,
            }),
            other => other.deserialize_map(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == HELD {
            hand_over(self.at.path());
            return visitor.visit_bytes(HELD.as_bytes());
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    as_the_value! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_identifier
    }
}

/// The items of a list.
struct Items<'v, 'p> {
    at: At<'p>,
    left: slice::Iter<'v, Value>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(value) = self.left.next() else {
            return Ok(None);
        };
        let at = At::Index(&self.at, self.next);
        self.next += 1;
        seed.deserialize(Node { value, at }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The entries of an object.
struct Entries<'v, 'p> {
    at: At<'p>,
    left: map::Iter<'v>,
    entry: Option<(&'v str, &'v Value)>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((key, value)) = self.left.next() else {
            return Ok(None);
        };
        self.entry = Some((key, value));
        let key = serde_core::de::value::BorrowedStrDeserializer::new(key);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((key, value)) = self.entry.take() else {
            return Err(Error::custom("a value stands behind its key"));
        };
        let at = At::Key(&self.at, key);
        seed.deserialize(Node { value, at })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}
