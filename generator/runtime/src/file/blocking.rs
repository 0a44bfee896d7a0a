//! Files of the system, for calls that block.

use std::fs;
use std::future;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

use super::content::failed;
use super::on_disk::{OnDisk, PIECE, with_path};
use super::value::File;
use crate::transport::awaited::{Body, BoxFuture, TransportError};

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
        let file = OnDisk::new(path, found, Reading::body)?;
        // Whether it may be read is known before anything is sent.
        begin(&file.path)?;
        Ok(file.into())
    }
}

/// A file that is read as far as it went when its length was asked for.
struct Reading {
    path: Arc<Path>,
    file: Option<fs::File>,
    rest: u64,
}

impl Reading {
    fn body(file: &OnDisk) -> Box<dyn Body> {
        Box::new(Self {
            path: Arc::clone(&file.path),
            file: None,
            rest: file.length,
        })
    }

    fn piece(&mut self) -> io::Result<Option<Bytes>> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(begin(&self.path)?),
        };
        let mut bytes = Vec::new();
        let read = file
            .take(self.rest.min(PIECE as u64))
            .read_to_end(&mut bytes);
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
