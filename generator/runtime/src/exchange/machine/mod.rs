//! A call as a state machine that does no I/O.

mod requests;
mod token;

use std::time::{Duration, Instant};

use http::{HeaderMap, Request, Response, StatusCode, Uri};

use super::operation::Work;
use super::outcome::Outcome;
use super::redirect::{self, Redirect, Way};
use crate::answer::attempts::Attempts;
use crate::answer::called::Called;
use crate::answer::collect::Collect;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::answer::reply::Reply;
use crate::auth::credential::TokenRequest;
use crate::client::clock::Clock;
use crate::client::observer::{Ending, Purpose};
use crate::client::shared::Shared;
use crate::core::error_kind::ErrorKind;
use crate::transport::awaited::{BoxFuture, TransportError};
use crate::transport::coding::{self, Incoming};
use crate::transport::limits::Passed;
use crate::transport::payload::Payload;
use crate::watch::Span;
use crate::watch::call::Watch;

/// A call under way. It says what to do next, and is told what came of it.
pub(crate) struct Exchange<'w> {
    work: &'w dyn Work,
    /// Further headers of the call's own requests, if there are any.
    headers: Option<Box<HeaderMap>>,
    /// Where the last redirect led, and whether any has left the server.
    target: Option<Box<Uri>>,
    has_left: bool,
    /// Whether one of them said where the answer is to be had, so that no body is sent any more.
    only_asks: bool,
    redirects: usize,
    /// The request of a credential's own that is under way, and the host that it went to.
    token_request: Option<(Box<dyn TokenRequest>, String)>,
    /// One that failed and is sent again, and how many of them did.
    token_again: Option<Box<dyn TokenRequest>>,
    token_retries: u32,
    clock: Clock,
    started: Instant,
    /// How many requests of the call itself there were, and when the last of them was made.
    attempts: u32,
    sent: Instant,
    /// How many attempts failed, and were followed by another for that.
    retries: u32,
    /// How long to wait before the next attempt.
    pause: Option<Duration>,
    /// Whether a credential has been renewed.
    renewed: bool,
    /// Where the last request of the call itself went.
    called: Called,
    outcome: Option<Outcome>,
    watch: Watch,
}

/// What to do next.
// What is large with pointers of 64 bits is not with those of a browser.
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "no step is ever kept")
)]
pub(crate) enum Step {
    /// Send this, and tell what came of it.
    Send(Request<Payload>),
    /// Wait for this, and tell what came of it.
    Wait(BoxFuture<'static, Result<(), String>>),
    /// Wait so long.
    Pause(Duration),
    /// There is nothing more to do.
    Done(Outcome),
}

impl<'w> Exchange<'w> {
    pub(crate) fn new(work: &'w dyn Work, clock: Clock) -> Self {
        let now = clock.now(&work.call().client.shared);
        Self {
            watch: Watch::begin(&work.call().client, work.info(), clock),
            work,
            headers: None,
            target: None,
            has_left: false,
            only_asks: false,
            redirects: 0,
            token_request: None,
            token_again: None,
            token_retries: 0,
            clock,
            started: now,
            attempts: 0,
            sent: now,
            retries: 0,
            pause: None,
            renewed: false,
            called: Called::default(),
            outcome: None,
        }
    }

    /// The same for an answer that is read as it arrives, with further headers in the call's own
    /// requests. It is asked for as it is, since many a server holds back what it puts in a coding,
    /// and the length of a file is that of the file then.
    #[cfg(feature = "stream")]
    pub(crate) fn arriving(self, mut headers: HeaderMap) -> Self {
        if !self.work.call().chooses_coding() {
            let identity = http::HeaderValue::from_static("identity");
            headers.insert(http::header::ACCEPT_ENCODING, identity);
        }
        let headers = Some(Box::new(headers));
        Self { headers, ..self }
    }

    #[cfg(feature = "stream")]
    pub(crate) fn header(&self, name: http::HeaderName) -> Option<&http::HeaderValue> {
        self.headers.as_ref()?.get(name)
    }

    /// What all calls of the client share.
    pub(crate) fn client(&self) -> &'w Shared {
        &self.work.call().client.shared
    }

    /// What to do next.
    pub(crate) fn next(&mut self) -> Step {
        if let Some(outcome) = self.outcome.take() {
            return Step::Done(self.watch.done(outcome));
        }
        if let Some(pause) = self.pause.take() {
            return Step::Pause(pause);
        }
        match self.step() {
            Ok(step) => step,
            Err(invalid) => {
                let failure = self.failure(Cause::Invalid(invalid));
                Step::Done(self.watch.done(Err(failure)))
            }
        }
    }

    /// What is under way, as those who watch know it.
    pub(crate) fn span(&self) -> Span {
        self.watch.span()
    }

    /// Takes the head of an answer, of which nothing is left if its headers are more than they may
    /// be; gives what its body is collected by.
    pub(crate) fn arrived<B: Incoming>(&mut self, response: Response<B>) -> Option<(Collect, B)> {
        let (mut head, body) = response.into_parts();
        let headers = head.headers.iter();
        let sizes = headers.map(|(name, value)| name.as_str().len() + value.len());
        let limit = self.client().max_header_size;
        if sizes.sum::<usize>() <= limit {
            // What the call is, and what it asks for, is not said of a credential's own request.
            let is_own = !self.asks_for_token();
            let body = match self.work.info().method {
                // What the headers say is of a body that is not there.
                "HEAD" if is_own => body,
                _ => {
                    let is_asked_for = is_own && self.work.call().chooses_coding();
                    coding::decoded(&mut head.headers, body, is_asked_for)
                }
            };
            return Some((Collect::new(head, self.client().max_response_size), body));
        }
        let cause = Cause::HeadersTooLarge(limit);
        self.broke_off(Collect::new(head, 0).take(), cause);
        None
    }

    /// Takes the headers of an answer that is read as it arrives, which ends the call.
    #[cfg(feature = "stream")]
    pub(crate) fn opened(&mut self, mut head: Collect) -> Answer {
        self.watch.opened(head.status);
        self.answer(head.take())
    }

    /// Whether the request under way is a credential's own.
    pub(crate) fn asks_for_token(&self) -> bool {
        self.token_request.is_some()
    }

    /// Takes note that the call's time has passed, or that of an attempt, with the answer as far
    /// as it has arrived.
    pub(crate) fn late(&mut self, passed: Passed, reply: Option<Reply>) {
        let (Passed::Call(limit) | Passed::Attempt(limit)) = passed;
        let cause = Cause::Timeout(limit);
        let failure = match reply.filter(|_| !self.asks_for_token()) {
            Some(reply) => Box::new(self.answer(reply).failure(cause)),
            None => self.failure(cause),
        };
        match passed {
            Passed::Call(_) => {
                self.token_request = None;
                self.finish(Err(failure));
            }
            Passed::Attempt(_) => self.end(Err(failure)),
        }
    }

    /// Takes an answer.
    pub(crate) fn answered(&mut self, reply: Reply) {
        let status = Some(reply.status);
        if let Some((token_request, _)) = self.token_request.take() {
            return self.token_answered(token_request, reply);
        }
        if reply.status == StatusCode::UNAUTHORIZED
            && !self.renewed
            && self.renews()
            && self.can_repeat()
        {
            // mark: renewed
            self.renewed = true;
            let next = Some((Purpose::Renewed, Duration::ZERO));
            let refused = Ending::Failed(ErrorKind::Api);
            self.watch.ended(status, refused, next);
            return;
        }
        let redirect = self.redirect(&reply);
        let leaves = matches!(redirect, Some(Redirect::Leave(_)));
        let only_asks = redirect::leads_to_answer(reply.status);
        match redirect {
            None => self.end(Ok(Box::new(self.answer(reply)))),
            Some(Redirect::Refuse(problem)) => self.not_followed(reply, problem),
            Some(_) if !only_asks && !self.can_repeat() => {
                self.not_followed(reply, "that asks for the body again, which was a stream");
            }
            Some(Redirect::Follow(target) | Redirect::Leave(target))
                if self.redirects < redirect::LIMIT =>
            {
                self.has_left |= leaves;
                self.only_asks |= only_asks;
                self.redirects += 1;
                self.target = Some(Box::new(target));
                let next = Some((Purpose::Redirect, Duration::ZERO));
                self.watch.ended(status, Ending::Answered, next);
            }
            Some(_) => self.not_followed(reply, format!("after {} others", redirect::LIMIT)),
        }
    }

    /// Where an answer leads, if it is no answer but a redirect.
    fn redirect(&self, reply: &Reply) -> Option<Redirect> {
        let info = self.work.info();
        if !reply.status.is_redirection() || info.kept.contains(&reply.status.as_u16()) {
            return None;
        }
        let way = Way::of(self.work, self.has_left)?;
        let mut next = self.request().ok()?;
        if redirect::leads_to_answer(reply.status) {
            redirect::only_ask(&mut next);
        }
        way.read(&next, reply)
    }

    /// Takes a redirect that leads nowhere; the document may still say what its body is.
    fn not_followed(&mut self, reply: Reply, problem: impl Into<String>) {
        let mut answer = self.answer(reply);
        answer.redirect = Some(problem.into());
        self.finish(Ok(Box::new(answer)));
    }

    /// Takes an answer that the call cannot go on from.
    pub(crate) fn broke_off(&mut self, reply: Reply, cause: Cause) {
        // What answers a credential's own request is a secret, and nobody's answer.
        let failure = if self.asks_for_token() {
            self.failure(cause)
        } else {
            Box::new(self.answer(reply).failure(cause))
        };
        self.end(Err(failure));
    }

    /// Takes the lack of an answer.
    pub(crate) fn lost(&mut self, error: TransportError) {
        let token_host = self.token_request.as_ref().map(|(_, host)| host.clone());
        let own = || self.called.host().unwrap_or_default().to_owned();
        let host = token_host.unwrap_or_else(own);
        self.end(Err(self.failure(Cause::Transport { error, host })));
    }

    /// How long each attempt may take, if not as long as the call.
    pub(crate) fn attempt_timeout(&self) -> Option<Duration> {
        self.work.call().attempt_timeout()
    }

    /// Takes what an attempt ended with. Another follows where that can help, and is in time.
    fn end(&mut self, outcome: Outcome) {
        if let Some((token_request, _)) = self.token_request.take() {
            return self.token_failed(token_request, outcome);
        }
        let retry = self.work.call().retry();
        let wait = retry.wait(self.retries + 1, self.work.info(), &outcome);
        let wait = wait.filter(|wait| self.is_in_time(*wait) && self.can_repeat() && self.pays());
        if let Some(wait) = wait {
            self.retries += 1;
            self.pause = Some(wait);
            self.watch.ended_with(&outcome, Some(wait));
            return;
        }
        if outcome.as_ref().is_ok_and(|answer| answer.is_success()) {
            self.client().budget.earn();
        }
        self.finish(outcome);
    }

    /// Whether there is still time behind a wait.
    fn is_in_time(&self, wait: Duration) -> bool {
        wait < self.work.call().timeout().saturating_sub(self.elapsed())
    }

    /// Pays for a further attempt; a patient call has them for nothing.
    fn pays(&self) -> bool {
        self.work.call().retry().is_patient || self.client().budget.spend(self.now())
    }

    /// Takes what the call ends with.
    fn finish(&mut self, outcome: Outcome) {
        self.watch.ended_with(&outcome, None);
        self.outcome = Some(outcome);
    }

    fn failure(&self, cause: Cause) -> Box<Failure> {
        let mut failure = Failure::new(self.work.info(), cause);
        failure.attempts = self.attempts();
        failure.called = self.called.clone();
        failure
    }

    fn now(&self) -> Instant {
        self.clock.now(self.client())
    }

    /// How long the call has taken so far.
    fn elapsed(&self) -> Duration {
        self.now().saturating_duration_since(self.started)
    }

    fn attempts(&self) -> Attempts {
        Attempts {
            count: self.attempts,
            time: self.elapsed(),
        }
    }

    pub(crate) fn answer(&self, mut reply: Reply) -> Answer {
        reply.called = self.called.clone();
        Answer {
            reply,
            info: self.work.info(),
            fields: &self.client().api.errors,
            redirect: None,
            attempts: self.attempts(),
            documented: true,
            tolerance: self.work.call().tolerance(),
            left_out: None,
            watch: Watch::NONE,
        }
    }
}
