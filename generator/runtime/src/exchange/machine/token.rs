//! Requests of a credential's own, which are sent again where that can help.

use std::time::Duration;

use super::Exchange;
use crate::answer::failure::Cause;
use crate::answer::passing::status_may_pass;
use crate::answer::reply::Reply;
use crate::auth::credential::{Credential, TokenRequest};
use crate::auth::refusal::Refusal;
use crate::client::chosen::chosen;
use crate::client::observer::{Ending, Purpose};
use crate::client::retry_after;
use crate::core::error_kind::ErrorKind;
use crate::exchange::outcome::Outcome;

impl Exchange<'_> {
    /// Takes note that what was waited for has come, or why it has not.
    pub(crate) fn waited(&mut self, result: Result<(), String>) {
        if let Err(problem) = result {
            self.no_credential(problem.into());
        }
    }

    /// Takes the answer to a request for a token.
    pub(super) fn token_answered(&mut self, token_request: Box<dyn TokenRequest>, reply: Reply) {
        let status = reply.status;
        let failed = Ending::Failed(ErrorKind::Credential);
        if status_may_pass(status) {
            let asked = retry_after::read(&reply.headers).unwrap_or_default();
            if let Some(wait) = self.token_wait(asked) {
                let next = Some((Purpose::Credential, wait));
                self.watch.ended(Some(status), failed, next);
                return self.send_again(token_request, wait);
            }
        }
        let result = token_request.answered(reply.into(), self.now());
        let ending = result.as_ref().map_or(failed, |()| Ending::Answered);
        self.watch.ended(Some(status), ending, None);
        if let Err(problem) = result {
            let status = Some(status);
            self.no_credential(Refusal {
                status,
                ..problem.into()
            });
        }
    }

    /// Takes the lack of an answer to such a request, which the API has no part in.
    pub(super) fn token_failed(&mut self, token_request: Box<dyn TokenRequest>, outcome: Outcome) {
        let failure = outcome.as_ref().err();
        let passing = failure.filter(|failure| failure.cause.may_pass());
        let wait = passing.and_then(|_| self.token_wait(Duration::ZERO));
        match passing.zip(wait) {
            Some((failure, wait)) => {
                let next = Some((Purpose::Credential, wait));
                self.watch.ended(None, Ending::Failed(failure.kind()), next);
                self.send_again(token_request, wait);
            }
            None => self.finish(outcome),
        }
    }

    /// How long to wait before such a request is sent again, if it is to be.
    fn token_wait(&self, asked: Duration) -> Option<Duration> {
        let retry = self.work.call().retry();
        let wait = retry.pause(self.token_retries + 1, asked)?;
        (self.is_in_time(wait) && self.pays()).then_some(wait)
    }

    /// All others who wait for the token go on waiting.
    fn send_again(&mut self, token_request: Box<dyn TokenRequest>, wait: Duration) {
        self.token_retries += 1;
        self.token_again = Some(token_request);
        self.pause = Some(wait);
    }

    /// Ends the call. The credential may know more of why than what is said here.
    fn no_credential(&mut self, said: Refusal) {
        let known = chosen(self.client(), self.work.security()).ok();
        let mut known = known.into_iter().flatten();
        let known = known.find_map(Credential::refusal);
        let known = known.filter(|known| known.problem == said.problem);
        let refusal = known.unwrap_or(said);
        let mut failure = self.failure(Cause::Credential(refusal.clone()));
        failure.code = refusal.code;
        failure.message = refusal.message;
        failure.request_id = refusal.request_id;
        self.finish(Err(failure));
    }
}
