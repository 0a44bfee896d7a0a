//! The program that calls the crate: written, built and run.

pub(super) mod batch;
mod build;
pub(super) mod calls;
mod drive;
mod error;
mod process;
mod progress;
pub(super) mod scratch;

pub use build::BuildError;
pub use drive::DriveError;
pub use error::VerifyError;
pub use progress::Progress;
