//! Objects that are being read.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::fit::{Fit, Shape};
use super::literal::{Literal, Scalars};
use super::met::Met;
use super::source::Source;

/// A struct that is read from a JSON object.
pub trait Object<'de>: Sized {
    /// Reads one from its properties.
    fn read<A: Source<'de>>(source: A) -> Result<Self, A::Error>;
}

/// Reads an object.
pub struct ObjectVisitor<T>(PhantomData<T>);

impl<T> ObjectVisitor<T> {
    /// The reader.
    pub const NEW: Self = Self(PhantomData);
}

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// The properties of an object that is being read.
///
/// Each property is put into the slot of its field, which stays empty until then.
pub struct Entries<'a, A> {
    pub(crate) source: A,
    shape: &'static Shape,
    /// The values that the last of the keys have.
    constants: &'a [Literal<'static>],
    met: Met,
    /// The place that is tried first, since objects are mostly written in the table's order.
    next: usize,
}

impl<'a, 'de, A: Source<'de>> Entries<'a, A> {
    /// Begins to read an object.
    #[inline]
    pub fn new(source: A, shape: &'static Shape, constants: &'a [Literal<'static>]) -> Self {
        Self {
            source,
            shape,
            constants,
            met: Met::default(),
            next: 0,
        }
    }

    /// The place of the next property that is a field; others are passed over.
    #[inline]
    pub fn next_field(&mut self) -> Result<Option<usize>, A::Error> {
        while let Some(key) = self.source.key(self.key())? {
            match key {
                Some(key) if self.is_field(key) => return Ok(Some(key)),
                Some(key) => self.constant(key)?,
                None => self.source.skip()?,
            }
        }
        Ok(None)
    }

    /// Reads a value that has to be there.
    #[inline]
    pub fn required<T: Fit>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = self.source.value()?;
        Ok(())
    }

    /// Reads a value that has to be there, but may be null.
    #[inline]
    pub fn nullable<T: Fit>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.required(slot)
    }

    /// Reads a value that may be left out; null stands for that.
    #[inline]
    pub fn optional<T: Fit>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = self.source.optional()?;
        Ok(())
    }

    /// Reads a value that may be left out, or be null.
    #[inline]
    pub fn optional_nullable<T: Fit>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.required(slot)
    }

    /// Whether all constants have been there, and there is anything to make the struct of.
    #[inline]
    pub fn complete(&self) -> bool {
        let mut constants = self.fields()..self.shape.keys.len();
        self.source.is_read() && constants.all(|key| self.met.has(key))
    }

    /// What is wrong with an object that does not have all it has to.
    pub fn missing(&self) -> A::Error {
        let keys = self.shape.keys.iter().zip(self.shape.required);
        let mut missing = keys.enumerate();
        let missing = missing.find(|(key, (_, required))| **required && !self.met.has(*key));
        match missing {
            Some((_, (name, _))) => A::Error::missing_field(name),
            None => self.source.end(),
        }
    }

    #[inline]
    pub(crate) fn key(&self) -> Key {
        Key {
            keys: self.shape.keys,
            next: self.next,
        }
    }

    #[inline]
    fn fields(&self) -> usize {
        self.shape.keys.len() - self.constants.len()
    }

    /// Whether the property is a field, and not a constant.
    #[inline]
    pub(crate) fn is_field(&mut self, key: usize) -> bool {
        self.next = key + 1;
        self.met.insert(key);
        key < self.fields()
    }

    /// Reads a constant.
    pub(crate) fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let constant = self.constants[key - self.fields()];
        self.source.constant(constant)
    }
}

/// Reads a key as its place in a table, without copying it; nothing for one that is not there.
pub struct Key {
    keys: &'static [&'static str],
    /// The place that is tried first.
    next: usize,
}

impl Key {
    #[inline]
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        if self.keys.get(self.next) == Some(&key) {
            return Some(self.next);
        }
        self.keys.iter().position(|known| *known == key)
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.find(key))
    }
}

/// Reads a key as its place in a table, or as it is.
pub(crate) struct AnyKey(pub(crate) Key);

impl<'de> DeserializeSeed<'de> for AnyKey {
    type Value = Result<usize, String>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for AnyKey {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.find(key).ok_or_else(|| key.to_owned()))
    }
}

/// Reads a value that can only be one.
pub(crate) struct Constant(pub(crate) Literal<'static>);

impl<'de> DeserializeSeed<'de> for Constant {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let expected = self.0;
        deserializer.deserialize_any(Scalars {
            expecting: &expected,
            read: |read: Literal<'_>| {
                if read == expected {
                    Ok(())
                } else {
                    Err(D::Error::invalid_value(unexpected(read), &expected))
                }
            },
        })
    }
}

fn unexpected(literal: Literal<'_>) -> Unexpected<'_> {
    match literal {
        Literal::Text(text) => Unexpected::Str(text),
        Literal::Integer(number) => Unexpected::Signed(number),
        Literal::Boolean(value) => Unexpected::Bool(value),
    }
}
