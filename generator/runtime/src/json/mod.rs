//! Models on the wire: tables of names, from which serde's traits are implemented.

pub(crate) mod branches;
#[macro_use]
pub(crate) mod closed_enum;
pub(crate) mod entries;
pub(crate) mod explained;
pub(crate) mod fit;
pub(crate) mod formats;
pub(crate) mod held;
pub(crate) mod kinds;
pub(crate) mod literal;
pub(crate) mod met;
pub(crate) mod misfit;
pub(crate) mod node;
pub(crate) mod node_reader;
#[macro_use]
pub(crate) mod object;
#[macro_use]
pub(crate) mod open_enum;
pub(crate) mod objection;
pub(crate) mod outline;
#[cfg(feature = "client")]
pub(crate) mod path;
pub(crate) mod raw;
pub(crate) mod rest;
#[macro_use]
pub(crate) mod scalar_enum;
pub(crate) mod source;
pub(crate) mod tag;
pub(crate) mod tag_writer;
pub(crate) mod tagged;
pub(crate) mod taken;
#[cfg(feature = "client")]
pub(crate) mod text;
pub(crate) mod told;
#[macro_use]
pub(crate) mod tuple;
#[macro_use]
pub(crate) mod union;
pub(crate) mod untagged;
pub(crate) mod weigh;
#[cfg(feature = "client")]
pub(crate) mod whole;
pub(crate) mod writer;
