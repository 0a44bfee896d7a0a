//! The runtime of generated crates, against a server on the loopback interface.

mod connections;
mod errors;
mod invalid;
mod json_path;
mod memory;
mod models;
mod parts;
mod requests;
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the tests use a part of what a crate offers"
)]
mod sample;
mod support;
