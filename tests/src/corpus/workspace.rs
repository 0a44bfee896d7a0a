//! The Cargo workspace that the crates are compiled in.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::documents::Document;
use crate::alone::lock;
use crate::project;

/// The folders of a run.
#[derive(Clone, Debug)]
pub(super) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Below the project's own build folder, so that a later run builds on it.
    pub(super) fn new() -> Self {
        Self {
            root: project::root().join("target").join("corpus"),
        }
    }

    /// Where Cargo is called.
    pub(super) fn crates(&self) -> PathBuf {
        self.root.join("crates")
    }

    /// Where the crate of a document goes.
    pub(super) fn crate_of(&self, document: &Document) -> PathBuf {
        self.crates().join(&document.name)
    }

    /// Where the program goes that tries a document's examples.
    pub(super) fn examples_of(&self, document: &Document) -> PathBuf {
        self.crates().join(format!("{}-examples", document.name))
    }

    /// Where crates are compiled by themselves.
    pub(super) fn standalone(&self) -> PathBuf {
        self.root.join("standalone")
    }

    /// Where crates are proved on the wire.
    pub(super) fn verify(&self) -> PathBuf {
        self.root.join("verified")
    }

    /// Where Cargo builds.
    pub(super) fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Makes folders the members of the workspace. It begins with the project's
    /// own lock, so that the same versions are used, and no others fetched.
    pub(super) fn write(&self, members: &[PathBuf]) -> io::Result<()> {
        let names = members.iter().filter_map(|member| member.file_name());
        let names = names.map(|name| format!("    {:?},\n", name.to_string_lossy()));
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n",
            names.collect::<String>()
        );
        let crates = self.crates();
        fs::create_dir_all(&crates)?;
        fs::write(crates.join("Cargo.toml"), manifest)?;
        lock(&crates)
    }
}
