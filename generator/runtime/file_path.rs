//! Files of the system, read while they are sent.

use std::ffi::OsStr;
use std::future::poll_fn;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tokio::fs;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::runtime::Handle;

use super::file::File;
use super::file_content::{Origin, Source, failed};
use super::transport::{Body, BoxFuture, TransportError};

/// How many bytes are in memory at a time.
const PIECE: usize = 64 * 1024;

impl File {
    /// The file of the system at a path, with its name and its length; it is read while it is
    /// sent, and anew wherever it is sent again.
    ///
    /// Needs the feature `reqwest`, and a Tokio runtime.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it may not be read, or is no regular one. What comes out of a
    /// pipe is for [`File::from_stream`].
    pub async fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path: Arc<Path> = path.as_ref().into();
        let found = fs::metadata(&path).await;
        let found = found.map_err(|error| with_path(&path, &error))?;
        if !found.is_file() {
            let problem = format!("{}: is no regular file", path.display());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        // Whether it may be read is known before anything is sent.
        begin(&path).await?;
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
    async fn piece(&mut self) -> io::Result<Option<Bytes>> {
        if Handle::try_current().is_err() {
            let problem = "a file that was opened for a Tokio runtime is sent without one";
            return Err(with_path(&self.path, &io::Error::other(problem)));
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(begin(&self.path).await?),
        };
        let length = usize::try_from(self.rest).map_or(PIECE, |rest| rest.min(PIECE));
        let mut bytes = vec![0; length];
        let mut buffer = ReadBuf::new(&mut bytes);
        let read = poll_fn(|context| Pin::new(&mut *file).poll_read(context, &mut buffer));
        read.await.map_err(|error| with_path(&self.path, &error))?;
        let count = buffer.filled().len();
        self.rest -= count as u64;
        bytes.truncate(count);
        Ok((count > 0).then(|| Bytes::from(bytes)))
    }
}

impl Body for Reading {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async { self.piece().await.map_err(failed).transpose() })
    }
}

async fn begin(path: &Path) -> io::Result<fs::File> {
    let file = fs::File::open(path).await;
    file.map_err(|error| with_path(path, &error))
}

/// An error of the system does not say which file it is about.
fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
