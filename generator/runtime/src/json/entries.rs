//! Objects that are being read.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};

use super::fit::{Fit, Shape};
use super::literal::{Literal, Scalars};
use super::met::Met;

/// A struct that is read from a JSON object.
pub trait Object: Fit + Sized {
    /// Reads one from its properties.
    fn read<'de, A: MapAccess<'de>>(entries: Entries<'_, 'de, A>) -> Result<Self, A::Error>;
}

/// Reads a struct.
///
/// # Errors
///
/// When there is no object, or one without what it has to have.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Reads an object.
struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(Entries::new(map, T::SHAPE))
    }
}

/// The properties of an object that is being read.
///
/// Each property is put into the slot of its field, which stays empty until then. The fields are
/// gone through in the order of the table, again and again until nothing is left: each takes the
/// property that is next, if that is its own. An error is kept until the end, so that each field
/// is one call.
pub struct Entries<'a, 'de, A: MapAccess<'de>> {
    pub(crate) map: A,
    shape: &'static Shape,
    /// The values that the last of the keys have.
    constants: &'a [Literal<'static>],
    met: Met,
    /// What the next property is.
    pub(crate) next: Found,
    /// The place of the field whose turn it is.
    turn: usize,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'a, 'de, A: MapAccess<'de>> Entries<'a, 'de, A> {
    fn new(map: A, shape: &'static Shape) -> Self {
        Self {
            map,
            shape,
            constants: &[],
            met: Met::default(),
            next: Found::Start,
            turn: 0,
            error: None,
            lifetime: PhantomData,
        }
    }

    /// Says which values the last of the keys have.
    #[must_use]
    pub fn with_constants(self, constants: &'a [Literal<'static>]) -> Self {
        Self { constants, ..self }
    }

    /// Whether nothing is left. If there is, it is the turn of the first field.
    pub fn end(&mut self) -> bool {
        if matches!(self.next, Found::Start) {
            self.advance();
        }
        self.turn = 0;
        matches!(self.next, Found::Nothing)
    }

    /// Reads a value that has to be there.
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        if self.is_own() {
            let value = self.map.next_value();
            self.keep(value.map(Some), slot);
        }
    }

    /// Reads a value that has to be there, but may be null.
    pub fn nullable<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        self.required(slot);
    }

    /// Reads a value that may be left out; null stands for that.
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        if self.is_own() {
            let value = self.map.next_value();
            self.keep(value, slot);
        }
    }

    /// Reads a value that may be left out, or be null.
    pub fn optional_nullable<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        self.required(slot);
    }

    /// Whether all went well, and all constants have been there that have to.
    pub fn complete(&self) -> bool {
        let mut constants = self.fields()..self.shape.keys.len();
        self.error.is_none() && constants.all(|key| self.met.has(key) || !self.shape.required[key])
    }

    /// What went wrong, be it that the object does not have all it has to.
    pub fn error(&mut self) -> A::Error {
        let keys = self.shape.keys.iter().zip(self.shape.required);
        let mut missing = keys.enumerate();
        let missing = missing.find(|(key, (_, required))| **required && !self.met.has(*key));
        let name = missing.map_or("", |(_, (name, _))| name);
        let error = self.error.take();
        error.unwrap_or_else(|| A::Error::missing_field(name))
    }

    /// Whether the next property is that of the field whose turn it is. It is the next one's then.
    fn is_own(&mut self) -> bool {
        let turn = self.turn;
        self.turn += 1;
        matches!(self.next, Found::Field(next) if next == turn)
    }

    fn keep<T>(&mut self, read: Result<T, A::Error>, slot: &mut T) {
        match read {
            Ok(value) => {
                *slot = value;
                self.advance();
            }
            Err(error) => self.fail(error),
        }
    }

    /// Goes on to the next property that there is a place for.
    pub(crate) fn advance(&mut self) {
        match self.next_field() {
            Ok(next) => self.next = next,
            Err(error) => self.fail(error),
        }
    }

    pub(crate) fn fail(&mut self, error: A::Error) {
        self.next = Found::Nothing;
        self.error = Some(error);
    }

    /// What comes next; constants, and properties that there is no place for, are passed over.
    fn next_field(&mut self) -> Result<Found, A::Error> {
        // Objects are mostly written in the table's order.
        let mut likely = self.turn;
        loop {
            let key = Key {
                keys: self.shape.keys,
                likely,
            };
            let found = if self.shape.rest {
                self.map.next_key_seed(AnyKey(key))?
            } else {
                self.map.next_key_seed(key)?
            };
            match found {
                None => return Ok(Found::Nothing),
                Some(Found::Nothing) => {
                    self.map.next_value::<IgnoredAny>()?;
                }
                Some(Found::Field(key)) if key >= self.fields() => {
                    self.met.insert(key);
                    self.constant(key)?;
                    likely = key + 1;
                }
                Some(Found::Field(key)) => {
                    self.met.insert(key);
                    return Ok(Found::Field(key));
                }
                Some(name) => return Ok(name),
            }
        }
    }

    fn fields(&self) -> usize {
        self.shape.keys.len() - self.constants.len()
    }

    /// Reads a constant; null stands for one that need not be there.
    fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let constant = Constant(self.constants[key - self.fields()]);
        if self.shape.required[key] {
            self.map.next_value_seed(constant)
        } else {
            self.map.next_value_seed(OrNull(constant))
        }
    }
}

/// What a property is.
pub(crate) enum Found {
    /// None has been looked for.
    Start,
    /// None that there is a place for, or none at all.
    Nothing,
    /// That of the field at this place in the table.
    Field(usize),
    /// One that is not named, with its key.
    Other(String),
}

/// Reads a key as its place in a table, without copying it.
struct Key {
    keys: &'static [&'static str],
    /// The place that is tried first.
    likely: usize,
}

impl Key {
    fn find(&self, key: &str) -> Option<usize> {
        let (before, behind) = self.keys.split_at_checked(self.likely)?;
        let is_it = |known: &&str| *known == key;
        let found = behind.iter().position(is_it);
        found.map_or_else(
            || before.iter().position(is_it),
            |found| Some(found + self.likely),
        )
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Found, E> {
        Ok(self.find(key).map_or(Found::Nothing, Found::Field))
    }
}

/// Reads a key as its place in a table, or as it is.
struct AnyKey(Key);

impl<'de> DeserializeSeed<'de> for AnyKey {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for AnyKey {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Found, E> {
        let found = self.0.find(key);
        Ok(found.map_or_else(|| Found::Other(key.to_owned()), Found::Field))
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
