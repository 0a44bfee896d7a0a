//! What shows how the crate is used: its first page, its README, and programs.

mod beginning;
mod endpoints;
mod features;
mod front_page;
mod guide;
mod program;
mod sample;
mod snippet;
mod testing;

pub(super) use front_page::{crate_docs, readme};
pub(super) use program::files;
pub(super) use testing::testing;
