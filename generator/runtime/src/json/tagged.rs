//! Values that say themselves which of several types they are.

use serde_core::de::{DeserializeOwned, Deserializer, Error};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::Value;

use super::held::Held;
use super::literal::Literal;
use super::objection::shortened;

/// A value whose tag says which type it is.
pub struct Tagged {
    held: Held,
    /// The name of the tag.
    name: &'static str,
}

impl Tagged {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        name: &'static str,
    ) -> Result<Self, D::Error> {
        let held = Held::read(deserializer)?;
        Ok(Self { held, name })
    }

    /// Writes a value whose type does not say the tag by itself: with the first of these, unless
    /// it has one of them.
    pub fn write<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
        name: &'static str,
        tags: &[Literal<'_>],
    ) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
        if let Value::Object(properties) = &mut value {
            let own = properties.get(name).and_then(Literal::of);
            if !own.is_some_and(|own| tags.contains(&own)) {
                let first = serde_json::to_value(tags.first()).map_err(S::Error::custom)?;
                // mark: tag
                properties.insert(name.to_owned(), first);
            }
        }
        value.serialize(serializer)
    }

    /// Whether the tag is one of these.
    #[must_use]
    pub fn is(&self, tags: &[Literal<'_>]) -> bool {
        self.tag().is_some_and(|tag| tags.contains(&tag))
    }

    fn tag(&self) -> Option<Literal<'_>> {
        Literal::of(self.held.value().get(self.name)?)
    }

    /// Reads the value as the type that the tag stands for.
    pub fn branch<T: DeserializeOwned, E: Error>(self, name: &str) -> Result<T, E> {
        self.held
            .deserialize::<T>()
            .map_err(|error| E::custom(format_args!("{name}: {error}")))
    }

    /// The value as it is.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.held.into_value()
    }

    /// Why the tag says nothing.
    pub fn unknown<E: Error>(&self, union: &str, known: &[&[Literal<'_>]]) -> E {
        let name = self.name;
        let known: Vec<String> = known
            .iter()
            .copied()
            .flatten()
            .map(Literal::to_string)
            .collect();
        let known = known.join(", ");
        match self.held.value().get(name) {
            None if !self.held.value().is_object() => {
                E::custom(format_args!("{union} is not an object with a `{name}`"))
            }
            None => E::custom(format_args!(
                "missing field `{name}`, which says what {union} is: one of {known}"
            )),
            Some(tag) => E::custom(format_args!(
                "`{name}` is {}, but says what {union} is: one of {known}",
                shortened(tag.to_string()),
            )),
        }
    }
}
