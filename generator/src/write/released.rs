//! What was released last, beside the lock, and the changelog.

use std::path::Path;

use super::WriteError;
use super::folder::{Folder, Found};
use super::lock::Lock;

/// The name of the file that says what was released last.
pub const RELEASED: &str = "oasmith.released";

/// The name of the changelog.
pub const CHANGELOG: &str = "CHANGELOG.md";

const HEADER: &str =
    "# Written by `oasmith release`, to know what callers have. Commit it, and do not edit it.\n";

/// What was released last of the crate in the folder `output`, if anything was.
///
/// # Errors
///
/// Returns an error if the folder cannot be read.
pub fn released(output: &Path) -> Result<Option<String>, WriteError> {
    read(output, RELEASED)
}

/// Writes down what is released of the crate in the folder `output`: the tables of a record.
///
/// # Errors
///
/// Returns an error if the file cannot be written.
pub fn release(output: &Path, tables: &str) -> Result<(), WriteError> {
    let version = super::lock::VERSION;
    let text = format!("{HEADER}version = {version}\n\n{tables}");
    Folder::new(output).stage(RELEASED, &text)?.commit()
}

/// A changelog as it stands in a folder.
#[derive(Clone, Debug, Default)]
pub struct Changelog {
    /// What it says; nothing where there is none.
    pub text: String,
    /// Whether somebody else wrote it, as far as the lock knows.
    pub is_foreign: bool,
}

impl Changelog {
    /// Whether it may be written anew as `next`. One that the lock does not know is what it would be
    /// anyway, where the lock is away.
    #[must_use]
    pub fn may_become(&self, next: &str) -> bool {
        !self.is_foreign || self.text == next
    }
}

/// The changelog in the folder `output`.
///
/// # Errors
///
/// Returns an error if the folder cannot be read, or its lock cannot be understood.
pub fn changelog(output: &Path) -> Result<Changelog, WriteError> {
    let Some(text) = read(output, CHANGELOG)? else {
        return Ok(Changelog::default());
    };
    let lock = Lock::read(&Folder::new(output))?;
    let is_foreign = !lock.knows(CHANGELOG);
    Ok(Changelog { text, is_foreign })
}

fn read(output: &Path, path: &str) -> Result<Option<String>, WriteError> {
    match Folder::new(output).find(path)? {
        Found::File(bytes) => Ok(Some(super::content::text(&bytes))),
        Found::Nothing | Found::Obstacle(_) => Ok(None),
    }
}
