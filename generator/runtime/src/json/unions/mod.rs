//! One of several types: which of them a value is, by a tag or by what fits best.

pub(crate) mod branches;
mod explained;
mod format;
mod held;
pub(crate) mod kinds;
pub(crate) mod misfit;
pub(crate) mod node;
mod node_reader;
mod objection;
mod outline;
mod raw;
pub(crate) mod score;
mod shape;
mod tag;
mod tag_place;
pub(crate) mod tag_writer;
pub(crate) mod tagged;
mod taken;
mod told;
#[macro_use]
pub(crate) mod union;
pub(crate) mod untagged;
pub(crate) mod weigh;
#[cfg(feature = "tuples")]
pub(crate) mod weigh_tuple;
