//! A copy of the runtime's package with all faults in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tests::project;

use crate::planted::{CHOICE, CHOSEN, marks, planted};

/// The runtime's package, as seen from the root of the project.
const PACKAGE: &str = "generator/runtime";

/// A copy of the runtime's package.
pub(crate) struct Runtime {
    /// Where it stands.
    pub(crate) folder: PathBuf,
    /// The marks in it.
    pub(crate) marks: BTreeSet<String>,
}

impl Runtime {
    /// Makes the copy in a workspace of its own, since it takes its version and lints from one.
    pub(crate) fn planted(workspace: &Path) -> Self {
        let manifest = fs::read_to_string(project::root().join("Cargo.toml")).expect("a manifest");
        let lines = manifest.lines().map(|line| {
            if line.starts_with("members = ") {
                format!("members = [{PACKAGE:?}]\n")
            } else {
                format!("{line}\n")
            }
        });
        write(&workspace.join("Cargo.toml"), &lines.collect::<String>());
        let mut runtime = Self {
            folder: workspace.join(PACKAGE),
            marks: BTreeSet::new(),
        };
        runtime.choose("");
        runtime.copy(&project::root().join(PACKAGE), Path::new(""));
        runtime
    }

    /// Chooses the fault of the programs that begin from now on; an empty name is none.
    pub(crate) fn choose(&self, fault: &str) {
        write(&self.folder.join(CHOICE), fault);
    }

    fn copy(&mut self, from: &Path, below: &Path) {
        for entry in fs::read_dir(from.join(below)).expect("a folder") {
            let below = below.join(entry.expect("an entry").file_name());
            let path = from.join(&below);
            if path.is_dir() {
                self.copy(from, &below);
            } else {
                let text = fs::read_to_string(&path).expect("a file of text");
                write(&self.folder.join(&below), &self.changed(&below, text));
            }
        }
    }

    fn changed(&mut self, path: &Path, mut text: String) -> String {
        if path == Path::new("src/lib.rs") {
            text.push_str(CHOSEN);
        }
        let before = self.marks.len();
        for mark in marks(&text) {
            let is_new = self.marks.insert(mark.to_owned());
            assert!(is_new, "two places have the mark `{mark}`");
        }
        if self.marks.len() > before {
            text = planted(&text);
        }
        text
    }
}

/// Writes a file whose text is new, so that Cargo builds nothing again for the others.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
    fs::write(path, text).expect("a file is written");
}
