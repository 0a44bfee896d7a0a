//! Models on the wire: tables of names, from which serde's traits are implemented.

#[macro_use]
pub(crate) mod closed_enum;
pub(crate) mod entries;
pub(crate) mod fit;
pub(crate) mod formats;
pub(crate) mod held;
pub(crate) mod literal;
pub(crate) mod met;
pub(crate) mod node;
#[macro_use]
pub(crate) mod object;
#[macro_use]
pub(crate) mod open_enum;
pub(crate) mod objection;
#[cfg(feature = "client")]
pub(crate) mod path;
pub(crate) mod rest;
#[macro_use]
pub(crate) mod scalar_enum;
pub(crate) mod tagged;
#[cfg(feature = "client")]
pub(crate) mod text;
#[macro_use]
pub(crate) mod tuple;
#[macro_use]
pub(crate) mod union;
pub(crate) mod untagged;
#[cfg(feature = "client")]
pub(crate) mod whole;
pub(crate) mod writer;
