//! Tokens of OAuth 2: the caller's own, or obtained with a client's id and secret.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response, Uri};
use serde_json::Value;

use super::basic;
use super::credential::{Authorizer, Preparation};
use super::obtained::{self, Obtained, Token};
use super::refusal::Refusal;
use crate::core::invalid::Invalid;
use crate::core::percent;
use crate::core::secret::Secret;

/// Where tokens come from. Clones share them.
#[derive(Clone)]
pub struct Grant(Source);

#[derive(Clone)]
enum Source {
    Given(Secret),
    Account(Arc<Obtained<Account>>),
}

/// A client that the token server knows.
#[derive(Clone)]
struct Account {
    token_url: String,
    scopes: Vec<String>,
    id: String,
    secret: Secret,
}

impl Grant {
    /// A token that the caller has.
    pub fn given(token: impl Into<String>) -> Self {
        Self(Source::Given(Secret::new(token)))
    }

    /// Tokens for a client that the token server knows.
    #[must_use]
    pub fn client(token_url: &str, scopes: &[&str], id: String, secret: String) -> Self {
        Self::account(Account {
            token_url: token_url.to_owned(),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            id,
            secret: Secret::new(secret),
        })
    }

    fn account(account: Account) -> Self {
        Self(Source::Account(Arc::new(Obtained::new(account))))
    }

    /// The same with other scopes.
    #[must_use]
    pub fn with_scopes(self, scopes: Vec<String>) -> Self {
        self.changed(|account| account.scopes = scopes)
    }

    /// The same with another token server.
    #[must_use]
    pub fn with_token_url(self, token_url: String) -> Self {
        self.changed(|account| account.token_url = token_url)
    }

    fn changed(self, change: impl FnOnce(&mut Account)) -> Self {
        let Source::Account(obtained) = &self.0 else {
            return self;
        };
        let mut account = obtained.account.clone();
        change(&mut account);
        Self::account(account)
    }

    /// As [`super::credential::Credential::authorize`].
    pub fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        match &self.0 {
            Source::Given(token) => request.bearer(token),
            Source::Account(obtained) => request.bearer(&obtained.token()?),
        }
    }

    /// As [`super::credential::Credential::prepare`].
    pub fn prepare(&self, now: Instant) -> Preparation {
        match &self.0 {
            Source::Given(_) => Preparation::Ready,
            Source::Account(obtained) => obtained.prepare(now),
        }
    }

    /// As [`super::credential::Credential::refused`].
    pub fn refused(&self, sent: Instant) -> bool {
        match &self.0 {
            Source::Given(_) => false,
            Source::Account(obtained) => obtained.refused(sent),
        }
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Given(token) => f.debug_tuple("Grant").field(token).finish(),
            Source::Account(obtained) => f
                .debug_struct("Grant")
                .field("token_url", &obtained.account.token_url)
                .field("scopes", &obtained.account.scopes)
                .field("id", &obtained.account.id)
                .finish_non_exhaustive(),
        }
    }
}

impl Account {
    fn body(&self) -> String {
        let mut body = "grant_type=client_credentials".to_owned();
        // mark: token-scopes
        if !self.scopes.is_empty() {
            body.push_str("&scope=");
            percent::encode_text(&mut body, &self.scopes.join(" "));
        }
        body
    }
}

impl obtained::Account for Account {
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        let mut request = Request::new(Bytes::from(self.body()));
        *request.method_mut() = Method::POST;
        let uri = self.token_url.parse::<Uri>().ok();
        let uri = uri.filter(|uri| uri.scheme().is_some() && uri.host().is_some());
        *request.uri_mut() =
            uri.ok_or_else(|| Invalid::new("the token server", "has no whole URL"))?;
        // RFC 6749, 2.3.1: both are encoded before they are put together.
        let (mut id, mut secret) = (String::new(), String::new());
        // mark: client-id
        percent::encode_text(&mut id, &self.id);
        percent::encode_text(&mut secret, self.secret.text());
        let basic = basic::value(&id, &secret);
        let basic = basic.ok_or_else(|| Invalid::new("the client's id", "cannot be sent"))?;
        // mark: token-form
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        let json = HeaderValue::from_static("application/json");
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, basic);
        headers.insert(CONTENT_TYPE, form);
        headers.insert(ACCEPT, json);
        Ok(request)
    }

    fn read(&self, answer: &Response<Bytes>) -> Result<Token, Refusal> {
        let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
        let text = |key: &str| body.get(key).and_then(Value::as_str);
        if !answer.status().is_success() {
            let mut problem = format!("the token server answered {}", answer.status());
            for said in [text("error"), text("error_description")]
                .into_iter()
                .flatten()
            {
                problem = format!("{problem}: {said}");
            }
            return Err(problem.into());
        }
        let token = text("access_token").filter(|token| !token.is_empty());
        let token = token.ok_or("the token server answered without an `access_token`")?;
        let kind = text("token_type").unwrap_or("bearer");
        if !kind.eq_ignore_ascii_case("bearer") {
            return Err(format!("the token is of the type {kind:?}, not `Bearer`").into());
        }
        let seconds = body.get("expires_in").and_then(|value| match value {
            Value::String(text) => text.parse().ok(),
            value => value.as_u64(),
        });
        let life = seconds.map(Duration::from_secs);
        Ok(Token::new(Secret::new(token), life))
    }
}
