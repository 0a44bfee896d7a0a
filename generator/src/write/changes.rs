//! What a run would change in the output folder, and carrying it out.

use super::WriteError;
use super::folder::Folder;
use super::lock::LOCK;
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
    /// What the lock says while the files are changed, if any are.
    pub(super) pending: Option<String>,
    /// The paths that earlier runs wrote to, or were about to.
    pub(super) known: Vec<String>,
    /// The lock as it stands.
    pub(super) standing: Option<String>,
}

/// One of the steps in which the changes are carried out, each of which happens as a whole.
pub(super) enum Step<'a> {
    /// A file that is written beside its place is put there.
    Put(Staged),
    /// A file is removed.
    Remove(&'a str),
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
    /// The lock comes first, so that it knows the new files before any of them is there. Then all
    /// that is new is written beside its place, so that a full disk leaves every file as it was. The
    /// lock comes last, too: until then it knows every file that may be removed.
    ///
    /// # Errors
    ///
    /// Returns what the operating system refused, with the path.
    pub fn apply(&self) -> Result<(), WriteError> {
        let paths = self.iter().map(|change| change.path.as_str());
        let known = self.known.iter().map(String::as_str);
        self.folder.sweep(paths.chain(known))?;
        self.announce()?;
        let steps = match self.steps() {
            Ok(steps) => steps,
            Err(error) => {
                // The failure that led here is the one to hear of.
                let _ = self.take_back();
                return Err(error);
            }
        };
        steps.into_iter().try_for_each(|step| self.take(step))
    }

    /// Has the lock know the new files beside the old ones.
    pub(super) fn announce(&self) -> Result<(), WriteError> {
        match &self.pending {
            Some(pending) => self.folder.stage(LOCK, pending)?.commit(),
            None => Ok(()),
        }
    }

    /// Has the lock as it was again, before anything else is touched.
    fn take_back(&self) -> Result<(), WriteError> {
        match (&self.pending, &self.standing) {
            (Some(_), Some(standing)) => self.folder.stage(LOCK, standing)?.commit(),
            (Some(_), None) => self.folder.remove(LOCK),
            (None, _) => Ok(()),
        }
    }

    /// Writes all that is new beside its place, and tells the steps that are left.
    pub(super) fn steps(&self) -> Result<Vec<Step<'_>>, WriteError> {
        let mut steps = self.staged(&self.files)?;
        let lock = match (&self.lock, &self.pending, &self.standing) {
            (None, Some(_), Some(standing)) => vec![Step::Put(self.folder.stage(LOCK, standing)?)],
            (lock, _, _) => self.staged(lock)?,
        };
        let removed = self.files.iter();
        let removed = removed.filter(|change| change.kind == ChangeKind::Remove);
        steps.extend(removed.map(|change| Step::Remove(&change.path)));
        steps.extend(lock);
        Ok(steps)
    }

    fn staged<'a>(
        &self,
        changes: impl IntoIterator<Item = &'a Change>,
    ) -> Result<Vec<Step<'a>>, WriteError> {
        changes
            .into_iter()
            .filter_map(|change| Some((&change.path, change.new.as_ref()?)))
            .map(|(path, content)| self.folder.stage(path, content).map(Step::Put))
            .collect()
    }

    pub(super) fn take(&self, step: Step<'_>) -> Result<(), WriteError> {
        match step {
            Step::Put(staged) => staged.commit(),
            Step::Remove(path) => self.folder.remove(path),
        }
    }
}
