//! The runtime of generated crates, against a server on the loopback interface.

mod answers;
mod blocking;
mod connections;
mod cookies;
mod downloads;
mod errors;
mod events;
mod forms;
mod headers;
mod invalid;
mod json_path;
mod media_types;
mod memory;
mod methods;
mod models;
mod multipart;
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
mod servers;
mod styles;
mod support;
mod tokens;
mod uploads;
mod uploads_again;
