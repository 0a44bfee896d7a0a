//! The program that calls the crate: written, built and run.

mod build;
pub(super) mod calls;
mod drive;
mod error;
pub(super) mod part;
mod process;
pub(super) mod scratch;
mod step;

pub use build::BuildError;
pub use drive::DriveError;
pub use error::VerifyError;
pub use step::Step;
