//! A call as a state machine that does no I/O.

use bytes::Bytes;
use http::{Request, Uri};

use super::answer::Answer;
use super::client::Shared;
use super::credential;
use super::encode::Encoder;
use super::failure::{Cause, Failure};
use super::invalid::Invalid;
use super::operation::Work;
use super::redirect::{self, Redirect};
use super::reply::Reply;
use super::transport::TransportError;

/// What a call ends with, before the operation has read the answer.
pub(super) type Outcome = Result<Answer, Box<Failure>>;

/// A call under way. It says what to do next, and is told what came of it.
pub(super) struct Exchange {
    work: Box<dyn Work>,
    /// Where the last redirect led.
    target: Option<Box<Uri>>,
    redirects: usize,
    outcome: Option<Outcome>,
}

/// What to do next.
pub(super) enum Step {
    /// Send this, and tell what came of it.
    Send(Request<Bytes>),
    /// There is nothing more to do.
    Done(Outcome),
}

impl Exchange {
    pub(super) fn new(work: Box<dyn Work>) -> Self {
        Self {
            work,
            target: None,
            redirects: 0,
            outcome: None,
        }
    }

    /// What all calls of the client share.
    pub(super) fn client(&self) -> &Shared {
        &self.work.call().client.shared
    }

    /// What to do next.
    pub(super) fn next(&mut self) -> Step {
        if let Some(outcome) = self.outcome.take() {
            return Step::Done(outcome);
        }
        match self.request() {
            Ok(request) => Step::Send(request),
            Err(invalid) => Step::Done(Err(self.failure(Cause::Invalid(invalid)))),
        }
    }

    /// Takes an answer.
    pub(super) fn answered(&mut self, reply: Reply) {
        let info = self.work.info();
        let endpoint = self.client().endpoint(info).ok();
        let endpoint = endpoint.filter(|_| !info.kept.contains(&reply.status.as_u16()));
        match endpoint.and_then(|endpoint| redirect::read(endpoint, info.method, &reply)) {
            None => self.outcome = Some(Ok(self.answer(reply))),
            Some(Redirect::Follow(target)) if self.redirects < redirect::LIMIT => {
                self.redirects += 1;
                self.target = Some(Box::new(target));
            }
            Some(Redirect::Follow(_)) => {
                let problem = format!("after {} others", redirect::LIMIT);
                self.not_followed(reply, problem);
            }
            Some(Redirect::Refuse(problem)) => self.not_followed(reply, problem),
        }
    }

    /// Takes a redirect that leads nowhere; the document may still say what its body is.
    fn not_followed(&mut self, reply: Reply, problem: String) {
        let mut answer = self.answer(reply);
        answer.redirect = Some(problem);
        self.outcome = Some(Ok(answer));
    }

    /// Takes an answer that the call cannot go on from.
    pub(super) fn broke_off(&mut self, reply: Reply, cause: Cause) {
        let failure = self.answer(reply).failure(cause);
        self.outcome = Some(Err(Box::new(failure)));
    }

    /// Takes the lack of an answer.
    pub(super) fn lost(&mut self, error: TransportError) {
        let endpoint = self.client().endpoint(self.work.info());
        let host = endpoint.map_or_else(|_| String::new(), |endpoint| endpoint.host().to_owned());
        self.outcome = Some(Err(self.failure(Cause::Transport { error, host })));
    }

    fn failure(&self, cause: Cause) -> Box<Failure> {
        Failure::new(self.work.info(), cause)
    }

    fn answer(&self, reply: Reply) -> Answer {
        Answer {
            reply,
            info: self.work.info(),
            fields: &self.client().api.errors,
            redirect: None,
        }
    }

    /// The request of an attempt, written anew so that none is ever copied in advance.
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        let call = self.work.call();
        if let Some(invalid) = &call.invalid {
            return Err(invalid.clone());
        }
        let mut request = Request::new(Bytes::new());
        let mut encoder = Encoder::new(call, self.work.info(), &mut request)?;
        self.work.encode(&mut encoder)?;
        encoder.finish()?;
        if let Some(target) = &self.target {
            *request.uri_mut() = Uri::clone(target);
        }
        credential::authorize(self.client(), self.work.info(), &mut request)?;
        Ok(request)
    }
}
