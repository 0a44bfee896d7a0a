//! A double of the transports, for tests.

pub(crate) mod answer;
pub(crate) mod request;
pub(crate) mod transport;
