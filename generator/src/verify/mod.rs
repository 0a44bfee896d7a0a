//! The proof that a generated client is right on the wire, for any document.
//!
//! It reads the document by itself, and shares no code that writes or reads
//! values with the stages or the runtime: what both got wrong in the same way
//! would not be found.

pub mod build;
pub mod case;
pub mod drive;
mod process;
pub mod scratch;
