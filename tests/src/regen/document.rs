//! Documents as tables, and what callers see of their crates.

use std::fs;
use std::io;
use std::path::Path;

use oasmith::record::Record;
use oasmith::{Known, Request, inspect};
use serde_json::Value;

/// Reads a document.
///
/// # Errors
///
/// When the file cannot be read, or is neither JSON nor YAML.
pub fn read(path: &Path) -> io::Result<Value> {
    let text = fs::read_to_string(path)?;
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return serde_json::from_str(&text).map_err(io::Error::other);
    }
    serde_yaml::from_str(&text).map_err(io::Error::other)
}

/// What callers see of the crate of a document, made behind another; nothing if it has no crate.
///
/// # Errors
///
/// When no file can be written for it.
pub fn record(document: &Value, known: Option<&Record>) -> io::Result<Option<Record>> {
    let folder = tempfile::tempdir()?;
    let spec = folder.path().join("openapi.json");
    fs::write(&spec, document.to_string())?;
    let known = known.map_or(Known::Nothing, |known| {
        Known::Record(Box::new(known.clone()))
    });
    let outcome = inspect(&Request {
        spec,
        known,
        ..Request::default()
    });
    let api = outcome.api.filter(|_| !outcome.diagnostics.has_errors());
    Ok(api.as_ref().map(Record::of))
}
