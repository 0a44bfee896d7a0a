//! The manifest of the crate that a folder is in.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::file;

/// The manifest of a crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// Where it is.
    pub path: PathBuf,
    /// What it depends on.
    pub dependencies: Table,
    /// What its workspace lets all members depend on.
    pub shared: Table,
}

/// The manifest of the crate that a folder is in, whether or not the folder is there. One that does
/// not parse is none.
#[must_use]
pub fn manifest_around(folder: &Path) -> Option<Manifest> {
    let absolute = std::path::absolute(folder).ok()?;
    let mut found = absolute.ancestors().filter_map(|folder| {
        let path = folder.join("Cargo.toml");
        let text = fs::exists(&path).ok()?.then(|| file::text(&path).ok())??;
        Some((path, toml::from_str::<Table>(&text).ok()?))
    });
    let (path, own) = found.find(|(_, table)| table.contains_key("package"))?;
    let mut workspace = own.get("workspace").cloned();
    if workspace.is_none() {
        workspace = found.find_map(|(_, table)| table.get("workspace").cloned());
    }
    let shared = workspace.and_then(|workspace| workspace.get("dependencies").cloned());
    Some(Manifest {
        path,
        dependencies: table(own.get("dependencies").cloned()),
        shared: table(shared),
    })
}

fn table(value: Option<Value>) -> Table {
    match value {
        Some(Value::Table(table)) => table,
        _ => Table::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_is_in_the_crate_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("a/src")).unwrap();
        fs::write(at("Cargo.toml"), "[workspace.dependencies]\nhttp = '1'\n").unwrap();
        fs::write(
            at("a/Cargo.toml"),
            "[package]\n[dependencies]\nhttp.workspace = true\n",
        )
        .unwrap();
        let found = manifest_around(&at("a/src/shop")).unwrap();
        assert_eq!(found.path, at("a/Cargo.toml"));
        assert!(found.dependencies.contains_key("http") && found.shared.contains_key("http"));
        assert_eq!(manifest_around(&at("b")), None);
    }
}
