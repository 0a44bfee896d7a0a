//! A run over a folder of real documents: each is generated, all crates are
//! compiled as one workspace, and a table says how that went.
//!
//! | module | what it does |
//! |---|---|
//! | [`documents`] | finds the documents of a folder |
//! | `generated` | makes the crate of one, in a process of its own |
//! | `workspace` | makes a Cargo workspace of the crates |
//! | `cargo` | compiles it, and tells whose each message is |
//! | `tag_features` | compiles each with sets of its tags' features |
//! | `standalone` | compiles each crate by itself, and measures that |
//! | [`pages`] | whether the page of each call names what the call gives |
//! | `examples` | sends the documents' own examples through the types |
//! | `verified` | proves the crate of one on the wire |
//! | `overview` | lays the outcome out as a table or as JSON |
//! | `columns` | says what the table tells |
//! | `kinds` | sums up what is not represented |
//! | `growth` | how the time grows with a document |

mod arguments;
mod cargo;
mod columns;
pub mod documents;
mod examples;
mod generated;
mod growth;
mod kinds;
mod overview;
pub mod pages;
mod progress;
mod row;
mod run;
mod standalone;
mod tag_features;
mod verified;
mod workspace;

pub use run::main;
