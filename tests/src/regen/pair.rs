//! A pair of documents that differ by one change, and what that means.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oasmith::diff::{Change, Effect, compare};
use oasmith::record::Record;
use oasmith::{Known, Outcome, Request, inspect};
use serde::Deserialize;

use crate::project;

/// What a change means for those who were there before it, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing that they could notice.
    None,
    /// All goes on as before.
    Compatible,
    /// What worked need not work any more.
    Breaking,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<Effect> for Verdict {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::None => Self::None,
            Effect::Compatible => Self::Compatible,
            Effect::Breaking => Self::Breaking,
        }
    }
}

/// One of the pairs in `tests/regen`, whose README says what the keys mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The name of its file.
    #[serde(skip)]
    pub name: String,
    /// The document that is changed.
    pub base: String,
    /// The change.
    pub change: String,
    /// What it means on the wire.
    pub wire: Verdict,
    /// What it means in Rust.
    pub rust: Verdict,
    /// The reason of both.
    pub why: String,
    /// Whether all that breaks in Rust is a name that the document gives.
    #[serde(default)]
    pub renames: bool,
    /// Whether a generator that goes by order gets it wrong.
    #[serde(default)]
    pub trap: bool,
    /// Words that the text of the difference must have.
    #[serde(default)]
    pub tells: Vec<String>,
    /// Words that it must not have.
    #[serde(default)]
    pub untold: Vec<String>,
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
#[must_use]
pub fn folder() -> PathBuf {
    project::root().join("tests").join("regen")
}

impl Pair {
    /// What it means in Rust as things are: a name that is deserved and other than before stands
    /// beside the old one.
    #[must_use]
    pub fn rust_with_aliases(&self) -> Verdict {
        if self.renames {
            Verdict::Compatible
        } else {
            self.rust
        }
    }

    /// All of them, in the order of their names.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn all() -> io::Result<Vec<Self>> {
        let files = fs::read_dir(folder().join("pairs"))?;
        let files: io::Result<Vec<PathBuf>> = files.map(|file| Ok(file?.path())).collect();
        let mut files = files?;
        files.sort();
        files.iter().map(|file| Self::read(file)).collect()
    }

    fn read(file: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(file)?;
        let pair: Self = toml::from_str(&text)
            .map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
        let name = file.file_stem().unwrap_or_default();
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            ..pair
        })
    }

    /// The old document and the new one.
    ///
    /// # Errors
    ///
    /// When there is no such base, or an edit does not fit.
    pub fn documents(&self) -> io::Result<(String, String)> {
        let base = folder().join("bases").join(format!("{}.yaml", self.base));
        let base = fs::read_to_string(base)?;
        let old = self.edited(base, &self.given)?;
        let new = self.edited(old.clone(), &self.edits)?;
        Ok((old, new))
    }

    fn edited(&self, text: String, edits: &[Edit]) -> io::Result<String> {
        edits.iter().try_fold(text, |text, edit| {
            let found = text.matches(&edit.find).count();
            if found == 1 || edit.all && found > 1 {
                return Ok(text.replace(&edit.find, &edit.put));
            }
            let problem = format!("{}: this is there {found} times:\n{}", self.name, edit.find);
            Err(io::Error::other(problem))
        })
    }

    /// What is told to be different between its crates, the new one knowing the old one.
    ///
    /// # Errors
    ///
    /// When a document gives no crate.
    pub fn changes(&self) -> io::Result<Vec<Change>> {
        let (old, new) = self.documents()?;
        let old = made(&old, Known::Nothing)?.1;
        let known = Known::Record(Box::new(old.clone()));
        let new = made(&new, known)?.1;
        Ok(compare(&old, &new))
    }
}

/// What is made of a document, and what callers see of its crate.
///
/// # Errors
///
/// When it gives no crate.
pub fn made(document: &str, known: Known) -> io::Result<(Outcome, Record)> {
    let folder = tempfile::tempdir()?;
    let spec = folder.path().join("api.yaml");
    fs::write(&spec, document)?;
    let outcome = inspect(&Request {
        spec,
        known,
        ..Request::default()
    });
    let record = outcome.record.clone();
    let record = record.filter(|_| !outcome.diagnostics.has_errors());
    let record = record.ok_or_else(|| io::Error::other("a document gives no crate"))?;
    Ok((outcome, record))
}

/// What callers see of the crates of documents, one after another, each of which knows what the lock of
/// the one before says.
///
/// # Errors
///
/// When one gives no crate.
pub fn chain(documents: &[String]) -> io::Result<Vec<Record>> {
    let mut records: Vec<Record> = Vec::new();
    for document in documents {
        let known = match records.last() {
            Some(known) => Known::Record(Box::new(locked(known)?)),
            None => Known::Nothing,
        };
        records.push(made(document, known)?.1);
    }
    Ok(records)
}

/// What a lock says of a crate.
fn locked(record: &Record) -> io::Result<Record> {
    let lock = format!("version = 2\n\n{}", record.to_toml());
    Record::from_lock(&lock).map_err(io::Error::other)
}
