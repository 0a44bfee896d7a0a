//! What an answer is where it may be one of several things.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::sample::{Figure, Filter, Pet, Thing};
use crate::again::is_read_again;

/// Reads some bytes as each kind of union: by a property or without, with what is none of them kept or
/// refused. What is written of a value is read as the same value again.
///
/// # Panics
///
/// When it is not.
pub fn union(data: &[u8]) {
    // A name that stands in an object twice is written once, and tells another value then.
    let once = serde_json::from_slice::<Value>(data).map(|value| value.to_string());
    let once = once.unwrap_or_default();
    read::<Pet>(data, &once);
    read::<Figure>(data, &once);
    read::<Thing>(data, &once);
    read::<Filter>(data, &once);
}

fn read<T: DeserializeOwned + Serialize + Debug + PartialEq>(data: &[u8], once: &str) {
    _ = serde_json::from_slice::<T>(data);
    _ = is_read_again::<T>(once.as_bytes());
}
