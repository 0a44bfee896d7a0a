//! Values that do not say which of several types they are.

use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use super::fit::{Fit, Score};
use super::literal::Literal;

/// A value that is tried as one type after another.
pub struct Untagged<U> {
    value: Value,
    best: Option<(Score, U)>,
    objections: Vec<(&'static str, String)>,
    /// Whether a tag has said which of the types it is.
    told: bool,
}

impl<U> Untagged<U> {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self {
            value,
            best: None,
            objections: Vec::new(),
            told: false,
        })
    }

    /// Tries one of the types; the first of those that fit equally well is kept.
    pub fn attempt<T: DeserializeOwned + Fit>(&mut self, name: &'static str, make: fn(T) -> U) {
        let best = self.best.as_ref().map(|(score, _)| *score);
        if best == Some(Score::NONE) {
            return;
        }
        if let Some(objection) = T::objection(&self.value) {
            self.objections.push((name, objection));
            return;
        }
        match T::deserialize(&self.value) {
            Ok(read) => {
                let score = read.score(&self.value);
                if best.is_none_or(|best| score.is_less_than(best)) {
                    self.best = Some((score, make(read)));
                }
            }
            Err(error) => self.objections.push((name, error.to_string())),
        }
    }

    /// Tries one of the types if a property has one of these values.
    pub fn attempt_tagged<T: DeserializeOwned + Fit>(
        &mut self,
        name: &'static str,
        tag: &str,
        tags: &[Literal<'_>],
        make: fn(T) -> U,
    ) {
        let found = self.value.get(tag);
        if found
            .and_then(Literal::of)
            .is_some_and(|found| tags.contains(&found))
        {
            self.told = true;
            self.attempt(name, make);
            return;
        }
        let objection = match found {
            Some(found) => format!("`{tag}` is {found}"),
            None if self.value.is_object() => format!("missing field `{tag}`"),
            None => format!("not an object with a `{tag}`"),
        };
        self.objections.push((name, objection));
    }

    /// The type that fits best, or the value as it is if its tag is none of those that are known.
    pub fn end_open<E: Error>(self, union: &str, tag: &str, other: fn(Value) -> U) -> Result<U, E> {
        if self.best.is_none() && !self.told && self.value.get(tag).is_some() {
            return Ok(other(self.value));
        }
        self.end(union)
    }

    /// The type that fits best.
    pub fn end<E: Error>(self, union: &str) -> Result<U, E> {
        if let Some((_, best)) = self.best {
            return Ok(best);
        }
        let objections = self.objections.into_iter();
        let objections: Vec<String> = objections
            .map(|(name, objection)| format!("{name}: {objection}"))
            .collect();
        let objections = objections.join("; ");
        Err(E::custom(format_args!(
            "no variant of {union} fits: {objections}"
        )))
    }
}
