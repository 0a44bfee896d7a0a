//! Documents that stand at an address, for those who ask for that: what is fetched is pinned in the
//! crate's lock, so that a run is the same tomorrow.

mod allowed;
mod fetched;
mod get;
mod kept;

pub use fetched::{Mode, fetch};
pub use kept::folder;

#[cfg(all(test, feature = "fetch"))]
mod tests;
