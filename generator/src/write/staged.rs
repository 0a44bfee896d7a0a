//! Files that are written beside their places first.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::WriteError;

/// What the names of files that do not stand in their places end in.
const ENDING: &str = ".oasmith";

/// A file that is written, but does not stand in its place yet.
///
/// Dropping one that was not put there removes it.
pub(super) struct Staged {
    temporary: Option<PathBuf>,
    target: PathBuf,
}

impl Staged {
    pub(super) fn write(target: &Path, content: &str) -> Result<Self, WriteError> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let temporary = target.with_file_name(format!(".{name}.{}{ENDING}", unique()));
        // `create_new` neither follows a link nor overwrites what another put there.
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)
            .map_err(WriteError::io("create", &temporary))?;
        let staged = Self {
            temporary: Some(temporary.clone()),
            target: target.to_owned(),
        };
        file.write_all(content.as_bytes())
            .map_err(WriteError::io("write", &temporary))?;
        Ok(staged)
    }

    /// Puts the file in its place, over whatever was there.
    pub(super) fn commit(mut self) -> Result<(), WriteError> {
        if let Some(temporary) = &self.temporary {
            let put = fs::rename(temporary, &self.target);
            put.map_err(|error| WriteError::io("write", &self.target)(told(temporary, error)))?;
        }
        self.temporary = None;
        Ok(())
    }
}

/// The same error, in other words where the file that was written is no longer there: it was swept
/// away by a run beside this one.
fn told(temporary: &Path, error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::NotFound && !temporary.exists() {
        io::Error::other("another run of oasmith writes into the same folder; run it once more")
    } else {
        error
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // The failure that led here is the one to hear of.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// What no other run has in the names of its files. The number of the process is none: it is the same
/// in each container.
fn unique() -> String {
    // The standard library's hashes begin with random numbers.
    format!("{:016x}", RandomState::new().hash_one(ENDING))
}

/// Removes what a run that was killed has left in a folder.
pub(super) fn sweep(folder: &Path) -> Result<(), WriteError> {
    let Ok(entries) = fs::read_dir(folder) else {
        // What is not there has nothing in it.
        return Ok(());
    };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_temporary(&entry.file_name()) {
            let path = entry.path();
            fs::remove_file(&path).map_err(WriteError::io("remove", &path))?;
        }
    }
    Ok(())
}

/// Whether a name is one of those above: `.lib.rs.0123456789abcdef.oasmith`.
fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_str().and_then(|name| name.strip_prefix('.'));
    let name = name.and_then(|name| name.strip_suffix(ENDING)?.rsplit_once('.'));
    name.is_some_and(|(_, unique)| {
        unique.len() == 16 && unique.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
