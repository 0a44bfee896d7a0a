//! The program that calls the crate: written, built and run.

mod build;
pub(super) mod calls;
mod drive;
pub(super) mod part;
mod process;
pub(super) mod scratch;

pub use build::BuildError;
pub use drive::DriveError;
