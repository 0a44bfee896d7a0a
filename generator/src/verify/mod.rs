//! The proof that a generated client is right on the wire, for any document.
//!
//! It reads the document by itself, and shares no code that writes or reads
//! values with the stages or the runtime: what both got wrong in the same way
//! would not be found.

mod answer;
mod body;
pub mod case;
mod described;
pub mod document;
mod heirs;
pub mod judge;
mod judge_body;
mod judge_pairs;
mod judge_secrets;
mod media;
mod multipart;
mod pattern;
pub mod plan;
mod reader;
pub mod received;
mod room;
mod same;
mod sample;
mod sample_number;
mod sample_parts;
mod sample_text;
mod schema;
mod schemes;
pub mod server;
mod standard;
mod style;
mod template;
mod types;
pub mod verdict;
mod wire;
mod words;

pub use schema::{Direction, SchemaId, Schemas};

#[cfg(test)]
mod tests;
