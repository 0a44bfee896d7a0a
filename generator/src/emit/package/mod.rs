//! The package: its manifest, and the root of the crate.

mod library;
mod manifest;
mod merged;

pub(super) use library::library;
pub(super) use manifest::{RUSTFMT, manifest};
