//! Answers that are read as they arrive: downloads and events.

#[cfg(feature = "blocking")]
pub(crate) mod blocking_download;
#[macro_use]
pub(crate) mod download;
pub(crate) mod event_parser;
pub(crate) mod event_source;
#[macro_use]
pub(crate) mod events;
pub(crate) mod opening;
