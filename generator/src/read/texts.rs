//! Texts that stand in for files: what is read from the standard input, or made in memory.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::file;
use super::tidy::tidy;

/// Texts by the paths of the files that they stand in for.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    by_path: BTreeMap<PathBuf, String>,
    /// Whether there are no files beside them.
    alone: bool,
}

impl Texts {
    /// These texts and nothing else: no file is read, whatever they refer to.
    pub fn alone<P, T>(texts: impl IntoIterator<Item = (P, T)>) -> Self
    where
        P: AsRef<Path>,
        T: Into<String>,
    {
        let texts = texts.into_iter();
        Self {
            by_path: texts
                .map(|(path, text)| (tidy(path.as_ref()), text.into()))
                .collect(),
            alone: true,
        }
    }

    /// One text, which may refer to files.
    pub fn beside_files(path: &Path, text: impl Into<String>) -> Self {
        Self {
            by_path: BTreeMap::from([(tidy(path), text.into())]),
            alone: false,
        }
    }

    /// Adds one that stands in for the file at a path.
    pub fn add(&mut self, path: &Path, text: impl Into<String>) {
        self.by_path.insert(tidy(path), text.into());
    }

    /// Whether one of them stands in for the file at a path.
    pub(crate) fn has(&self, path: &Path) -> bool {
        self.by_path.contains_key(&tidy(path))
    }

    /// The text at a path, or that there is none and no file is asked for.
    pub(super) fn get(&self, path: &Path) -> Option<io::Result<&str>> {
        match self.by_path.get(&tidy(path)) {
            Some(text) => Some(Ok(text)),
            None => self.alone.then(|| Err(io::ErrorKind::NotFound.into())),
        }
    }

    /// The text at a path, be it one of these or that of a file.
    pub(super) fn read(&self, path: &Path) -> io::Result<String> {
        match self.get(path) {
            Some(text) => text.map(str::to_owned),
            None => file::text(path),
        }
    }

    /// Whether something stands at a path. What cannot be looked at counts, so that reading it says
    /// why.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        match self.get(path) {
            Some(text) => text.is_ok(),
            None => path.try_exists().unwrap_or(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_stand_alone_have_no_files_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file.yaml");
        std::fs::write(&file, "a: 1").unwrap();
        let alone = Texts::alone([("./m/../api.yaml", "b: 1")]);
        assert_eq!(alone.read(Path::new("api.yaml")).unwrap(), "b: 1");
        assert!(!alone.is_there(&file));
        assert!(alone.read(&file).is_err());

        let beside = Texts::beside_files(Path::new("api.yaml"), "b: 1");
        assert!(beside.is_there(&file) && beside.is_there(Path::new("./api.yaml")));
        assert_eq!(beside.read(&file).unwrap(), "a: 1");
    }
}
