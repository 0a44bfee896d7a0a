//! The text of a file: its lines, its outline, and what keeps it from being parsed.

mod lines;
mod outline;
mod syntax;

pub(super) use lines::Lines;
pub(super) use outline::{Builder, EntryKind, Found, Outline};
pub(super) use syntax::{SyntaxError, advice};
