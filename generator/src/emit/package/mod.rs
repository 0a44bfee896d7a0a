//! The package: its manifest, and the root of the crate.

mod library;
mod manifest;

pub(super) use library::library;
pub(super) use manifest::{RUSTFMT, manifest};
