//! A double of the transports, for tests.

pub(crate) mod answer;
mod body;
mod clock;
pub(crate) mod request;
pub(crate) mod transport;
