//! The proof that a generated client is right on the wire, for any document.
//!
//! It reads the document by itself, and shares no code that writes or reads
//! values with the stages or the runtime: what both got wrong in the same way
//! would not be found.
//!
//! | module | what it knows |
//! |---|---|
//! | [`document`] | the operations, read from the tree |
//! | [`schema`] | their schemas, for a validator of JSON Schema |
//! | `sample` | values from schemas |
//! | `xml` | values as XML, as far as the schemas say how |
//! | [`plan`] | the cases: what is called with which values, and what is answered |
//! | `program` | the crate with a program that makes the calls |
//! | [`server`] | the other side, which keeps each request as it arrived |
//! | [`judge`] | whether a request is what the document asks for |
//! | [`verdict`] | whether the client makes of an answer what the document says |
//! | `variants` | whether the variants of its unions are those that the document tells |
//! | [`mock`] | the server as a program, which answers whoever calls it |
//! | `called` | what came of the calls of a server that knows of no plan, such as the mock's |
//! | `run` | all of these, one after the other |

mod called;
pub mod case;
mod conclusion;
pub mod document;
pub mod judge;
mod listening;
mod media;
pub mod mock;
pub mod plan;
mod program;
pub mod received;
mod report;
mod run;
mod same;
mod sample;
pub mod schema;
pub mod server;
mod variants;
pub mod verdict;
mod xml;

pub use called::Called;
pub use program::{BuildError, DriveError, Progress, VerifyError};
pub use report::{Counts, Exchange, Failure, Finding, Proof, Verdict};
pub use run::{Options, call, document_of, prove};
pub use same::loss;
pub use schema::{Direction, SchemaId, Schemas, told_by_unions};

#[cfg(test)]
mod tests;
