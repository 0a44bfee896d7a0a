//! The fake service itself: what it refuses, what it lets through, and what it
//! answers. Requests are written by hand, byte for byte, so that no HTTP
//! library can repair them on the way.

mod answers;
mod bodies;
mod encodings;
mod gateway;
mod queries;
mod raw;
mod targets;
mod tokens;
