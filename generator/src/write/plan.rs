//! Telling what a run would change, without touching anything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::WriteError;
use super::changes::{Change, ChangeKind, Changes};
use super::content::{text, unix_lines};
use super::folder::{Folder, Found, is_inside};
use super::lock::{LOCK, Lock, hash, lock};
use super::pending::{is_needed, pending};
use super::released::CHANGELOG;
use crate::File;

/// Compares `files` with what stands in the folder `output`, which may be
/// missing. Nothing is written.
///
/// One of `files` is the [`lock`]. If none is, one without further tables is added.
///
/// # Errors
///
/// Returns an error if something that oasmith did not write stands in the way,
/// if the lock of an earlier run cannot be understood, or if the folder cannot
/// be read.
pub fn plan(files: &[File<String>], output: &Path) -> Result<Changes, WriteError> {
    if let Some(file) = files.iter().find(|file| !is_inside(&file.path)) {
        return Err(WriteError::Outside {
            path: file.path.clone(),
        });
    }
    let mut produced: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.content.as_str()))
        .collect();
    let own_lock;
    let new_lock = if let Some(lock) = produced.remove(LOCK) {
        lock
    } else {
        own_lock = lock(files, "");
        &own_lock.content
    };

    let folder = Folder::new(output);
    let old_lock = Lock::read(&folder)?;
    let mut plan = Plan::new(&folder, &old_lock);
    let files = plan.files(&produced)?;
    let lock = plan.lock(new_lock)?;
    if !plan.in_the_way.is_empty() {
        return Err(WriteError::InTheWay {
            output: output.to_owned(),
            paths: plan.in_the_way.into_iter().collect(),
        });
    }
    let unchanged = plan.unchanged;
    let known = old_lock.files().into_iter().map(str::to_owned).collect();
    let standing = folder.text(LOCK)?;
    Ok(Changes {
        pending: is_needed(&files).then(|| pending(standing.as_deref(), new_lock, &files)),
        folder,
        files,
        lock,
        unchanged,
        known,
        standing,
    })
}

/// A plan in the making.
struct Plan<'a> {
    folder: &'a Folder,
    lock: &'a Lock,
    in_the_way: BTreeSet<String>,
    unchanged: usize,
}

impl<'a> Plan<'a> {
    fn new(folder: &'a Folder, lock: &'a Lock) -> Self {
        Self {
            folder,
            lock,
            in_the_way: BTreeSet::new(),
            unchanged: 0,
        }
    }

    /// What changes among the files that are produced, and among those that no
    /// longer are.
    fn files(&mut self, produced: &BTreeMap<&str, &str>) -> Result<Vec<Change>, WriteError> {
        let mut changes = Vec::new();
        for (path, content) in produced {
            changes.extend(self.produced(path, content)?);
        }
        for path in self.lock.files() {
            if path != LOCK && !produced.contains_key(path) {
                changes.extend(self.retired(path)?);
            }
        }
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn produced(&mut self, path: &str, new: &str) -> Result<Option<Change>, WriteError> {
        let old = match self.folder.find(path)? {
            Found::Nothing => return Ok(Some(created(path, new))),
            Found::File(old) => old,
            Found::Obstacle(obstacle) => {
                self.in_the_way.insert(obstacle);
                return Ok(None);
            }
        };
        if unix_lines(&old) == unix_lines(new.as_bytes()) {
            self.unchanged += 1;
            return Ok(None);
        }
        if !self.lock.knows(path) {
            self.in_the_way.insert(path.to_owned());
            return Ok(None);
        }
        let edited = !self.lock.wrote(path, &hash(&old));
        Ok(Some(updated(path, &old, new, edited)))
    }

    /// A file that an earlier run wrote and this one does not.
    fn retired(&self, path: &str) -> Result<Option<Change>, WriteError> {
        let (kind, old) = match self.folder.find(path)? {
            Found::Nothing => return Ok(None),
            // A history is nothing to be thrown away.
            Found::File(old) if path != CHANGELOG && self.lock.wrote(path, &hash(&old)) => {
                (ChangeKind::Remove, Some(text(&old)))
            }
            Found::File(old) => (ChangeKind::Keep, Some(text(&old))),
            Found::Obstacle(_) => (ChangeKind::Keep, None),
        };
        Ok(Some(Change {
            path: path.to_owned(),
            kind,
            edited: kind == ChangeKind::Keep && path != CHANGELOG,
            old,
            new: None,
        }))
    }

    /// The lock is no entry of its own, and oasmith's whenever it is one at all.
    fn lock(&mut self, new: &str) -> Result<Option<Change>, WriteError> {
        match self.folder.find(LOCK)? {
            Found::Nothing => Ok(Some(created(LOCK, new))),
            Found::File(old) if unix_lines(&old) == unix_lines(new.as_bytes()) => {
                self.unchanged += 1;
                Ok(None)
            }
            Found::File(old) => Ok(Some(updated(LOCK, &old, new, false))),
            Found::Obstacle(obstacle) => {
                self.in_the_way.insert(obstacle);
                Ok(None)
            }
        }
    }
}

fn created(path: &str, new: &str) -> Change {
    Change {
        path: path.to_owned(),
        kind: ChangeKind::Create,
        edited: false,
        old: None,
        new: Some(new.to_owned()),
    }
}

fn updated(path: &str, old: &[u8], new: &str, edited: bool) -> Change {
    Change {
        path: path.to_owned(),
        kind: ChangeKind::Update,
        edited,
        old: Some(text(old)),
        new: Some(new.to_owned()),
    }
}
