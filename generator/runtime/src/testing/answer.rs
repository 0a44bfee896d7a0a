//! What a transport for tests answers.

use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

use super::body::TestBody;
use super::clock::TestClock;
use crate::transport::awaited::{TransportError, TransportErrorKind};

/// What a [`TestTransport`](super::transport::TestTransport) answers to a request.
#[derive(Clone, Debug)]
pub struct TestAnswer {
    time: Duration,
    pause: Duration,
    outcome: Result<Whole, (TransportErrorKind, String)>,
}

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
        Self::at_once(Ok(Whole {
            status,
            headers: HeaderMap::from_iter([(CONTENT_TYPE, json)]),
            body: Bytes::from(body.into()),
        }))
    }

    /// The lack of an answer.
    #[must_use]
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self::at_once(Err((kind, "the test wants it so".to_owned())))
    }

    /// The same with a header, in place of one of the same name.
    ///
    /// A name or a value that no header can have makes it a failure.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let outcome = self.outcome.and_then(|mut whole| {
            let header = (HeaderName::try_from(name), HeaderValue::try_from(value));
            let (Ok(key), Ok(value)) = header else {
                let problem = format!("the header {name:?} of an answer cannot be sent");
                return Err((TransportErrorKind::Setup, problem));
            };
            whole.headers.insert(key, value);
            Ok(whole)
        });
        Self { outcome, ..self }
    }

    /// The same after so long, by the clock of the transport: the lack of an answer, too, takes its
    /// time. What takes as long as a call or an attempt may, or longer, has timed out.
    #[must_use]
    pub fn after(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// The same with a pause in its body, behind the first piece or before the end of an empty one.
    #[must_use]
    pub fn pausing(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    fn at_once(outcome: Result<Whole, (TransportErrorKind, String)>) -> Self {
        Self {
            time: Duration::ZERO,
            pause: Duration::ZERO,
            outcome,
        }
    }

    /// The lack of an answer that a test should have given.
    pub(crate) fn missing(problem: String) -> Self {
        Self::at_once(Err((TransportErrorKind::Setup, problem)))
    }

    /// How long it takes to come.
    pub(crate) fn time(&self) -> Duration {
        self.time
    }

    pub(crate) fn into_response(
        self,
        clock: TestClock,
    ) -> Result<Response<TestBody>, TransportError> {
        let whole = self
            .outcome
            .map_err(|(kind, problem)| TransportError::new(kind, problem))?;
        let mut response = Response::new(TestBody::new(whole.body, self.pause, clock));
        *response.status_mut() = whole.status;
        *response.headers_mut() = whole.headers;
        Ok(response)
    }
}
