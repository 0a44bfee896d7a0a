//! How an answer becomes a value or an error.

pub(crate) mod attempts;
pub(crate) mod called;
#[macro_use]
pub(crate) mod choice;
pub(crate) mod collect;
pub(crate) mod error;
pub(crate) mod failure;
pub(crate) mod fitting;
pub(crate) mod message;
pub(crate) mod passing;
pub(crate) mod raw;
pub(crate) mod received;
pub(crate) mod reply;
pub(crate) mod response;
#[cfg(feature = "typed-headers")]
pub(crate) mod typed_header;
