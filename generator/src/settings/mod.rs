//! What `oasmith.toml`, beside the document, says about the crate.
//!
//! All that it can hold stands in [`TABLES`], from which the check, the
//! suggestions and [`help`] are made.

mod contents;
mod errors;
mod files;
mod key;
mod manifest;
mod operations;
mod package;
mod places;
mod read;
mod rules;
mod schema;
mod selection;
mod tables;
#[cfg(test)]
mod tests;
mod together;

pub use contents::{
    Answers, Declared, Document, Entry, Errors, Features, IDEMPOTENT, NOT_IDEMPOTENT, Names,
    Output, Package, Placed, Release, Runtime, SETTINGS, Settings, Types,
};
pub use files::{Asked, Client, clients, path_beside};
pub use key::Key;
pub use operations::Item;
pub use rules::{crate_name, method_and_path};
pub use schema::schema;
pub use tables::{TABLES, Table, help};
