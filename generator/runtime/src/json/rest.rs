//! Properties that the document does not name.

use std::collections::BTreeMap;
use std::mem;

use serde_core::Serialize;
use serde_core::de::{Deserialize, MapAccess};
use serde_core::ser::Serializer;

use super::entries::{Entries, Found};
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
    /// Reads a property that is not named, if that is what comes next.
    pub fn rest<T: Deserialize<'de>>(&mut self, rest: &mut BTreeMap<String, T>) {
        let Found::Other(name) = &mut self.next else {
            return;
        };
        let name = mem::take(name);
        match self.map.next_value() {
            Ok(value) => {
                rest.insert(name, value);
                self.advance();
            }
            Err(error) => self.fail(error),
        }
    }
}
