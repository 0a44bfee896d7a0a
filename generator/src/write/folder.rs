//! The output folder: looking at what stands in it, and changing it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::staged::{self, Staged};

/// The folder that a crate goes into. All paths are relative to it.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

/// What stands at a path.
pub(super) enum Found {
    Nothing,
    File(Vec<u8>),
    /// Something that oasmith never makes: a link or a folder where a file must
    /// go, or a link or a file where a folder must go. Its path is given.
    Obstacle(String),
}

impl Folder {
    pub(super) fn new(output: &Path) -> Self {
        Self(output.to_owned())
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// Looks at `path` without ever following a link below the output folder,
    /// so that nothing outside it can be taken for a file of ours.
    pub(super) fn find(&self, path: &str) -> Result<Found, WriteError> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in folders {
            match self.metadata(folder)? {
                None => return Ok(Found::Nothing),
                Some(metadata) if metadata.is_dir() => {}
                Some(_) => return Ok(Found::Obstacle(folder.to_owned())),
            }
        }
        match self.metadata(path)? {
            None => Ok(Found::Nothing),
            Some(metadata) if metadata.is_file() => {
                let path = self.path(path);
                let content = fs::read(&path).map_err(WriteError::io("read", &path))?;
                Ok(Found::File(content))
            }
            Some(_) => Ok(Found::Obstacle(path.to_owned())),
        }
    }

    /// The text of a file as it stands there, if there is one.
    pub(super) fn text(&self, path: &str) -> Result<Option<String>, WriteError> {
        match self.find(path)? {
            Found::File(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Found::Nothing | Found::Obstacle(_) => Ok(None),
        }
    }

    fn metadata(&self, path: &str) -> Result<Option<fs::Metadata>, WriteError> {
        let path = self.path(path);
        match fs::symlink_metadata(&path) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(WriteError::io("look at", &path)(self.told(error))),
        }
    }

    /// The same error, in other words where it is another thing than a folder that stands on the way
    /// to this one.
    fn told(&self, error: io::Error) -> io::Error {
        let mut above = self.0.ancestors();
        let other = above.find_map(|path| {
            let there = fs::symlink_metadata(path).ok()?;
            let why = if there.is_file() {
                "is a file, not a folder"
            } else if there.is_symlink() && !path.exists() {
                "is a link that leads nowhere"
            } else {
                return None;
            };
            Some(format!("`{}` {why}", path.display()))
        });
        other.map_or(error, io::Error::other)
    }

    /// Writes `content` beside the place that it shall have.
    pub(super) fn stage(&self, path: &str, content: &str) -> Result<Staged, WriteError> {
        let target = self.path(path);
        // Its folder is there but for the first file in it.
        match Staged::write(&target, content) {
            Err(error) if error.is_missing() => {}
            written => return written,
        }
        if let Some(folder) = target.parent() {
            let made = fs::create_dir_all(folder);
            made.map_err(|error| WriteError::io("create the folder", folder)(self.told(error)))?;
        }
        Staged::write(&target, content)
    }

    /// Removes what a run that was killed has left beside some files, and the folders that hold
    /// nothing else.
    pub(super) fn sweep<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), WriteError> {
        let folders = paths.map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder));
        let folders: BTreeSet<&str> = folders.collect();
        for folder in &folders {
            staged::sweep(&self.path(folder))?;
        }
        for folder in folders.iter().filter(|folder| !folder.is_empty()) {
            self.remove_empty(&format!("{folder}/"));
        }
        Ok(())
    }

    /// Removes a file, and the folders that it leaves empty.
    pub(super) fn remove(&self, path: &str) -> Result<(), WriteError> {
        let target = self.path(path);
        fs::remove_file(&target).map_err(WriteError::io("remove", &target))?;
        self.remove_empty(path);
        Ok(())
    }

    /// Removes the folders above a path that hold nothing.
    fn remove_empty(&self, path: &str) {
        for (end, _) in path.rmatch_indices('/') {
            // This refuses a folder that still holds something, and so ends the
            // walk; an empty folder that cannot be removed does no harm.
            if fs::remove_dir(self.path(&path[..end])).is_err() {
                break;
            }
        }
    }
}

/// Whether a path leads to a place in the folder that it is relative to, on
/// every system: `/` between its parts, no `.`, `..` or drive, and nothing that a
/// name may not hold somewhere.
pub(super) fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..");
    let is_odd = |c: char| matches!(c, '\\' | ':' | '"') || c.is_control();
    !path.contains(is_odd) && path.split('/').all(is_name)
}
