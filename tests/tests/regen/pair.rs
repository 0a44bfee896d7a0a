//! A pair of documents that differ by one change, and what that means.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use tests::project;

/// What a change means for those who were there before it, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verdict {
    None,
    Compatible,
    Breaking,
}

/// One of the pairs in `tests/regen`, whose README says what the keys mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    /// The name of its file.
    #[serde(skip)]
    pub(crate) name: String,
    pub(crate) base: String,
    pub(crate) change: String,
    pub(crate) wire: Verdict,
    pub(crate) rust: Verdict,
    pub(crate) why: String,
    #[serde(default)]
    pub(crate) renames: bool,
    #[serde(default)]
    pub(crate) trap: bool,
    #[serde(default)]
    pub(crate) tells: Vec<String>,
    #[serde(default)]
    pub(crate) untold: Vec<String>,
    #[serde(default)]
    given: Vec<Edit>,
    edits: Vec<Edit>,
}

/// A text in place of another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    find: String,
    put: String,
    #[serde(default)]
    all: bool,
}

/// The folder of the pairs and of the documents that they change.
pub(crate) fn folder() -> PathBuf {
    project::root().join("tests").join("regen")
}

impl Pair {
    /// What it means in Rust as things are: a name that is deserved and other than before stands
    /// beside the old one.
    pub(crate) fn rust_with_aliases(&self) -> Verdict {
        if self.renames {
            Verdict::Compatible
        } else {
            self.rust
        }
    }

    /// All of them, in the order of their names.
    pub(crate) fn all() -> Vec<Self> {
        let files = fs::read_dir(folder().join("pairs")).expect("the folder of the pairs");
        let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        files.sort();
        files.iter().map(Self::read).collect()
    }

    fn read(file: &PathBuf) -> Self {
        let text = fs::read_to_string(file).expect("the text of a pair");
        let pair: Self =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_stem().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            ..pair
        }
    }

    /// The old document and the new one.
    pub(crate) fn documents(&self) -> (String, String) {
        let base = folder().join("bases").join(format!("{}.yaml", self.base));
        let base = fs::read_to_string(base)
            .unwrap_or_else(|error| panic!("{}: base `{}`: {error}", self.name, self.base));
        let old = self.edited(base, &self.given);
        let new = self.edited(old.clone(), &self.edits);
        (old, new)
    }

    fn edited(&self, text: String, edits: &[Edit]) -> String {
        edits.iter().fold(text, |text, edit| {
            let found = text.matches(&edit.find).count();
            assert!(
                found == 1 || edit.all && found > 1,
                "{}: this is there {found} times:\n{}",
                self.name,
                edit.find
            );
            text.replace(&edit.find, &edit.put)
        })
    }
}
