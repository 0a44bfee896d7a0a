//! What a run would change in the output folder, and carrying it out.

use super::WriteError;
use super::folder::Folder;
use super::staged::Staged;

/// What happens to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It is not there yet.
    Create,
    /// Its content changes.
    Update,
    /// An earlier run wrote it, and it is no longer produced.
    Remove,
    /// An earlier run wrote it, it is no longer produced, and somebody has edited it since. It is
    /// left alone, and belongs to them from now on.
    Keep,
}

impl ChangeKind {
    /// The word for it, such as `create`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Remove => "remove",
            Self::Keep => "keep",
        }
    }
}

/// One file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path relative to the output folder, with `/` between its parts.
    pub path: String,
    /// What happens to it.
    pub kind: ChangeKind,
    /// Whether somebody edited the file since oasmith wrote it.
    pub edited: bool,
    /// What it holds now, with `\n` at the ends of lines; nothing if it is created.
    pub old: Option<String>,
    /// What it will hold; nothing if it is removed or kept.
    pub new: Option<String>,
}

/// All that a run would change, and the way to carry it out.
#[derive(Debug)]
pub struct Changes {
    pub(super) folder: Folder,
    /// Sorted by path.
    pub(super) files: Vec<Change>,
    pub(super) lock: Option<Change>,
    pub(super) unchanged: usize,
}

impl Changes {
    /// Whether the folder is already as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.lock.is_none()
    }

    /// The changes, sorted by path, that of the lock last.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.files.iter().chain(&self.lock)
    }

    /// How many files are already as they should be.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// Carries the changes out, and removes what a run that was killed has left beside them.
    ///
    /// All that is new is written beside its place first, so that a full disk
    /// leaves every file as it was. The lock comes last: until then the old one
    /// stands, which knows every file that may be removed.
    ///
    /// # Errors
    ///
    /// Returns what the operating system refused, with the path.
    pub fn apply(&self) -> Result<(), WriteError> {
        let paths = self.iter().map(|change| change.path.as_str());
        self.folder.sweep(paths)?;
        let files = self.stage(&self.files)?;
        let lock = self.stage(&self.lock)?;
        for file in files {
            file.commit()?;
        }
        for change in &self.files {
            if change.kind == ChangeKind::Remove {
                self.folder.remove(&change.path)?;
            }
        }
        for file in lock {
            file.commit()?;
        }
        Ok(())
    }

    fn stage<'a>(
        &self,
        changes: impl IntoIterator<Item = &'a Change>,
    ) -> Result<Vec<Staged>, WriteError> {
        changes
            .into_iter()
            .filter_map(|change| Some((&change.path, change.new.as_ref()?)))
            .map(|(path, content)| self.folder.stage(path, content))
            .collect()
    }
}
