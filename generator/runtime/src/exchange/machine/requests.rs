//! What a call sends next: its own request, or one that a credential needs before.

use http::header::USER_AGENT;
use http::{HeaderMap, Request, Uri};

use super::{Exchange, Step};
use crate::answer::called::Called;
use crate::auth::credential::{Authorizer, Preparation, TokenRequest};
use crate::client::chosen::chosen;
use crate::core::invalid::Invalid;
use crate::core::plain_host;
use crate::exchange::{elsewhere, redirect};
use crate::transport::payload::Payload;

impl Exchange<'_> {
    /// The request of an attempt.
    pub(super) fn request(&self) -> Result<Request<Payload>, Invalid> {
        let mut request = self.work.request()?;
        if let Some(headers) = &self.headers {
            request.headers_mut().extend(HeaderMap::clone(headers));
        }
        if let Some(target) = &self.target {
            *request.uri_mut() = Uri::clone(target);
        }
        if self.only_asks {
            redirect::only_ask(&mut request);
        }
        // Not every transport sends a host as it is signed.
        plain_host::in_small_letters(request.uri_mut());
        Ok(request)
    }

    /// Whether there is another body to send; of a stream there is one.
    pub(super) fn can_repeat(&self) -> bool {
        let request = self.request();
        request.is_ok_and(|request| !request.body().is_spent())
    }

    /// The next request: the call's own, or one that a credential needs before. What is wrong with
    /// the call is found before any of them.
    pub(super) fn step(&mut self) -> Result<Step, Invalid> {
        let request = self.request();
        let client = &self.work.call().client.shared;
        // Another server gets none of them.
        let has_left = self.has_left;
        let credentials = match chosen(client, self.work.security()) {
            Ok(credentials) => credentials.filter(move |_| !has_left),
            Err(missing) => return Err(request.err().unwrap_or(missing)),
        };
        let brings = |invalid: &&Invalid| {
            let mut credentials = credentials.clone();
            credentials.any(|credential| credential.brings(invalid.parameter()))
        };
        if let Some(invalid) = request.as_ref().err().filter(|invalid| !brings(invalid)) {
            return Err(invalid.clone());
        }
        if let Some(token_request) = self.token_again.take() {
            return self.ask(token_request);
        }
        let now = self.now();
        for credential in credentials.clone() {
            match credential.prepare(now) {
                Preparation::Ready => {}
                Preparation::Wait(turn) => return Ok(Step::Wait(turn)),
                Preparation::Send(token_request) => return self.ask(token_request),
            }
        }
        // By now a credential may know what was missing.
        let mut request = request.or_else(|_| self.request())?;
        let endpoint = client.endpoint(self.work.info())?;
        let called = Called {
            method: request.method().clone(),
            address: request.uri().clone(),
            chosen_by: endpoint.chosen_by.clone().filter(|_| !has_left),
        };
        // What those who watch add is there before a credential signs it.
        self.watch.begins(&mut request, false);
        if has_left {
            elsewhere::bare(&mut request);
        }
        for credential in credentials {
            let request = &mut request;
            credential.authorize(&mut Authorizer { request })?;
        }
        self.called = called;
        self.attempts += 1;
        self.sent = self.now();
        Ok(Step::Send(request))
    }

    /// Sends a request of a credential's own.
    fn ask(&mut self, token_request: Box<dyn TokenRequest>) -> Result<Step, Invalid> {
        let mut request = token_request.request()?.map(Payload::from);
        let user_agent = self.client().user_agent.clone();
        request.headers_mut().insert(USER_AGENT, user_agent);
        let host = request.uri().host().unwrap_or_default().to_owned();
        self.watch.begins(&mut request, true);
        self.token_request = Some((token_request, host));
        Ok(Step::Send(request))
    }

    /// Tells the credentials that the API refused them; says whether one can do better.
    pub(super) fn renews(&self) -> bool {
        let chosen = chosen(self.client(), self.work.security());
        let mut chosen = chosen.into_iter().flatten().filter(|_| !self.has_left);
        chosen.any(|credential| credential.refused(self.sent))
    }
}
