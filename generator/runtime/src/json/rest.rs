//! Properties that the document does not name.

use std::collections::BTreeMap;

use serde_core::Serialize;
use serde_core::ser::Serializer;

use super::entries::Entries;
use super::fit::{Fit, Shape};
use super::source::Source;
use super::writer::Writer;

impl<S: Serializer> Writer<S> {
    /// Writes the properties that are not named. A key with a field of its own is left out, whether
    /// the field has a value or not: that alone says what is written there.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>, shape: &Shape) {
        for (key, value) in rest {
            if !shape.keys.contains(&key.as_str()) {
                self.required(key, value);
            }
        }
    }
}

impl<'de, A: Source<'de>> Entries<'de, A> {
    /// The place of the next property that is named; others are put into `rest`.
    #[inline]
    pub fn next_beside<T: Fit>(&mut self, rest: &mut BTreeMap<String, T>) -> Option<usize> {
        let found = self.find_beside(rest, &[""]);
        self.kept(found)
    }

    /// The same, of which those whose names begin with none of these are passed over.
    pub fn next_beginning<T: Fit>(
        &mut self,
        rest: &mut BTreeMap<String, T>,
        beginnings: &[&str],
    ) -> Option<usize> {
        let found = self.find_beside(rest, beginnings);
        self.kept(found)
    }

    #[inline]
    fn find_beside<T: Fit>(
        &mut self,
        rest: &mut BTreeMap<String, T>,
        beginnings: &[&str],
    ) -> Result<Option<usize>, A::Error> {
        while let Some(key) = self.next(A::any_key)? {
            match key {
                Ok(key) => return Ok(Some(key)),
                Err(name) if !beginnings.iter().any(|start| name.starts_with(start)) => {
                    self.source.skip()?;
                }
                Err(name) => {
                    if let Some(value) = self.source.unnamed()? {
                        rest.insert(name, value);
                    }
                }
            }
        }
        Ok(None)
    }
}
