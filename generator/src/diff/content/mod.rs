//! What is in types: their fields and variants, and whether values of one can be read as another.

mod constants;
mod fields;
mod kind;
mod maps;
mod members;
mod nested;
mod pair;
mod reading;
mod rest;
mod scalars;
mod tagged;
mod variants;

pub(super) use pair::Pair;
pub(super) use reading::{changes, wire};
