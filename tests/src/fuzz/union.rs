//! What an answer is where it may be one of several things.

use super::sample::{Figure, Filter, Pet, Thing};
use crate::again::is_read_again;

/// Reads some bytes as each kind of union: by a property or without, with what is none of them kept or
/// refused. What is written of a value is read as the same value again.
///
/// # Panics
///
/// When it is not.
pub fn union(data: &[u8]) {
    _ = is_read_again::<Pet>(data);
    _ = is_read_again::<Figure>(data);
    _ = is_read_again::<Thing>(data);
    _ = is_read_again::<Filter>(data);
}
