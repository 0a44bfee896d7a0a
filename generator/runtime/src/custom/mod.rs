//! Calls of endpoints that the document lacks.

pub(crate) mod answer;
#[cfg(feature = "blocking")]
mod blocking;
pub(crate) mod call;
mod info;
mod path;
