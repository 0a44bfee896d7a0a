//! A transport that answers from memory, and remembers what it was sent.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use crate::sample::{Body, BoxFuture, Payload, Transport, TransportError, TransportErrorKind};

#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
    answers: Arc<Mutex<VecDeque<Response<&'static [u8]>>>>,
}

impl Memory {
    /// Answers with this status and body, once.
    pub(crate) fn answering(status: u16, body: &'static str) -> Self {
        let body = body.as_bytes();
        Self::with(Response::builder().status(status).body(body).unwrap())
    }

    /// Answers with this, once.
    pub(crate) fn with(answer: Response<&'static [u8]>) -> Self {
        let memory = Self::default();
        memory.answers.lock().unwrap().push_back(answer);
        memory
    }

    /// The only request that was sent.
    pub(crate) fn request(&self) -> Request<Bytes> {
        let mut requests = self.requests.lock().unwrap();
        assert_eq!(requests.len(), 1);
        requests.remove(0)
    }

    pub(crate) fn is_unused(&self) -> bool {
        self.requests.lock().unwrap().is_empty()
    }
}

impl Transport for Memory {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        self.requests
            .lock()
            .unwrap()
            .push(request.map(|body| body.bytes().unwrap().clone()));
        let answer = self.answers.lock().unwrap().pop_front();
        Box::pin(async {
            match answer {
                Some(answer) => Ok(answer.map(|body| Box::new(Pieces(body)) as Box<dyn Body>)),
                None => Err(TransportError::new(
                    TransportErrorKind::Connect,
                    "nobody\nis there",
                )),
            }
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }
}

/// A body that arrives in pieces of a few bytes.
struct Pieces(&'static [u8]);

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let (piece, rest) = self.0.split_at(self.0.len().min(7));
        self.0 = rest;
        let piece = (!piece.is_empty()).then(|| Ok(Bytes::from(piece)));
        Box::pin(std::future::ready(piece))
    }
}
