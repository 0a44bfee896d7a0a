//! What `oasmith.toml`, beside the document, says about the crate.
//!
//! All that it can hold stands in [`TABLES`], from which the check, the
//! suggestions and [`help`] are made.

mod contents;
mod errors;
mod operations;
mod read;
mod rules;
mod selection;
mod tables;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use contents::{
    Answers, Declared, Entry, Features, IDEMPOTENT, NOT_IDEMPOTENT, Names, Package, Placed,
    Release, Runtime, SETTINGS, Settings, Types,
};
pub use operations::Item;
pub use rules::{crate_name, method_and_path};
pub use tables::{Key, TABLES, Table, help};

use crate::diagnostic::Diagnostics;
use crate::read::Sources;

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
