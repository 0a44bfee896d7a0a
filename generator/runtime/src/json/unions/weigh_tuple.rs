//! Holds an array against a struct, without making one.

use serde_core::de::Error as _;

use super::misfit::Misfit;
use super::node::Node;
use super::score::Score;
use crate::json::fit::{Fit, refused};
use crate::json::tuple::Items;

/// How well a type fits a value.
pub type Weigh = fn(Node<'_>) -> Result<Score, Misfit>;

/// How well the type of a field fits.
#[must_use]
pub fn weigh_field<T, F: Fit>(_: fn(&T) -> &F) -> Weigh {
    F::weigh
}

/// How well a struct fits that is an array: each item is held against its field, and none is read.
pub fn weigh_tuple<T: Fit>(value: Node<'_>, fields: &[Weigh]) -> Result<Score, Misfit> {
    if !T::KINDS.meets(value.kind()) {
        return refused::<T>(value);
    }
    let length = value.within().count();
    if length != fields.len() {
        return Err(Misfit::invalid_length(length, &Items(fields.len())));
    }
    let mut items = value.within().zip(fields);
    // It is told from other lists by its length, as an object is by its keys.
    items.try_fold(Score::NONE, |sum, (item, weigh)| Ok(sum.with(weigh(item)?)))
}
