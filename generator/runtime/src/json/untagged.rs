//! Values that do not say which of several types they are.

use serde_core::de::{DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use super::fit::{Fit, Score};
use super::held::{Held, Outcome};
use super::literal::Literal;
use super::objection::shortened;

/// A value that is tried as one type after another.
pub struct Untagged<U> {
    held: Held,
    /// What it is known to come to, since it was read before.
    known: Option<Outcome>,
    /// How many types have been tried.
    tried: usize,
    /// The type that fits best so far, with its place among those that were tried.
    best: Option<(Score, usize, U)>,
    objections: Vec<(&'static str, String)>,
    /// Whether a tag has said which of the types it is.
    told: bool,
}

impl<U: 'static> Untagged<U> {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let held = Held::read(deserializer)?;
        Ok(Self {
            known: held.outcome::<U>(),
            held,
            tried: 0,
            best: None,
            objections: Vec::new(),
            told: false,
        })
    }

    /// Tries one of the types; the first of those that fit equally well is kept.
    pub fn attempt<T: DeserializeOwned + Fit>(&mut self, name: &'static str, make: fn(T) -> U) {
        let place = self.tried;
        self.tried += 1;
        match self.known {
            None => {}
            Some(Outcome::Fits(fits)) if fits == place => {
                let read = self.held.deserialize::<T>();
                self.keep(name, place, read.map(|read| (Score::NONE, make(read))));
                return;
            }
            Some(_) => return,
        }
        let best = self.best.as_ref().map(|(score, ..)| *score);
        if best == Some(Score::NONE) {
            return;
        }
        if let Some(objection) = T::objection(self.held.value()) {
            self.object(name, objection);
            return;
        }
        let read = self.held.deserialize::<T>();
        let read = read.map(|read| (read.score(self.held.value()), make(read)));
        self.keep(name, place, read);
    }

    /// Keeps what was read if it fits better than what was read before.
    fn keep(&mut self, name: &'static str, place: usize, read: serde_json::Result<(Score, U)>) {
        let best = self.best.as_ref().map(|(score, ..)| *score);
        match read {
            Ok((score, read)) if best.is_none_or(|best| score.is_less_than(best)) => {
                self.best = Some((score, place, read));
            }
            Ok(_) => {}
            Err(error) => self.object(name, error.to_string()),
        }
    }

    /// Tries one of the types if a property has one of these values, or may be missing and is.
    pub fn attempt_tagged<T: DeserializeOwned + Fit>(
        &mut self,
        name: &'static str,
        tag: &str,
        tags: &[Literal<'_>],
        make: fn(T) -> U,
    ) {
        let found = self.held.value().get(tag);
        let literal = found.and_then(Literal::of);
        if literal.is_some_and(|found| tags.contains(&found)) {
            self.told = true;
            self.attempt(name, make);
            return;
        }
        if found.is_none_or(Value::is_null) && T::SHAPE.may_lack(tag) {
            self.attempt(name, make);
            return;
        }
        let objection = match (literal, found) {
            (Some(found), _) => format!("`{tag}` is {found}"),
            (None, Some(_)) => format!("`{tag}` is no such value"),
            (None, None) if self.held.value().is_object() => format!("missing field `{tag}`"),
            (None, None) => format!("not an object with a `{tag}`"),
        };
        self.tried += 1;
        self.object(name, objection);
    }

    /// The type that fits best, or the value as it is if its tag is none of those that are known.
    pub fn end_open<E: Error>(self, union: &str, tag: &str, other: fn(Value) -> U) -> Result<U, E> {
        let is_known = self.best.is_some() || self.told;
        if !is_known && self.held.value().get(tag).is_some() {
            self.held.remember::<U>(|| Outcome::Unlisted);
            return Ok(other(self.held.into_value()));
        }
        self.end(union)
    }

    /// The type that fits best.
    pub fn end<E: Error>(self, union: &str) -> Result<U, E> {
        if let Some((_, place, best)) = self.best {
            self.held.remember::<U>(|| Outcome::Fits(place));
            return Ok(best);
        }
        if let Some(Outcome::Refused(message)) = self.known {
            return Err(E::custom(message));
        }
        let objections = self.objections.into_iter();
        let objections: Vec<String> = objections
            .map(|(name, objection)| format!("{name}: {objection}"))
            .collect();
        let objections = objections.join("; ");
        let message = format!("no variant of {union} fits: {objections}");
        self.held
            .remember::<U>(|| Outcome::Refused(message.clone()));
        Err(E::custom(message))
    }

    fn object(&mut self, name: &'static str, objection: String) {
        self.objections.push((name, shortened(objection)));
    }
}
