//! How bodies are sent.

mod multipart;
mod part;
mod sending;

pub(super) use multipart::implementation;
pub(super) use sending::sending;
