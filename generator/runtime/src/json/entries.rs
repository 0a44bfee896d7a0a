//! Objects that are being read.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::fit::{Fit, Shape};
use super::literal::{Literal, Scalars};
use super::met::{Met, NEAR};
use super::source::Source;

/// A struct that is read from a JSON object.
pub trait Object: Fit {
    /// Reads one from its properties.
    fn read<'de, A: Source<'de>>(entries: &mut Entries<'de, A>) -> Result<Self, A::Error>;
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
        T::read(&mut Entries::new(map, T::SHAPE))
    }
}

/// The properties of an object that is being read.
///
/// Each property is put into the slot of its field, which stays empty until then. An error is kept
/// until the end, so that each field is one call. What reads a value is a function of its own for all
/// fields of a type: where it stood in the code of each, that of a large object had ten times the size.
pub struct Entries<'de, A: Source<'de>> {
    pub(crate) source: A,
    shape: &'static Shape,
    had: Had,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: Source<'de>> Entries<'de, A> {
    /// Begins to read an object.
    #[inline]
    pub(crate) fn new(source: A, shape: &'static Shape) -> Self {
        Self {
            source,
            shape,
            had: Had {
                keys: shape.keys,
                met: Met::default(),
                next: 0,
            },
            error: None,
            lifetime: PhantomData,
        }
    }

    /// The place of the next property, which need not be that of a field; nothing behind an error.
    #[inline]
    pub fn next_key(&mut self) -> Option<usize> {
        let found = self.next(A::key);
        self.kept(found)
    }

    /// Passes over the value of a property that is no field: it is that of a constant, or not named.
    /// It stands by itself, so that what most objects are made of costs no more than it has to.
    #[inline(never)]
    pub fn pass(&mut self, key: usize) {
        let passed = match key {
            UNNAMED => self.source.skip(),
            constant => self.constant(constant),
        };
        if let Err(error) = passed {
            self.keep(error);
        }
    }

    /// Reads the next key, unless there has been an error.
    #[inline]
    pub(crate) fn next<K>(
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
            self.keep(error);
            None
        })
    }

    #[cold]
    fn keep(&mut self, error: A::Error) {
        self.error = Some(error);
    }

    /// Reads a value that has to be there.
    #[inline(never)]
    pub fn required<T: Fit>(&mut self, slot: &mut Option<T>) {
        match self.source.value() {
            Ok(value) => *slot = value,
            Err(error) => self.keep(error),
        }
    }

    /// Reads a value that has to be there, but may be null.
    #[inline]
    pub fn nullable<T: Fit>(&mut self, slot: &mut Option<T>) {
        self.required(slot);
    }

    /// Reads a value that may be left out; null stands for that.
    #[inline(never)]
    pub fn optional<T: Fit>(&mut self, slot: &mut Option<T>) {
        match self.source.optional() {
            Ok(value) => *slot = value,
            Err(error) => self.keep(error),
        }
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
        let mut constants = self.shape.fields()..self.shape.keys.len();
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

    /// Reads a constant; null stands for one that need not be there.
    fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let constant = Constant(self.shape.constants[key - self.shape.fields()]());
        if self.shape.required[key] {
            self.source.constant(constant)
        } else {
            self.source.constant(OrNull(constant))
        }
    }
}

/// The place of a key that is not in the table.
pub(crate) const UNNAMED: usize = usize::MAX;

/// The keys of a table, and which of them an object has had.
struct Had {
    keys: &'static [&'static str],
    met: Met,
    /// The place that is tried first, since objects are mostly written in the table's order.
    next: usize,
}

impl Had {
    /// The place of a key that is not the next of the table: it is mostly a little further on, since
    /// those between are not there. It stands by itself, so that most keys cost no more than they have
    /// to.
    #[inline(never)]
    fn search(&mut self, key: &str) -> usize {
        let is_key = |known: &&str| is_same(known.as_bytes(), key.as_bytes());
        let (before, ahead) = self.keys.split_at(self.next);
        let place = match ahead.iter().position(is_key) {
            Some(place) => Some(self.next + place),
            None => before.iter().position(is_key),
        };
        place.map_or(UNNAMED, |place| self.take(place))
    }

    #[inline]
    fn take(&mut self, place: usize) -> usize {
        self.next = place + 1;
        self.met.insert(place);
        place
    }
}

/// Reads a key as its place in a table, without copying it.
pub struct Key<'h>(&'h mut Had);

impl Key<'_> {
    #[inline]
    pub(crate) fn find(self, key: &str) -> usize {
        let Self(had) = self;
        match had.keys.get(had.next) {
            Some(next) if had.next < NEAR && is_same(next.as_bytes(), key.as_bytes()) => {
                had.take(had.next)
            }
            _ => had.search(key),
        }
    }
}

/// Whether two keys are the same. Keys are short, so that a function that compares long texts takes
/// longer to be called than this does: it compares as many bytes at each end, which may overlap.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        4..=8 => has_same_ends::<4>(one, other),
        9..=16 => has_same_ends::<8>(one, other),
        2..=3 => has_same_ends::<2>(one, other),
        17..=32 => has_same_ends::<16>(one, other),
        _ => one.iter().eq(other),
    }
}

#[inline]
fn has_same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

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
        Ok(match self.0.find(key) {
            UNNAMED => Err(key.to_owned()),
            place => Ok(place),
        })
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

#[cfg(test)]
mod tests {
    use super::{Had, Key, Met, UNNAMED, is_same};

    #[test]
    fn keys_are_found_in_any_order() {
        let keys: Vec<&str> = (1..=100).map(|length| &TEXT[..length]).collect();
        let keys: &'static [&'static str] = keys.leak();
        for step in [1, 2, 37, 99] {
            let (met, next) = (Met::default(), 0);
            let mut had = Had { keys, met, next };
            for place in (0..100).map(|at| at * step % 100) {
                assert_eq!(Key(&mut had).find(keys[place]), place);
                assert_eq!(Key(&mut had).find("?"), UNNAMED);
                assert!(had.met.has(place));
            }
        }
    }

    #[test]
    fn keys_of_a_length_are_told_apart() {
        for length in 0..=40 {
            let key = &TEXT.as_bytes()[..length];
            assert!(is_same(key, key));
            for place in 0..length {
                let mut other = key.to_vec();
                other[place] = b'?';
                assert!(!is_same(key, &other), "{length} {place}");
            }
        }
    }

    const TEXT: &str = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789\
        abcdefghijklmnopqrstuvwxyz0123456789";
}
