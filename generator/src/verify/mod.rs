//! The proof that a generated client is right on the wire, for any document.
//!
//! It reads the document by itself, and shares no code that writes or reads
//! values with the stages or the runtime: what both got wrong in the same way
//! would not be found.

mod answer;
mod body;
mod build;
mod calls;
pub mod case;
mod described;
pub mod document;
mod drive;
mod heirs;
pub mod judge;
mod judge_body;
mod judge_pairs;
mod judge_secrets;
mod media;
mod multipart;
mod part;
mod pattern;
pub mod plan;
mod plan_secrets;
mod process;
mod reader;
pub mod received;
mod report;
mod room;
mod run;
mod same;
mod sample;
mod sample_number;
mod sample_parts;
mod sample_text;
mod schema;
mod schemes;
mod scratch;
pub mod server;
mod standard;
mod style;
mod template;
mod types;
pub mod verdict;
mod verdicts;
mod wire;
mod words;

pub use build::BuildError;
pub use drive::DriveError;
pub use report::{Counts, Failure, Finding, Proof, Verdict};
pub use run::{Options, Step, VerifyError, prove};
pub use schema::{Direction, SchemaId, Schemas};

#[cfg(test)]
mod tests;
