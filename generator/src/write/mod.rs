//! The only stage that writes to disk.
//!
//! [`plan`] compares what a run produced with what stands in the output folder,
//! and touches nothing; [`Changes::apply`] carries the difference out. Which
//! files are oasmith's own is known from the [`lock`] that the run before left
//! there: only those are ever overwritten or removed. While a run writes, the lock knows the new files
//! beside the old ones, so that one which is killed leaves nothing that the next does not know.

mod beside;
mod changes;
mod content;
mod digest;
mod error;
mod folder;
mod lock;
mod pending;
mod plan;
mod released;
mod staged;
#[cfg(test)]
mod tests;

pub use beside::beside;
pub use changes::{Change, ChangeKind, Changes};
pub(crate) use digest::digest;
pub use error::{LockFault, WriteError};
pub use lock::{LOCK, lock, locked};
pub use plan::plan;
pub use released::{CHANGELOG, Changelog, RELEASED, changelog, release, released};
