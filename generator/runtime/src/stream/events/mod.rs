//! Answers that are events.

#[macro_use]
pub(crate) mod awaited;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
mod parser;
#[macro_use]
pub(crate) mod raw;
pub(crate) mod reconnect;
mod source;
