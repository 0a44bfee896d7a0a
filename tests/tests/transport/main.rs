//! The generated client with a transport of the caller's own, which is all
//! that there is without default features.

mod custom;
mod double;
mod drift;
mod errors;
mod headers;
mod loopback;
#[cfg(not(any(feature = "blocking", feature = "reqwest")))]
mod missing;
mod regions;
