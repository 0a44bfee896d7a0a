//! JSON text that is held while it is read as one type after another, with all unions within it.
//!
//! A union within another reads the text that the other holds, where it stands, and does not copy
//! it. What it came to is remembered, since each type that is tried around it asks anew; without
//! that, the time would double with each level.

use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Deref;
use std::rc::Rc;

use super::outline::{Outline, TooMuch};
use super::score::Score;

/// Up to so many bytes are kept for the next text.
const SPARE: usize = 64 * 1024;

/// What reading a value as a union came to.
#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    /// The branch at this place fits best, and how well.
    Fits(usize, Score),
    /// Its tag is none of those that are known, and it is kept as it is.
    Unlisted,
    /// No branch fits.
    Refused,
}

/// A JSON text, and where the values in it are.
#[derive(Default)]
pub(crate) struct Text {
    json: String,
    outline: Outline,
    /// By the type of the union, of which there are few, and the place of its value in the outline.
    outcomes: RefCell<Vec<(TypeId, HashMap<u32, Outcome>)>>,
}

impl Text {
    pub(crate) fn text(&self) -> &str {
        &self.json
    }

    pub(crate) fn outline(&self) -> &Outline {
        &self.outline
    }

    /// What the value at a place is known to come to as that union.
    pub(crate) fn outcome<U: 'static>(&self, at: u32) -> Option<Outcome> {
        let outcomes = self.outcomes.borrow();
        let (_, outcomes) = outcomes.iter().find(|(ty, _)| *ty == TypeId::of::<U>())?;
        outcomes.get(&at).copied()
    }

    /// Remembers what the value at a place comes to as that union.
    pub(crate) fn remember<U: 'static>(&self, at: u32, outcome: Outcome) {
        let (ty, mut outcomes) = (TypeId::of::<U>(), self.outcomes.borrow_mut());
        if let Some((_, outcomes)) = outcomes.iter_mut().find(|(known, _)| *known == ty) {
            outcomes.insert(at, outcome);
        } else {
            outcomes.push((ty, HashMap::from([(at, outcome)])));
        }
    }

    fn clear(&mut self) {
        self.json.clear();
        self.outline.clear();
        for (_, outcomes) in self.outcomes.get_mut() {
            outcomes.clear();
        }
    }

    fn is_small(&self) -> bool {
        let outcomes = self.outcomes.borrow();
        let outcomes: usize = outcomes
            .iter()
            .map(|(_, outcomes)| outcomes.capacity())
            .sum();
        let outcomes = outcomes * size_of::<(u32, Outcome)>();
        [self.json.capacity(), self.outline.size(), outcomes]
            .iter()
            .all(|size| *size <= SPARE)
    }
}

thread_local! {
    /// A text that nobody holds any more, so that the next one need not ask for memory.
    static LAST: Cell<Option<Rc<Text>>> = const { Cell::new(None) };
    /// The value that is being handed over.
    static HANDED: Cell<Option<(Held, u32)>> = const { Cell::new(None) };
}

/// A text that is held. The last of those who hold it gives back its memory.
#[derive(Clone)]
pub(crate) struct Held(Rc<Text>);

impl Held {
    /// Holds the text that is written, which is one JSON value.
    pub(crate) fn new<E>(write: impl FnOnce(&mut String) -> Result<(), E>) -> Result<Self, E>
    where
        E: serde_core::de::Error,
    {
        let mut text = LAST.try_with(Cell::take).ok().flatten().unwrap_or_default();
        if Rc::get_mut(&mut text).is_none() {
            text = Rc::default();
        }
        if let Some(text) = Rc::get_mut(&mut text) {
            text.clear();
            write(&mut text.json)?;
            let outlined = text.outline.fill(&text.json);
            outlined.map_err(|TooMuch(what)| E::custom(what))?;
        }
        Ok(Self(text))
    }

    /// Hands over the value at a place.
    pub(crate) fn hand_over(&self, at: u32) {
        HANDED.set(Some((self.clone(), at)));
    }

    /// What is being handed over.
    pub(crate) fn handed() -> Option<(Self, u32)> {
        HANDED.take()
    }
}

impl Deref for Held {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if Rc::strong_count(&self.0) == 1 && self.0.is_small() {
            // Where the thread ends, nothing has to be kept.
            let _ = LAST.try_with(|last| last.set(Some(Rc::clone(&self.0))));
        }
    }
}
