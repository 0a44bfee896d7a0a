//! Files whose content is made while it is sent.

use std::error::Error;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;

use super::file::File;
use super::file_content::{Source, failed};
use super::transport::{Body, BoxFuture, TransportError};

impl File {
    /// A file whose content is made while it is sent, of this many bytes if that is known.
    ///
    /// The function is that of any stream, as in
    /// `move |context| stream.as_mut().poll_next(context)`. It can be sent once: where a redirect
    /// or a renewed credential would have to send it again, the call ends with an error. So it does
    /// where there are other than that many bytes.
    pub fn from_stream<B, E>(
        length: Option<u64>,
        mut poll: impl FnMut(&mut Context<'_>) -> Poll<Option<Result<B, E>>> + Send + 'static,
    ) -> Self
    where
        B: Into<Bytes>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let stream: Stream = Box::new(move |context| {
            let piece = poll(context);
            piece.map(|piece| Some(piece?.map(Into::into).map_err(failed)))
        });
        let stream = Arc::new(Mutex::new(Some(stream)));
        Self::of(Source::new(length, move || {
            Box::new(Once {
                waiting: Arc::clone(&stream),
                begun: None,
            })
        }))
    }
}

type Stream = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<Piece>> + Send>;

type Piece = Result<Bytes, TransportError>;

/// A stream that the first one has who asks for a piece.
struct Once {
    waiting: Arc<Mutex<Option<Stream>>>,
    begun: Option<Stream>,
}

impl Once {
    fn stream(&mut self) -> Option<&mut Stream> {
        if self.begun.is_none() {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            self.begun = waiting.take();
        }
        self.begun.as_mut()
    }
}

impl Body for Once {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Piece>> {
        Box::pin(async {
            match self.stream() {
                Some(stream) => poll_fn(stream).await,
                None => Some(Err(failed(
                    "a file that is a stream has been sent before, and cannot be sent again",
                ))),
            }
        })
    }
}
