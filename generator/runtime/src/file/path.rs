//! Files of the system, read while they are sent.

use std::future::poll_fn;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tokio::fs;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::runtime::Handle;

use super::content::failed;
use super::on_disk::{OnDisk, PIECE, with_path};
use super::value::File;
use crate::transport::awaited::{Body, BoxFuture, TransportError};

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
        let file = OnDisk::new(path, found, Reading::body)?;
        // Whether it may be read is known before anything is sent.
        begin(&file.path).await?;
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
