//! The first stage: the text of every file, parsed into one kind of tree.

mod address;
mod around;
mod file;
mod formats;
mod input;
mod references;
mod resources;
mod revision;
mod source;
mod sources;
mod stamp;
mod text;
mod texts;
mod tidy;
mod tree;
mod written;

pub(crate) use address::is_address;
pub use around::{Manifest, manifest_around};
pub use input::input;
pub use references::References;
#[cfg(feature = "fetch")]
pub(crate) use resources::joined;
pub use revision::{Checkout, Found, find as find_revision, today};
pub use source::{Format, Source};
#[cfg(test)]
pub(crate) use sources::folder;
pub use sources::{Location, Refusal, Sources};
pub use stamp::{Stamp, stamp};
pub use texts::Texts;
pub(crate) use tidy::tidy;
pub use tree::{Map, Node};
pub use written::Written;
