//! What a transport for tests answers.

use std::future::ready;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use crate::transport::awaited::{Body, BoxFuture, TransportError, TransportErrorKind};

/// What a [`TestTransport`](super::transport::TestTransport) answers to a request.
#[derive(Clone, Debug)]
pub struct TestAnswer(Result<Whole, (TransportErrorKind, String)>);

#[derive(Clone, Debug)]
struct Whole {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl TestAnswer {
    /// An answer with a status and a body, which is taken for JSON.
    ///
    /// A status that does not have three digits makes it a failure.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else {
            return Self::missing(format!("{status} is no status"));
        };
        let json = HeaderValue::from_static("application/json");
        Self(Ok(Whole {
            status,
            headers: HeaderMap::from_iter([(CONTENT_TYPE, json)]),
            body: Bytes::from(body.into()),
        }))
    }

    /// The lack of an answer.
    #[must_use]
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self(Err((kind, "the test wants it so".to_owned())))
    }

    /// The same with a header, in place of one of the same name.
    ///
    /// A name or a value that no header can have makes it a failure.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        Self(self.0.and_then(|mut whole| {
            let header = (HeaderName::try_from(name), HeaderValue::try_from(value));
            let (Ok(key), Ok(value)) = header else {
                let problem = format!("the header {name:?} of an answer cannot be sent");
                return Err((TransportErrorKind::Setup, problem));
            };
            whole.headers.insert(key, value);
            Ok(whole)
        }))
    }

    /// The lack of an answer that a test should have given.
    pub(crate) fn missing(problem: String) -> Self {
        Self(Err((TransportErrorKind::Setup, problem)))
    }

    pub(crate) fn into_response(self) -> Result<Response<Rest>, TransportError> {
        let whole = self
            .0
            .map_err(|(kind, problem)| TransportError::new(kind, problem))?;
        let mut response = Response::new(Rest(whole.body));
        *response.status_mut() = whole.status;
        *response.headers_mut() = whole.headers;
        Ok(response)
    }
}

/// What is left of a body. It comes in two pieces, since nobody may rely on one.
pub(crate) struct Rest(Bytes);

impl Body for Rest {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.split_to(self.0.len().div_ceil(2));
        Box::pin(ready((!piece.is_empty()).then_some(Ok(piece))))
    }
}

#[cfg(feature = "blocking")]
impl std::io::Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.len().div_ceil(2).min(buffer.len());
        buffer[..count].copy_from_slice(&self.0.split_to(count));
        Ok(count)
    }
}
