//! The places of the project's files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Cargo as it is outside of a test, without what it tells a test of its package.
///
/// Build scripts of dependencies ask for that, so that what depends on them would be compiled anew,
/// here and then in the next build of the tests.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_MANIFEST_") || told.starts_with("CARGO_PKG_") {
            command.env_remove(&name);
        }
    }
    command
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

/// The texts of all files in a folder, by their paths within it, with `/` between.
///
/// # Errors
///
/// When something in it cannot be read, or is no text.
pub fn texts(folder: &Path) -> std::io::Result<BTreeMap<String, String>> {
    let mut open = vec![(folder.to_owned(), String::new())];
    let mut texts = BTreeMap::new();
    while let Some((folder, within)) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{within}{name}");
            if path.is_dir() {
                open.push((path, format!("{name}/")));
            } else {
                texts.insert(name, std::fs::read_to_string(&path)?);
            }
        }
    }
    Ok(texts)
}
