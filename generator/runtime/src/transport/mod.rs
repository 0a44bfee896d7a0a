//! What sends requests: two traits, what they send and receive, and what implements them.

pub(crate) mod awaited;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
pub(crate) mod coding;
#[cfg(feature = "blocking")]
pub(crate) mod deadline;
#[cfg(feature = "gzip")]
pub(crate) mod gzip;
pub(crate) mod limits;
#[cfg(not(feature = "reqwest"))]
pub(crate) mod none;
#[cfg(feature = "blocking")]
pub(crate) mod outgoing;
#[cfg(feature = "blocking")]
pub(crate) mod park;
pub(crate) mod payload;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest_body;
pub(crate) mod steps;
#[cfg(feature = "tower")]
pub(crate) mod tower;
#[cfg(any(feature = "reqwest", feature = "tower"))]
pub(crate) mod unmeasured;
#[cfg(feature = "blocking")]
pub(crate) mod ureq;

#[cfg(not(feature = "reqwest"))]
pub(crate) use self::none::default_transport;
#[cfg(feature = "reqwest")]
pub(crate) use self::reqwest::default_transport;
#[cfg(feature = "blocking")]
pub(crate) use self::ureq::default_blocking;
