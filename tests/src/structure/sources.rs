//! The text of every file of a crate.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The Rust files of a crate, by their paths below its folder, with `/` between
/// the segments.
#[derive(Clone, Debug, Default)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// Reads all Rust files below a folder.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        let mut open = vec![(String::new(), folder.to_owned())];
        while let Some((prefix, folder)) = open.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let Some(name) = path.file_name() else {
                    continue;
                };
                let name = format!("{prefix}{}", name.to_string_lossy());
                if path.is_dir() {
                    open.push((format!("{name}/"), path));
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    files.insert(name, fs::read_to_string(path)?);
                }
            }
        }
        Ok(Self(files))
    }

    /// The lines of all files.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.0.values().map(|text| text.lines().count()).sum()
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The file that the crate begins with: `lib.rs`, or `mod.rs` of a module that
    /// is compiled by itself.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        let mut roots = ["lib.rs", "mod.rs"].into_iter();
        roots.find(|name| self.0.contains_key(*name))
    }

    /// The paths and texts of all files, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.0.iter();
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Sources {
    fn from(files: [(&str, &str); N]) -> Self {
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        Self(files.into())
    }
}
