// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! A call as a state machine that does no I/O.

use bytes::Bytes;
use http::{Request, Uri};

use super::answer::Answer;
use super::client::Client;
use super::credential;
use super::encode::Encoder;
use super::failure::{Cause, Failure};
use super::invalid::Invalid;
use super::operation::Work;
use super::redirect::{self, Redirect};
use super::reply::Reply;

/// A call under way. It says what to do next, and is told what came of it.
pub(super) struct Exchange {
    work: Box<dyn Work>,
    client: Client,
    /// Where the last redirect led.
    target: Option<Uri>,
    redirects: usize,
}

/// What to do next.
pub(super) enum Step {
    /// Send this, and tell what was answered.
    Send(Request<Bytes>),
    /// There is nothing more to do.
    Done(Result<Answer, Box<Failure>>),
}

impl Exchange {
    pub(super) fn new(work: Box<dyn Work>) -> Self {
        let client = work.call().client.clone();
        Self {
            work,
            client,
            target: None,
            redirects: 0,
        }
    }

    /// The first step.
    pub(super) fn start(&self) -> Step {
        match self.request() {
            Ok(request) => Step::Send(request),
            Err(invalid) => Step::Done(Err(self.failure(Cause::Invalid(invalid)))),
        }
    }

    /// The step after an answer.
    pub(super) fn answered(&mut self, reply: Reply) -> Step {
        let shared = &self.client.shared;
        let method = &self.work.info().method;
        match redirect::read(&shared.endpoint, method, &reply) {
            None => Step::Done(Ok(self.answer(reply))),
            Some(Redirect::Follow(target)) if self.redirects < redirect::LIMIT => {
                self.redirects += 1;
                self.target = Some(target);
                self.start()
            }
            Some(Redirect::Follow(_)) => {
                let problem = format!("after {} others", redirect::LIMIT);
                self.refuse(reply, problem)
            }
            Some(Redirect::Refuse(problem)) => self.refuse(reply, problem),
        }
    }

    /// A failure without an answer.
    pub(super) fn failure(&self, cause: Cause) -> Box<Failure> {
        Failure::new(self.work.info(), cause)
    }

    /// An answer that can be read, or be part of a failure.
    pub(super) fn answer(&self, reply: Reply) -> Answer {
        Answer {
            reply,
            info: self.work.info(),
            fields: &self.client.shared.api.errors,
        }
    }

    fn refuse(&self, reply: Reply, problem: String) -> Step {
        let failure = self.answer(reply).failure(Cause::Redirect(problem));
        Step::Done(Err(Box::new(failure)))
    }

    /// The request of an attempt, written anew so that none is ever copied in advance.
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        let call = self.work.call();
        if let Some(invalid) = &call.invalid {
            return Err(invalid.clone());
        }
        let mut encoder = Encoder::new(call, self.work.info());
        self.work.encode(&mut encoder)?;
        let mut request = encoder.finish()?;
        if let Some(target) = &self.target {
            *request.uri_mut() = target.clone();
        }
        credential::authorize(&self.client.shared, self.work.info(), &mut request)?;
        Ok(request)
    }
}
