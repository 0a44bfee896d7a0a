//! Objects that are being read.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};

use super::fit::Shape;
use super::literal::{Literal, Scalars};
use super::met::Met;

/// A struct that is read from a JSON object.
pub trait Object<'de>: Sized {
    /// Reads one from its properties.
    fn read<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
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

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// The properties of an object that is being read.
///
/// Each property is put into the slot of its field, which stays empty until then.
pub struct Entries<'a, A> {
    pub(crate) map: A,
    shape: &'static Shape,
    /// The values that the last of the keys have.
    constants: &'a [Literal<'static>],
    met: Met,
    /// The place that is tried first, since objects are mostly written in the table's order.
    next: usize,
}

impl<'a, 'de, A: MapAccess<'de>> Entries<'a, A> {
    /// Begins to read an object.
    pub fn new(map: A, shape: &'static Shape, constants: &'a [Literal<'static>]) -> Self {
        Self {
            map,
            shape,
            constants,
            met: Met::default(),
            next: 0,
        }
    }

    /// The place of the next property that is a field; others are passed over.
    pub fn next_field(&mut self) -> Result<Option<usize>, A::Error> {
        while let Some(key) = self.map.next_key_seed(self.key())? {
            match key {
                Some(key) if self.is_field(key) => return Ok(Some(key)),
                Some(key) => self.constant(key)?,
                None => {
                    self.map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(None)
    }

    /// Reads a value that has to be there.
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = Some(self.map.next_value()?);
        Ok(())
    }

    /// Reads a value that has to be there, but may be null.
    pub fn nullable<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.required(slot)
    }

    /// Reads a value that may be left out; null stands for that.
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        *slot = self.map.next_value()?;
        Ok(())
    }

    /// Reads a value that may be left out, or be null.
    pub fn optional_nullable<T: Deserialize<'de>>(
        &mut self,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        self.required(slot)
    }

    /// Whether all constants have been there that have to.
    pub fn complete(&self) -> bool {
        let mut constants = self.fields()..self.shape.keys.len();
        constants.all(|key| self.met.has(key) || !self.shape.required[key])
    }

    /// What is wrong with an object that does not have all it has to.
    pub fn missing(&self) -> A::Error {
        let keys = self.shape.keys.iter().zip(self.shape.required);
        let mut missing = keys.enumerate();
        let missing = missing.find(|(key, (_, required))| **required && !self.met.has(*key));
        A::Error::missing_field(missing.map_or("", |(_, (name, _))| name))
    }

    pub(crate) fn key(&self) -> Key {
        Key {
            keys: self.shape.keys,
            next: self.next,
        }
    }

    fn fields(&self) -> usize {
        self.shape.keys.len() - self.constants.len()
    }

    /// Whether the property is a field, and not a constant.
    pub(crate) fn is_field(&mut self, key: usize) -> bool {
        self.next = key + 1;
        self.met.insert(key);
        key < self.fields()
    }

    /// Reads a constant; null stands for one that need not be there.
    pub(crate) fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let constant = Constant(self.constants[key - self.fields()]);
        if self.shape.required[key] {
            self.map.next_value_seed(constant)
        } else {
            self.map.next_value_seed(OrNull(constant))
        }
    }
}

/// Reads a key as its place in a table, without copying it; nothing for one that is not there.
pub(crate) struct Key {
    keys: &'static [&'static str],
    /// The place that is tried first.
    next: usize,
}

impl Key {
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        if self.keys.get(self.next) == Some(&key) {
            return Some(self.next);
        }
        self.keys.iter().position(|known| *known == key)
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.find(key))
    }
}

/// Reads a value that can only be one.
struct Constant(Literal<'static>);

impl<'de> DeserializeSeed<'de> for Constant {
    type Value = ();

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

/// Reads a value that can only be one, or null.
struct OrNull(Constant);

impl<'de> DeserializeSeed<'de> for OrNull {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for OrNull {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", self.0.0)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.deserialize(deserializer)
    }
}

fn unexpected(literal: Literal<'_>) -> Unexpected<'_> {
    match literal {
        Literal::Text(text) => Unexpected::Str(text),
        Literal::Integer(number) => Unexpected::Signed(number),
        Literal::Boolean(value) => Unexpected::Bool(value),
    }
}
