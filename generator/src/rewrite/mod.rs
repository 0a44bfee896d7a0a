//! A tree that is made anew of what is written elsewhere: by a newer version's words, or with an overlay
//! over it.

mod part;
mod tree;

pub(crate) use part::{Content, Members, Part};
pub(crate) use tree::{Moves, moved, tree};
