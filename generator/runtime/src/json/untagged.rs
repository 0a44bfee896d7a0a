//! Values that do not say which of several types they are.

use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use super::fit::{Fit, Score};

/// A value that is tried as one type after another.
pub struct Untagged<U> {
    value: Value,
    best: Option<(Score, U)>,
    objections: Vec<(&'static str, String)>,
}

impl<U> Untagged<U> {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self {
            value,
            best: None,
            objections: Vec::new(),
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
