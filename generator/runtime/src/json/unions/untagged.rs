//! Values that do not say which of several types they are.

use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed as _, Deserializer, Error};

use super::branches::{Branches, Others, Union, lacks, read_branch, says, tag_of};
use super::explained::refusal;
use super::held::{Held, Outcome};
use super::kinds::Kinds;
use super::misfit::Misfit;
use super::node::Node;
use super::raw::Raw;
use super::score::Score;
use super::taken::{Taker, take};
use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// Reads the branch that fits best. Which one that is, is found before any is made.
pub fn read_untagged<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    take(Untagged(PhantomData), deserializer)
}

/// How well the branch fits that fits best.
pub fn weigh_untagged<U: Union>(value: Node<'_>) -> Result<Score, Misfit> {
    Ok(match outcome::<U>(value)? {
        Outcome::Fits(_, score) => score,
        Outcome::Unlisted | Outcome::Refused => Score::whole(value),
    })
}

struct Untagged<U>(PhantomData<U>);

impl<'de, U: Union> Taker<'de> for Untagged<U> {
    type Value = U;

    fn held<E: Error>(self, value: Node<'_>) -> Result<U, E> {
        let read = match known::<U>(value) {
            Some(outcome) => read_as(value, outcome),
            None => read(value),
        };
        read.map_err(E::custom)
    }

    fn given<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        let held = Held::new(|text| Raw(text).deserialize(deserializer))?;
        read(Node::whole(&held)).map_err(D::Error::custom)
    }
}

/// Reads a value of which it is not known what it comes to.
fn read<U: Union>(value: Node<'_>) -> Result<U, Misfit> {
    // Mostly its kind says already which one it is, or the names of its properties.
    for by_keys in [false, true] {
        let mut candidates = Candidates::of::<U>(value, by_keys);
        U::show(&mut candidates);
        match candidates.count {
            0 => break,
            1 => {
                let read = read_branch::<U, _>(candidates.last, value);
                return read.or_else(|(name, misfit)| {
                    let objections = vec![(name, misfit.0)];
                    read_as(value, unlisted::<U>(&candidates, objections)?)
                });
            }
            _ => {}
        }
    }
    read_as(value, outcome::<U>(value)?)
}

/// Reads a value of which it is known what it comes to.
fn read_as<U: Union>(value: Node<'_>, outcome: Outcome) -> Result<U, Misfit> {
    match (outcome, U::OTHERS) {
        (Outcome::Fits(place, _), _) => read_branch(place, value).map_err(|(_, misfit)| misfit),
        (Outcome::Unlisted, Others::Kept(keep)) => value.to_value().map(keep),
        _ => Err(refusal::<U>(value, Vec::new())),
    }
}

/// What a value comes to, which is found once.
fn outcome<U: Union>(value: Node<'_>) -> Result<Outcome, Misfit> {
    match known::<U>(value) {
        // Why, has been said where it was found.
        Some(Outcome::Refused) => Err(Misfit(format!("no variant of {} fits", U::NAME))),
        Some(outcome) => Ok(outcome),
        None => {
            let found = best::<U>(value);
            if is_remembered(value) {
                let outcome = found.as_ref().copied().unwrap_or(Outcome::Refused);
                value.held.remember::<U>(value.at, outcome);
            }
            found
        }
    }
}

/// What a value is known to come to.
fn known<U: Union>(value: Node<'_>) -> Option<Outcome> {
    let is_remembered = is_remembered(value);
    is_remembered
        .then(|| value.held.outcome::<U>(value.at))
        .flatten()
}

/// What holds nothing holds no union either, so that it is found again for less than remembering it
/// takes.
fn is_remembered(value: Node<'_>) -> bool {
    value.size() > 1
}

/// The first of the branches that fit best.
fn best<U: Union>(value: Node<'_>) -> Result<Outcome, Misfit> {
    let mut trial = Trial {
        candidates: Candidates::of::<U>(value, true),
        best: None,
        objections: Vec::new(),
    };
    U::show(&mut trial);
    match trial.best {
        Some((place, score)) => Ok(Outcome::Fits(place, score)),
        None => unlisted::<U>(&trial.candidates, trial.objections),
    }
}

/// What becomes of a value that no branch fits.
fn unlisted<U: Union>(
    candidates: &Candidates<'_>,
    objections: Vec<(&'static str, String)>,
) -> Result<Outcome, Misfit> {
    let is_another = if U::TAG.is_empty() {
        let value = candidates.value;
        candidates.count == 0 && value.is_object() && value.entries().count() == 1
    } else {
        candidates.tag.is_some() && !candidates.told
    };
    if is_another && matches!(U::OTHERS, Others::Kept(_)) {
        return Ok(Outcome::Unlisted);
    }
    Err(refusal::<U>(candidates.value, objections))
}

/// The branches that a value may be of, by what is seen at once.
struct Candidates<'a> {
    value: Node<'a>,
    kind: Kinds,
    /// The name of the tag, and the tag.
    name: &'static str,
    tag: Option<Node<'a>>,
    /// Whether the names of its properties count.
    by_keys: bool,
    /// How many branches have been shown.
    shown: usize,
    count: usize,
    /// The last candidate.
    last: usize,
    /// Whether the tag has said which branch it is.
    told: bool,
}

impl<'a> Candidates<'a> {
    fn of<U: Union>(value: Node<'a>, by_keys: bool) -> Self {
        Self {
            value,
            kind: value.kind(),
            name: U::TAG,
            tag: tag_of::<U>(value),
            by_keys,
            shown: 0,
            count: 0,
            last: 0,
            told: false,
        }
    }

    /// Whether the value may be of this branch, which is shown.
    fn may_be<T: Fit>(&mut self, tags: &[Literal<'static>]) -> bool {
        let place = self.shown;
        self.shown += 1;
        if !tags.is_empty() {
            if says(self.tag, tags) {
                self.told = true;
            } else if !lacks::<T>(self.tag, self.name) {
                return false;
            }
        }
        let may_be =
            T::KINDS.meets(self.kind) && !(self.by_keys && T::SHAPE.missing(self.value).is_some());
        if may_be {
            self.count += 1;
            self.last = place;
        }
        may_be
    }
}

impl<U> Branches<U> for Candidates<'_> {
    fn branch<T: Fit>(&mut self, _: &'static str, tags: &[Literal<'static>], _: fn(T) -> U) {
        self.may_be::<T>(tags);
    }
}

/// Holds a value against one branch after another, until one says exactly what it is.
struct Trial<'a> {
    candidates: Candidates<'a>,
    best: Option<(usize, Score)>,
    objections: Vec<(&'static str, String)>,
}

impl<U> Branches<U> for Trial<'_> {
    fn branch<T: Fit>(&mut self, name: &'static str, tags: &[Literal<'static>], _: fn(T) -> U) {
        let best = self.best.map(|(_, score)| score);
        if best == Some(Score::NONE) || !self.candidates.may_be::<T>(tags) {
            return;
        }
        match T::weigh(self.candidates.value) {
            Ok(score) if best.is_none_or(|best| score.is_less_than(best)) => {
                self.best = Some((self.candidates.last, score));
            }
            Ok(_) => {}
            Err(misfit) => self.objections.push((name, misfit.0)),
        }
    }
}
