//! When a file was changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What is different of a file once it has changed: when that was, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

/// The stamp of a file, or nothing where there is none.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    Some(Stamp {
        modified: about.modified().ok(),
        length: about.len(),
    })
}
