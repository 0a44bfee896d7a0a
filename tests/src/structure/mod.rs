//! How the sources of a crate hang together: which file imports which, in which
//! circles, and between which rooms.
//!
//! A room is what stands directly in a folder: a file, or a folder with all that
//! is in it. Modules that exist for tests alone do not count.

mod circles;
mod figures;
mod graph;
mod imports;
mod modules;
mod resolve;
mod rooms;
mod sources;

pub use circles::large_circles;
pub use figures::{Figures, figures};
pub use graph::Graph;
pub use rooms::{between_rooms, misplaced, possible_order};
pub use sources::Sources;
