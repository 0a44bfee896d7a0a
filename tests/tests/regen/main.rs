//! What a change of a document means for those who depend on its crate: pairs of documents, each
//! with its verdicts on the wire and in Rust.

mod again;
mod aliases;
mod back;
mod chance;
mod depot;
mod gone;
mod handed;
mod migrate;
mod orders;
mod over;
mod pairs;
mod parts;
mod settings;
mod undone;
mod verdicts;
mod written_out;
