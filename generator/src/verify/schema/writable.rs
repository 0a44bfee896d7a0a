//! What is known of schemas in XML, which is asked for with every value that is made of them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The schemas of a value by where they are in memory, and whether it may be a list without an element
/// around it.
pub(in crate::verify) type Key = (Vec<usize>, bool);

/// Whether XML has a way for what some schemas describe together, as far as that was asked for.
#[derive(Default)]
pub(super) struct Writable(Mutex<HashMap<Key, bool>>);

impl Writable {
    pub(super) fn known(&self) -> MutexGuard<'_, HashMap<Key, bool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
