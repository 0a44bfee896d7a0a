//! The runtime of generated crates, against a server on the loopback interface.

#[macro_use]
extern crate oasmith_runtime as runtime;

mod answers;
mod blocking;
mod blocking_streams;
mod cancelled;
#[cfg(all(feature = "gzip", feature = "testing"))]
mod codings;
mod connections;
mod cookies;
mod depth;
mod downloads;
#[cfg(all(feature = "blocking", feature = "testing"))]
mod drift;
mod errors;
mod events;
mod events_again;
mod forms;
mod headers;
mod invalid;
#[cfg(feature = "testing")]
mod made;
mod media_types;
mod memory;
mod methods;
mod models;
mod multipart;
mod mutated;
mod observers;
mod parts;
mod redirects;
mod requests;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the tests use a part of what a crate offers"
)]
mod sample;
mod sequences;
mod servers;
#[cfg(feature = "tracing")]
mod spans;
mod styles;
mod support;
mod tokens;
mod uploads;
mod uploads_again;
#[allow(unreachable_pub, reason = "a call shows its types")]
#[cfg(all(feature = "blocking", feature = "testing"))]
mod xml;
