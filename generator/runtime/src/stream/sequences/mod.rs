//! Answers and bodies that are the items of a sequential media type.

#[macro_use]
pub(crate) mod awaited;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
pub(super) mod framing;
mod parser;
mod source;
mod whole;
