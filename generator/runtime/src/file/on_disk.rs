//! Files of the system, whichever way they are read.

use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::content::{Origin, Source};
use super::value::File;
use crate::transport::awaited::Body;

/// How many bytes are in memory at a time.
pub(crate) const PIECE: usize = 64 * 1024;

/// A file of the system, of which as many bytes are sent as it had when it was opened.
#[derive(Clone)]
pub(crate) struct OnDisk {
    pub(crate) path: Arc<Path>,
    pub(crate) length: u64,
    /// What reads it.
    pub(crate) body: fn(&Self) -> Box<dyn Body>,
}

impl OnDisk {
    /// What the system has found at a path, if it is a regular file.
    pub(crate) fn new(
        path: Arc<Path>,
        found: io::Result<Metadata>,
        body: fn(&Self) -> Box<dyn Body>,
    ) -> io::Result<Self> {
        let found = found.map_err(|error| with_path(&path, &error))?;
        if !found.is_file() {
            let problem = format!("{}: is no regular file", path.display());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        let length = found.len();
        Ok(Self { path, length, body })
    }
}

impl Origin for OnDisk {
    fn begin(&self) -> Box<dyn Body> {
        (self.body)(self)
    }
}

impl From<OnDisk> for File {
    fn from(file: OnDisk) -> Self {
        let name = file.path.file_name().map(OsStr::to_string_lossy);
        Self {
            name: name.map(|name| name.into_owned().into()),
            ..Self::of(Source::new(Some(file.length), file))
        }
    }
}

/// An error of the system does not say which file it is about.
pub(crate) fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
