//! Answers that are read as they arrive: downloads, events, and the items of sequential media types.

#[cfg(feature = "download")]
#[cfg(feature = "blocking")]
pub(crate) mod blocking_download;
#[cfg(feature = "blocking")]
mod blocking_opening;
#[cfg(feature = "download")]
#[macro_use]
pub(crate) mod download;
#[cfg(feature = "event-stream")]
#[macro_use]
pub(crate) mod events;
pub(crate) mod opening;
#[cfg(any(feature = "event-stream", feature = "sequential"))]
pub(crate) mod piecewise;
#[cfg(feature = "sequential")]
#[macro_use]
pub(crate) mod sequences;
