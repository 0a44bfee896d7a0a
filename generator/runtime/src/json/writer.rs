//! Objects that are being written.

use serde_core::Serialize;
use serde_core::ser::{SerializeMap, Serializer};

use super::literal::Literal;

/// The properties of an object that is being written.
///
/// An error is kept until the end, so that each property is one call.
pub struct Writer<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

#[allow(clippy::ref_option, reason = "one macro lends all fields alike")]
impl<S: Serializer> Writer<S> {
    /// Begins to write an object.
    pub fn new(serializer: S) -> Self {
        Self {
            map: serializer.serialize_map(None),
        }
    }

    /// Writes a value that has to be there.
    #[inline]
    pub fn required<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        let Ok(map) = &mut self.map else { return };
        if let Err(error) = map.serialize_entry(key, value) {
            self.map = Err(error);
        }
    }

    /// Writes a value that has to be there, but may be null.
    #[inline]
    pub fn nullable<T: Serialize>(&mut self, key: &str, value: &T) {
        self.required(key, value);
    }

    /// Writes a value, if there is one.
    #[inline]
    pub fn optional<T: Serialize>(&mut self, key: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }

    /// Writes a value, which may be null, if there is one.
    #[inline]
    pub fn optional_nullable<T: Serialize>(&mut self, key: &str, value: &Option<T>) {
        // mark: given-null
        self.optional(key, value);
    }

    /// Writes the one value that a property has.
    pub fn constant(&mut self, key: &str, value: Literal<'_>) {
        // mark: constant
        self.required(key, &value);
    }

    /// Ends the object.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}
