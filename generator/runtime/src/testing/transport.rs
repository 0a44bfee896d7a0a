//! A transport for tests, which sends nothing.

use std::collections::VecDeque;
use std::fmt;
use std::future::{pending, ready};
#[cfg(feature = "blocking")]
use std::io::Read;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::answer::TestAnswer;
use super::request::TestRequest;
use crate::transport::awaited::{Body, BoxFuture, Transport, TransportError, TransportErrorKind};
#[cfg(feature = "blocking")]
use crate::transport::blocking::{BlockingTransport, TimeLimit};
use crate::transport::payload::Payload;

/// A transport for tests: it sends nothing, records each request, and answers as it is told.
///
/// Clones share everything, so that a test keeps one of them and gives others to the
/// `transport` of a `ClientBuilder`, and to its `blocking_transport` where there is one. A request is answered by the first rule that is for it, be it of
/// [`on`](Self::on) or of [`answer_by`](Self::answer_by); else by what was queued first; else not
/// at all, which ends the call with an error of the kind `Transport`.
///
/// No time passes. A pause before another attempt is recorded and over at once, and no call takes
/// too long by itself: [`fail`](Self::fail) makes one that does.
#[derive(Clone, Default)]
pub struct TestTransport {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    requests: Vec<TestRequest>,
    pauses: Vec<Duration>,
    rules: Vec<Rule>,
    queue: VecDeque<TestAnswer>,
}

type Rule = Arc<dyn Fn(&TestRequest) -> Option<TestAnswer> + Send + Sync>;

impl TestTransport {
    /// A transport that has been told nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Queues an answer with a status and a body, which is taken for JSON.
    pub fn answer(&self, status: u16, body: impl Into<Vec<u8>>) {
        self.queue(TestAnswer::new(status, body));
    }

    /// Queues the lack of an answer.
    pub fn fail(&self, kind: TransportErrorKind) {
        self.queue(TestAnswer::failure(kind));
    }

    /// Queues an answer.
    pub fn queue(&self, answer: TestAnswer) {
        self.state().queue.push_back(answer);
    }

    /// Answers every request that has this method and this path, as it is sent.
    pub fn on(&self, method: &str, path: &str, answer: TestAnswer) {
        let (method, path) = (method.to_owned(), path.to_owned());
        self.answer_by(move |request| {
            let is_meant = request.method() == method && request.path() == path;
            is_meant.then(|| answer.clone())
        });
    }

    /// Answers every request that a function has an answer to.
    pub fn answer_by(
        &self,
        rule: impl Fn(&TestRequest) -> Option<TestAnswer> + Send + Sync + 'static,
    ) {
        self.state().rules.push(Arc::new(rule));
    }

    /// The requests so far, further attempts and those for tokens included.
    #[must_use]
    pub fn requests(&self) -> Vec<TestRequest> {
        self.state().requests.clone()
    }

    /// The pauses so far, each of which was over at once.
    #[must_use]
    pub fn pauses(&self) -> Vec<Duration> {
        self.state().pauses.clone()
    }

    /// A test that panicked with the lock in its hand leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a request, and finds its answer.
    fn take(&self, request: &TestRequest) -> TestAnswer {
        let rules = {
            let mut state = self.state();
            state.requests.push(request.clone());
            state.rules.clone()
        };
        // A rule may ask what was sent before, which needs the lock.
        let answer = rules.iter().find_map(|rule| rule(request));
        answer
            .or_else(|| self.state().queue.pop_front())
            .unwrap_or_else(|| {
                let (method, path) = (request.method(), request.path());
                TestAnswer::missing(format!("nothing is queued that answers {method} {path}"))
            })
    }
}

impl Transport for TestTransport {
    fn send(
        &self,
        mut request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        Box::pin(async move {
            let mut body = Vec::new();
            while let Some(piece) = request.body_mut().chunk().await {
                body.extend_from_slice(&piece?);
            }
            let request = request.map(|_| Bytes::from(body));
            let response = self.take(&TestRequest::new(request)).into_response()?;
            Ok(response.map(|body| Box::new(body) as Box<dyn Body>))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.state().pauses.push(duration);
        Box::pin(ready(()))
    }

    fn time_limit(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pending())
    }
}

#[cfg(feature = "blocking")]
impl BlockingTransport for TestTransport {
    fn send(
        &self,
        request: Request<Payload>,
        limit: TimeLimit,
    ) -> Result<Response<Box<dyn Read + Send>>, TransportError> {
        let (head, payload) = request.into_parts();
        let mut reader = payload.read(limit.answer);
        let mut body = Vec::new();
        if let Err(error) = reader.read_to_end(&mut body) {
            let unknown = || TransportError::new(TransportErrorKind::Body, error);
            return Err(reader.take_error().unwrap_or_else(unknown));
        }
        let request = Request::from_parts(head, Bytes::from(body));
        let response = self.take(&TestRequest::new(request)).into_response()?;
        Ok(response.map(|body| Box::new(body) as Box<dyn Read + Send>))
    }

    fn sleep(&self, duration: Duration) {
        self.state().pauses.push(duration);
    }
}

impl fmt::Debug for TestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("TestTransport")
            .field("requests", &state.requests)
            .field("queued", &state.queue.len())
            .finish_non_exhaustive()
    }
}
