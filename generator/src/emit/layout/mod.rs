//! Code as a small value, which says what belongs together and not where a line ends.
//!
//! Emitters make it, and `format` prints it, which alone knows how wide a line is and how far a
//! level is indented. There are lines, blocks, lists, prose, and token trees.

mod code;
mod content;
mod list;
mod prose;

pub use code::{Block, Code, Item, Spacing};
pub use content::{Content, Deferred, Piece, Source};
pub(super) use content::{copied, page, rust, text};
pub use list::{List, Punctuation};
pub use prose::{Passage, markdown};
