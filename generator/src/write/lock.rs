//! The lock: which files of a folder are oasmith's, and what it wrote there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::content::unix_lines;
use super::digest::digest;
use super::folder::{Folder, Found, is_inside};
use super::pending;
use super::{LockFault, WriteError};
use crate::File;

/// The name of the lock in the output folder.
pub const LOCK: &str = "oasmith.lock";

/// The version of the lock's own form.
pub(super) const VERSION: u32 = 2;

/// The versions whose files are told alike.
const KNOWN: std::ops::RangeInclusive<u32> = 1..=VERSION;

pub(super) const HEADER: &str =
    "# Written by oasmith, to know its files and names again. Commit it, and do not edit it.\n";

/// What stands above the files.
pub(super) const FILES: &str = "\n[files]\n";

/// Makes the lock of `files`, which is itself the last file of a crate.
///
/// `tables` is what else it shall remember: TOML tables, already rendered.
#[must_use]
pub fn lock(files: &[File<String>], tables: &str) -> File<String> {
    let hashes: BTreeMap<&str, String> = files
        .iter()
        .filter(|file| file.path != LOCK)
        .map(|file| (file.path.as_str(), hash(file.content.as_bytes())))
        .collect();
    let mut content = format!("{HEADER}version = {VERSION}\n{FILES}");
    for (path, hash) in hashes {
        content.extend(["\"", path, "\" = \"", &hash, "\"\n"]);
    }
    if !tables.is_empty() {
        content.push('\n');
        content.push_str(tables);
    }
    File {
        path: LOCK.to_owned(),
        content,
    }
}

/// The part of a lock that tells oasmith's files from anybody else's.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Lock {
    version: u32,
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// What runs were about to write that did not come to their ends.
    #[serde(default)]
    pending: Vec<BTreeMap<String, String>>,
}

/// Why a lock cannot be understood.
struct Unread {
    reason: String,
    /// Whether a later oasmith wrote it.
    is_newer: bool,
}

impl From<String> for Unread {
    fn from(reason: String) -> Self {
        let is_newer = false;
        Self { reason, is_newer }
    }
}

impl Lock {
    /// Reads the lock of an earlier run. A folder without one holds no file of
    /// oasmith's.
    pub(super) fn read(folder: &Folder) -> Result<Self, WriteError> {
        let Found::File(bytes) = folder.find(LOCK)? else {
            return Ok(Self::default());
        };
        Self::parse(&bytes).map_err(|Unread { reason, is_newer }| WriteError::Lock {
            path: folder.path(LOCK),
            reason,
            fault: LockFault::of(&String::from_utf8_lossy(&bytes), is_newer),
        })
    }

    fn parse(bytes: &[u8]) -> Result<Self, Unread> {
        let text = str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        let lock: Self = toml::from_str(files_of(text))
            .map_err(|error| error.to_string().trim_end().to_owned())?;
        if !KNOWN.contains(&lock.version) {
            let version = lock.version;
            return Err(Unread {
                reason: format!(
                    "its version is {version}, and this oasmith knows version {VERSION} and those before"
                ),
                is_newer: version > VERSION,
            });
        }
        // A lock decides what may be removed, so that one which names a file
        // outside its folder is not to be trusted at all.
        if let Some(path) = lock.paths().find(|path| !is_inside(path)) {
            return Err(format!("it names `{path}`, which is not in its folder").into());
        }
        Ok(lock)
    }

    /// Whether an earlier run wrote the file at `path`, or was about to.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.tables().any(|files| files.contains_key(path))
    }

    /// Whether an earlier run wrote to `path` what has this hash.
    pub(super) fn wrote(&self, path: &str, hash: &str) -> bool {
        self.tables()
            .any(|files| files.get(path).is_some_and(|written| written == hash))
    }

    /// The files that earlier runs wrote or were about to, sorted, each once.
    pub(super) fn files(&self) -> BTreeSet<&str> {
        self.paths().collect()
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.tables().flat_map(BTreeMap::keys).map(String::as_str)
    }

    fn tables(&self) -> impl Iterator<Item = &BTreeMap<String, String>> {
        std::iter::once(&self.files).chain(&self.pending)
    }
}

/// The text of the lock in the folder `output`, if there is one that knows a crate.
///
/// # Errors
///
/// Returns an error if the folder cannot be read.
pub fn locked(output: &Path) -> Result<Option<String>, WriteError> {
    match Folder::new(output).find(LOCK)? {
        Found::File(bytes) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Ok(Some(text).filter(|text| !pending::is_of_first_run(text)))
        }
        Found::Nothing | Found::Obstacle(_) => Ok(None),
    }
}

/// What stands before the tables behind that of the files, which say nothing of them.
fn files_of(text: &str) -> &str {
    let files = text.find(FILES).map(|at| at + FILES.len() - 1);
    let end = files.and_then(|at| Some(at + text.get(at..)?.find("\n[")? + 1));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The hash of a file's content, the same whichever way its lines end.
pub(super) fn hash(content: &[u8]) -> String {
    digest(&unix_lines(content))
}
