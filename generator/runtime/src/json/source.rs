//! Where the properties of an object come from.

use serde_core::de::{self, DeserializeSeed, IgnoredAny, MapAccess};

use super::entries::{AnyKey, Key};
use super::fit::Fit;

/// The properties of an object, which a struct is read from, or which it is only held against.
pub trait Source<'de> {
    /// Why it is not read.
    type Error: de::Error;

    /// The next key: its place in a table.
    fn key(&mut self, key: Key<'_>) -> Result<Option<usize>, Self::Error>;

    /// The next key: its place in a table, or as it is.
    fn any_key(&mut self, key: Key<'_>) -> Result<Option<Result<usize, String>>, Self::Error>;

    /// The value of a key; nothing where it is not read.
    fn value<T: Fit>(&mut self) -> Result<Option<T>, Self::Error>;

    /// The value of a key for which `null` is none.
    fn optional<T: Fit>(&mut self) -> Result<Option<T>, Self::Error>;

    /// The value of a key that is not named.
    fn unnamed<T: Fit>(&mut self) -> Result<Option<T>, Self::Error>;

    /// Passes over the value of a key.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Passes over the value of a key, which can only be one.
    fn constant<C: DeserializeSeed<'de, Value = ()>>(
        &mut self,
        constant: C,
    ) -> Result<(), Self::Error>;

    /// Whether there is anything to make a struct of.
    fn is_read(&self) -> bool;

    /// What came of an object that has all it has to.
    fn end(&self) -> Self::Error;
}

impl<'de, A: MapAccess<'de>> Source<'de> for A {
    type Error = A::Error;

    #[inline]
    fn key(&mut self, key: Key<'_>) -> Result<Option<usize>, A::Error> {
        self.next_key_seed(key)
    }

    #[inline]
    fn any_key(&mut self, key: Key<'_>) -> Result<Option<Result<usize, String>>, A::Error> {
        self.next_key_seed(AnyKey(key))
    }

    #[inline]
    fn value<T: Fit>(&mut self) -> Result<Option<T>, A::Error> {
        self.next_value().map(Some)
    }

    #[inline]
    fn optional<T: Fit>(&mut self) -> Result<Option<T>, A::Error> {
        self.next_value()
    }

    #[inline]
    fn unnamed<T: Fit>(&mut self) -> Result<Option<T>, A::Error> {
        self.value()
    }

    #[inline]
    fn skip(&mut self) -> Result<(), A::Error> {
        self.next_value::<IgnoredAny>()?;
        Ok(())
    }

    #[inline]
    fn constant<C: DeserializeSeed<'de, Value = ()>>(
        &mut self,
        constant: C,
    ) -> Result<(), A::Error> {
        self.next_value_seed(constant)
    }

    #[inline]
    fn is_read(&self) -> bool {
        true
    }

    #[inline]
    fn end(&self) -> A::Error {
        de::Error::missing_field("")
    }
}
