//! The first stage: the text of every file, parsed into one kind of tree.

mod file;
mod formats;
mod resources;
mod revision;
mod source;
mod sources;
mod text;
mod tree;

pub use revision::{Checkout, Found, find as find_revision};
pub use source::{Format, Source};
#[cfg(test)]
pub(crate) use sources::folder;
pub use sources::{Location, Refusal, Sources};
pub use tree::{Map, Node};
