//! Models on the wire: tables of names, from which serde's traits are implemented.

#[macro_use]
#[cfg(feature = "closed-enums")]
pub(crate) mod closed_enum;
#[cfg(feature = "client")]
pub(crate) mod drift;
pub(crate) mod entries;
pub(crate) mod fit;
pub(crate) mod formats;
pub(crate) mod literal;
#[cfg(feature = "testing")]
pub(crate) mod made;
#[cfg(feature = "client")]
mod member;
pub(crate) mod met;
#[macro_use]
pub(crate) mod object;
#[macro_use]
#[cfg(feature = "open-enums")]
pub(crate) mod open_enum;
#[cfg(feature = "client")]
pub(crate) mod path;
#[cfg(feature = "client")]
mod respelled;
pub(crate) mod rest;
#[macro_use]
#[cfg(feature = "scalar-enums")]
pub(crate) mod scalar_enum;
pub(crate) mod source;
#[cfg(feature = "client")]
pub(crate) mod text;
#[macro_use]
#[cfg(feature = "tuples")]
pub(crate) mod tuple;
#[macro_use]
#[cfg(feature = "unions")]
pub(crate) mod unions;
#[cfg(any(feature = "client", feature = "unions"))]
pub(crate) mod whole;
pub(crate) mod writer;
