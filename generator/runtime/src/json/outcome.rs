//! What the unions within a value came to, so that none of them is tried for each type around it.
//!
//! A type that a union tries reads the unions within it, and the next type that is tried reads them
//! again. Without a memory of what they came to, the time would double with each level.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::mem::take;

use serde_json::Value;

/// So many levels are tried anew, which costs less than to remember them.
const LEVELS: usize = 3;

/// What reading a value as a union came to.
#[derive(Clone)]
pub(super) enum Outcome {
    /// The type that was tried as this one fits best.
    Fits(usize),
    /// It is of none of the kinds that are known.
    Unlisted,
    /// No type fits, and why.
    Misfit(String),
}

/// What the unions within the one that is being read on this thread came to.
#[derive(Default)]
struct Within {
    /// How many unions are being read, each within the one before.
    level: usize,
    outcomes: HashMap<Key, Outcome>,
    hashes: RandomState,
}

thread_local! {
    static WITHIN: RefCell<Within> = RefCell::default();
}

/// A type that a value is read as, and what stands for the value: a hash with a secret of the
/// thread's own, so that nobody can make two values that are taken for one.
type Key = (TypeId, u64);

/// A union that is being read.
pub(super) struct Level {
    key: Option<Key>,
}

impl Level {
    /// Goes a level deeper, to a union of that type with that value. The second part is what it is
    /// known to come to.
    pub(super) fn enter<U: 'static>(value: &Value) -> (Self, Option<Outcome>) {
        WITHIN.with_borrow_mut(|within| {
            within.level += 1;
            let is_deep = within.level > LEVELS;
            let key = is_deep.then(|| (TypeId::of::<U>(), within.hashes.hash_one(value)));
            let known = key.and_then(|key| within.outcomes.get(&key).cloned());
            (Self { key }, known)
        })
    }

    /// Remembers what the union came to.
    pub(super) fn remember(&self, outcome: impl FnOnce() -> Outcome) {
        if let Some(key) = self.key {
            let outcome = outcome();
            WITHIN.with_borrow_mut(|within| within.outcomes.insert(key, outcome));
        }
    }
}

/// Goes back a level, and forgets everything behind the last.
impl Drop for Level {
    fn drop(&mut self) {
        WITHIN.with_borrow_mut(|within| {
            within.level -= 1;
            if within.level == 0 {
                drop(take(&mut within.outcomes));
            }
        });
    }
}
