//! What `oasmith.toml`, beside the document, says about the crate.
//!
//! All that it can hold stands in [`TABLES`], from which the check, the
//! suggestions and [`help`] are made.

mod operations;
mod read;
mod rules;
mod tables;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use operations::Item;
pub use rules::crate_name;
pub use tables::{Key, TABLES, Table, help};

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostics;
use crate::pointer::Pointer;
use crate::read::Sources;

/// What the settings call an operation whose repeated call does no more than one.
pub const IDEMPOTENT: &str = "idempotent";
/// What the settings call an operation that does something anew with each call.
pub const NOT_IDEMPOTENT: &str = "not-idempotent";

/// The name of the settings file.
pub const SETTINGS: &str = "oasmith.toml";

/// What the settings file says. Without one, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the crate's manifest says.
    pub package: Package,
    /// The types of texts of some formats.
    pub types: Types,
    /// How the crate has what all clients have in common.
    pub runtime: Runtime,
    /// The environment variables that examples take values from, in the order
    /// of the file: the name of a server variable, a client's parameter or a
    /// security scheme, and the variable.
    pub environment: Vec<Entry>,
    /// The examples to write, in the order of the file: the name of one, and the
    /// `operationId` that it calls.
    pub examples: Vec<Entry>,
    /// Operations by their `operationId`, and whether they are idempotent: one of the words
    /// [`IDEMPOTENT`] and [`NOT_IDEMPOTENT`].
    pub operations: Vec<Entry>,
    /// Security schemes by their names, and the vendor's own credentials that satisfy them.
    pub credentials: Vec<Entry>,
    /// Operations that are called again until something is done, as [`WAIT`](crate::vocabulary::WAIT)
    /// says it in a document.
    pub waits: Vec<Declared>,
    /// Operations whose answers are pages, as [`PAGES`](crate::vocabulary::PAGES) says it in a
    /// document.
    pub pages: Vec<Declared>,
}

/// What the crate's manifest says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Package {
    pub name: Option<String>,
    pub version: Option<String>,
    pub description: Option<String>,
    pub license: Option<String>,
    pub repository: Option<String>,
    pub homepage: Option<String>,
    pub documentation: Option<String>,
    pub keywords: Vec<String>,
    pub categories: Vec<String>,
    pub authors: Vec<String>,
}

/// Which types there are: for each key a word of those that the table of keys lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Types {
    pub date_time: Option<String>,
    pub date: Option<String>,
    pub uuid: Option<String>,
    pub byte: Option<String>,
    pub uri: Option<String>,
    pub decimal: Option<String>,
    pub unused: Option<String>,
}

/// How the crate has what all clients have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Runtime {
    pub source: Option<String>,
    pub path: Option<String>,
}

/// A line of a table whose keys are free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What stands before the `=`.
    pub key: String,
    /// What stands behind it.
    pub value: String,
    /// Where it stands, for what a later stage has to say about it.
    pub origin: Pointer,
}

/// What the settings say of one operation, in the words of an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its `operationId`.
    pub operation: String,
    /// What is said, of the right types and with all that must be there.
    pub says: Map<String, Value>,
    /// Where it stands.
    pub origin: Pointer,
}

impl Settings {
    /// Reads the settings file beside the document `spec`, if there is one, and
    /// adds it to `sources`. What is wrong with it goes to `diagnostics`.
    pub fn read(spec: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Self {
        let path = path_beside(spec);
        // A file that cannot be looked at is read all the same, to say why.
        if !path.try_exists().unwrap_or(true) {
            return Self::default();
        }
        let file = sources.add(&path, diagnostics);
        read::settings(sources.tree(file), file, diagnostics)
    }
}

/// Where the settings of the document `spec` are looked for.
#[must_use]
pub fn path_beside(spec: &Path) -> PathBuf {
    spec.with_file_name(SETTINGS)
}
