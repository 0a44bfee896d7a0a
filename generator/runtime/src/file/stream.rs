//! Files whose content is made while it is sent.

use std::error::Error;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;

use super::content::{Origin, Source, failed};
use super::value::File;
use crate::transport::awaited::{Body, BoxFuture, TransportError};

impl File {
    /// A file whose content is made while it is sent, of this many bytes if that is known.
    ///
    /// The function is that of any stream, as in
    /// `move |context| stream.as_mut().poll_next(context)`. It can be sent once: what would have to
    /// send it again, be it a redirect, a renewed credential or another attempt, is then left out,
    /// and the call ends with what there is. Another length than was told is an error.
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
        Self::of(Source::new(
            length,
            Once(Arc::new(Mutex::new(Some(stream)))),
        ))
    }
}

type Stream = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<Piece>> + Send>;

type Piece = Result<Bytes, TransportError>;

/// A stream that the first one has who asks for a piece.
#[derive(Clone)]
struct Once(Arc<Mutex<Option<Stream>>>);

impl Once {
    fn stream(&self) -> MutexGuard<'_, Option<Stream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Origin for Once {
    fn begin(&self) -> Box<dyn Body> {
        Box::new(Reading {
            waiting: self.clone(),
            begun: None,
        })
    }

    fn is_spent(&self) -> bool {
        self.stream().is_none()
    }
}

/// A stream that is read, once its first piece is asked for.
struct Reading {
    waiting: Once,
    begun: Option<Stream>,
}

impl Body for Reading {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Piece>> {
        Box::pin(async {
            if self.begun.is_none() {
                self.begun = self.waiting.stream().take();
            }
            match &mut self.begun {
                Some(stream) => poll_fn(stream).await,
                None => Some(Err(failed(
                    "a file that is a stream has been sent before, and cannot be sent again",
                ))),
            }
        })
    }
}
