//! Files of the system, for calls that block.

use std::ffi::OsStr;
use std::fs;
use std::future;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

use super::file::File;
use super::file_content::{Origin, Source, failed};
use super::transport::{Body, BoxFuture, TransportError};

/// How many bytes are in memory at a time.
const PIECE: u64 = 64 * 1024;

impl File {
    /// As `File::open`, for calls that block: it needs no runtime, and whoever sends the file waits
    /// for the disk.
    ///
    /// Needs the feature `blocking`.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it may not be read, or is no regular one.
    pub fn open_blocking(path: impl AsRef<Path>) -> io::Result<Self> {
        let path: Arc<Path> = path.as_ref().into();
        let found = fs::metadata(&path);
        let found = found.map_err(|error| with_path(&path, &error))?;
        if !found.is_file() {
            let problem = format!("{}: is no regular file", path.display());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        // Whether it may be read is known before anything is sent.
        begin(&path)?;
        let name = path.file_name().map(OsStr::to_string_lossy);
        let name = name.map(|name| name.into_owned().into());
        let length = found.len();
        Ok(Self {
            name,
            ..Self::of(Source::new(Some(length), OnDisk { path, length }))
        })
    }
}

/// Where a file is, and how many of its bytes are sent.
struct OnDisk {
    path: Arc<Path>,
    length: u64,
}

impl Origin for OnDisk {
    fn begin(&self) -> Box<dyn Body> {
        Box::new(Reading {
            path: Arc::clone(&self.path),
            file: None,
            rest: self.length,
        })
    }
}

/// A file that is read as far as it went when its length was asked for.
struct Reading {
    path: Arc<Path>,
    file: Option<fs::File>,
    rest: u64,
}

impl Reading {
    fn piece(&mut self) -> io::Result<Option<Bytes>> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(begin(&self.path)?),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.rest.min(PIECE)).read_to_end(&mut bytes);
        read.map_err(|error| with_path(&self.path, &error))?;
        self.rest -= bytes.len() as u64;
        Ok((!bytes.is_empty()).then(|| Bytes::from(bytes)))
    }
}

impl Body for Reading {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.piece().map_err(failed).transpose();
        Box::pin(future::ready(piece))
    }
}

fn begin(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path).map_err(|error| with_path(path, &error))
}

/// An error of the system does not say which file it is about.
fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
