//! Objects that are being read.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::fit::{Fit, Shape};
use super::literal::{Literal, Scalars};
use super::met::Met;
use super::source::Source;

/// A struct that is read from a JSON object.
pub trait Object: Fit {
    /// Reads one from its properties.
    fn read<'de, A: Source<'de>>(entries: Entries<'_, 'de, A>) -> Result<Self, A::Error>;
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

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(Entries::new(map, T::SHAPE))
    }
}

/// The properties of an object that is being read.
///
/// Each property is put into the slot of its field, which stays empty until then. An error is kept
/// until the end, so that each field is one call. What reads a value is a function of its own for all
/// fields of a type: where it stood in the code of each, that of a large object had ten times the size.
pub struct Entries<'a, 'de, A: Source<'de>> {
    pub(crate) source: A,
    shape: &'static Shape,
    /// The values that the last of the keys have.
    constants: &'a [Literal<'static>],
    /// How many fields stand before them.
    fields: usize,
    had: Had,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'a, 'de, A: Source<'de>> Entries<'a, 'de, A> {
    /// Begins to read an object.
    #[inline]
    pub(crate) fn new(source: A, shape: &'static Shape) -> Self {
        Self {
            source,
            shape,
            constants: &[],
            fields: shape.keys.len(),
            had: Had {
                keys: shape.keys,
                met: Met::default(),
                next: 0,
            },
            error: None,
            lifetime: PhantomData,
        }
    }

    /// Says which values the last of the keys have.
    #[must_use]
    #[inline]
    pub fn with_constants(self, constants: &'a [Literal<'static>]) -> Self {
        let fields = self.fields - constants.len();
        Self {
            constants,
            fields,
            ..self
        }
    }

    /// The place of the next property that is a field; others are passed over. There is none behind
    /// an error.
    #[inline]
    pub fn next_field(&mut self) -> Option<usize> {
        match self.next_key(A::key) {
            Ok(None) => None,
            Ok(Some(Some(key))) if self.is_field(key) => Some(key),
            Ok(Some(key)) => self.next_behind(Ok(key)),
            Err(error) => self.next_behind(Err(error)),
        }
    }

    /// The place of the next property that is a field, behind one that is none; nothing behind an
    /// error. It stands by itself, so that what most objects are made of costs no more than it has to.
    #[inline(never)]
    fn next_behind(&mut self, passed: Result<Option<usize>, A::Error>) -> Option<usize> {
        let found = self.find_behind(passed);
        self.kept(found)
    }

    fn find_behind(
        &mut self,
        passed: Result<Option<usize>, A::Error>,
    ) -> Result<Option<usize>, A::Error> {
        let mut passed = passed?;
        loop {
            match passed {
                Some(constant) => self.constant(constant)?,
                None => self.source.skip()?,
            }
            match self.next_key(A::key)? {
                None => return Ok(None),
                Some(Some(key)) if self.is_field(key) => return Ok(Some(key)),
                Some(key) => passed = key,
            }
        }
    }

    /// Reads the next key, unless there has been an error.
    #[inline]
    pub(crate) fn next_key<K>(
        &mut self,
        read: impl FnOnce(&mut A, Key<'_>) -> Result<Option<K>, A::Error>,
    ) -> Result<Option<K>, A::Error> {
        match self.error {
            Some(_) => Ok(None),
            None => read(&mut self.source, Key(&mut self.had)),
        }
    }

    /// What was found, unless that is an error, which is kept.
    #[inline]
    pub(crate) fn kept<T>(&mut self, found: Result<Option<T>, A::Error>) -> Option<T> {
        found.unwrap_or_else(|error| {
            self.error = Some(error);
            None
        })
    }

    /// Reads a value that has to be there.
    #[inline(never)]
    pub fn required<T: Fit>(&mut self, slot: &mut Option<T>) {
        let value = self.source.value();
        *slot = self.kept(value);
    }

    /// Reads a value that has to be there, but may be null.
    #[inline]
    pub fn nullable<T: Fit>(&mut self, slot: &mut Option<T>) {
        self.required(slot);
    }

    /// Reads a value that may be left out; null stands for that.
    #[inline(never)]
    pub fn optional<T: Fit>(&mut self, slot: &mut Option<T>) {
        let value = self.source.optional();
        *slot = self.kept(value);
    }

    /// Reads a value that may be left out, or be null.
    #[inline]
    pub fn optional_nullable<T: Fit>(&mut self, slot: &mut Option<T>) {
        self.required(slot);
    }

    /// Whether all went well, all constants have been there that have to, and there is anything to
    /// make the struct of.
    #[inline]
    pub fn complete(&self) -> bool {
        let mut constants = self.fields..self.shape.keys.len();
        self.error.is_none()
            && self.source.is_read()
            && constants.all(|key| self.had.met.has(key) || !self.shape.required[key])
    }

    /// What went wrong, be it that the object does not have all it has to.
    pub fn error(&mut self) -> A::Error {
        let keys = self.shape.keys.iter().zip(self.shape.required);
        let mut missing = keys.enumerate();
        let missing = missing.find(|(key, (_, required))| **required && !self.had.met.has(*key));
        match (self.error.take(), missing) {
            (Some(error), _) => error,
            (None, Some((_, (name, _)))) => A::Error::missing_field(name),
            (None, None) => self.source.end(),
        }
    }

    /// Whether the property is a field, and not a constant.
    #[inline]
    pub(crate) fn is_field(&self, key: usize) -> bool {
        key < self.fields
    }

    /// Reads a constant; null stands for one that need not be there.
    pub(crate) fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let constant = Constant(self.constants[key - self.fields]);
        if self.shape.required[key] {
            self.source.constant(constant)
        } else {
            self.source.constant(OrNull(constant))
        }
    }
}

/// The keys of a table, and which of them an object has had.
struct Had {
    keys: &'static [&'static str],
    met: Met,
    /// The place that is tried first, since objects are mostly written in the table's order.
    next: usize,
}

/// Reads a key as its place in a table, without copying it; nothing for one that is not there.
pub struct Key<'h>(&'h mut Had);

impl Key<'_> {
    #[inline]
    pub(crate) fn find(self, key: &str) -> Option<usize> {
        let Had { keys, met, next } = self.0;
        let is_key = |known: &&str| is_same(known.as_bytes(), key.as_bytes());
        let place = if keys.get(*next).is_some_and(is_key) {
            *next
        } else {
            keys.iter().position(is_key)?
        };
        *next = place + 1;
        met.insert(place);
        Some(place)
    }
}

/// Whether two keys are the same. Keys are short, so that a function that compares long texts takes
/// longer to be called than this does: it compares eight or four bytes at each end, which overlap.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        0..=3 => one.iter().eq(other),
        4..=8 => {
            one.first_chunk::<4>() == other.first_chunk()
                && one.last_chunk::<4>() == other.last_chunk()
        }
        9..=16 => {
            one.first_chunk::<8>() == other.first_chunk()
                && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
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
pub(crate) struct AnyKey<'h>(pub(crate) Key<'h>);

impl<'de> DeserializeSeed<'de> for AnyKey<'_> {
    type Value = Result<usize, String>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for AnyKey<'_> {
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
struct Constant(Literal<'static>);

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
