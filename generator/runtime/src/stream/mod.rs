//! Answers that are read as they arrive: downloads, events, and the items of sequential media types.

#[cfg(feature = "blocking")]
pub(crate) mod blocking_download;
#[cfg(feature = "blocking")]
pub(crate) mod blocking_events;
#[cfg(feature = "blocking")]
mod blocking_opening;
#[cfg(feature = "blocking")]
pub(crate) mod blocking_sequence;
#[macro_use]
pub(crate) mod download;
mod event_parser;
mod event_source;
#[macro_use]
pub(crate) mod events;
mod framing;
mod item_parser;
mod item_source;
mod opening;
#[macro_use]
pub(crate) mod raw_event;
pub(crate) mod reconnect;
#[macro_use]
pub(crate) mod sequence;
mod whole_sequence;
