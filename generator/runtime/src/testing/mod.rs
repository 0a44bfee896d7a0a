//! A double of the transports and values of answers, for tests.

pub(crate) mod answer;
mod body;
mod clock;
pub(crate) mod request;
pub(crate) mod transport;
pub(crate) mod value;
