//! The places of the project's files.

use std::path::{Path, PathBuf};

/// The root of the project.
#[must_use]
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The document that the generated crate is made from.
#[must_use]
pub fn spec() -> PathBuf {
    root().join("spec").join("hss.yaml")
}

/// The generated crate.
#[must_use]
pub fn generated() -> PathBuf {
    root().join("generated")
}

/// The folders of the small documents, one for each feature, by name.
///
/// # Errors
///
/// When the folder of the cases cannot be read.
pub fn cases() -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root().join("tests").join("cases"))? {
        let entry = entry?;
        cases.push((
            entry.file_name().to_string_lossy().into_owned(),
            entry.path().join("openapi.yaml"),
        ));
    }
    cases.sort();
    Ok(cases)
}
