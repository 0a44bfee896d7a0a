//! What version of a crate is honest, and what its changelog says of it.
//!
//! Both follow from what was released last: the record that `oasmith release` put beside the lock is
//! compared with that of the crate as it is now, so that a change which is taken back is none, and
//! it makes no difference how often the crate was generated in between.

mod before;
mod changelog;
mod news;
mod version;

pub use before::Before;
pub use changelog::changelog;
pub use news::{News, settle};
pub use version::{after, parse};
