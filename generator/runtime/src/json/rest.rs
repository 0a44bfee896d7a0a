//! Properties that the document does not name.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::Serialize;
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_core::ser::Serializer;

use super::entries::{Entries, Key};
use super::fit::Shape;
use super::writer::Writer;

impl<S: Serializer> Writer<S> {
    /// Writes the properties that are not named; one that is has been written already.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>, shape: &Shape) {
        for (key, value) in rest {
            if !shape.keys.contains(&key.as_str()) {
                self.required(key, value);
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Entries<'_, 'de, A> {
    /// The place of the next property that is a field; others are put into `rest`.
    pub fn next_beside<T: Deserialize<'de>>(
        &mut self,
        rest: &mut BTreeMap<String, T>,
    ) -> Option<usize> {
        let found = self.find_beside(rest);
        self.kept(found)
    }

    fn find_beside<T: Deserialize<'de>>(
        &mut self,
        rest: &mut BTreeMap<String, T>,
    ) -> Result<Option<usize>, A::Error> {
        while let Some(key) = self.next_key(|entries| AnyKey(entries.key()))? {
            match key {
                Ok(key) if self.is_field(key) => return Ok(Some(key)),
                Ok(key) => self.constant(key)?,
                Err(name) => {
                    rest.insert(name, self.map.next_value()?);
                }
            }
        }
        Ok(None)
    }
}

/// Reads a key as its place in a table, or as it is.
struct AnyKey(Key);

impl<'de> DeserializeSeed<'de> for AnyKey {
    type Value = Result<usize, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for AnyKey {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.find(key).ok_or_else(|| key.to_owned()))
    }
}
