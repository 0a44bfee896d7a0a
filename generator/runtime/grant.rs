//! Tokens of OAuth 2: the caller's own, or obtained with a client's id and secret.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response, Uri};
use serde_json::Value;

use super::basic;
use super::credential::{Authorizer, Errand, Preparation};
use super::invalid::Invalid;
use super::percent;
use super::secret::Secret;

/// A token is renewed so long before it ends, or after nine tenths of a short life.
const MARGIN: Duration = Duration::from_secs(30);

/// No token is given up sooner than this.
const SHORTEST: Duration = Duration::from_secs(1);

/// Where tokens come from. Clones share them.
#[derive(Clone)]
pub struct Grant(Source);

#[derive(Clone)]
enum Source {
    Given(Secret),
    Account(Arc<Account>),
}

/// A client that the token server knows, and its token.
struct Account {
    token_url: String,
    scopes: Vec<String>,
    id: String,
    secret: Secret,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// Whether a call is obtaining one; all others wait for it.
    busy: bool,
    /// How many attempts have been answered.
    answers: u64,
    /// What went wrong with the last of them.
    problem: Option<String>,
    waiting: Vec<Waker>,
}

struct Token {
    secret: Secret,
    obtained: Instant,
    renewed_from: Option<Instant>,
    refused: bool,
}

impl Grant {
    /// A token that the caller has.
    pub fn given(token: impl Into<String>) -> Self {
        Self(Source::Given(Secret::new(token)))
    }

    /// Tokens for a client that the token server knows.
    pub fn client(token_url: &str, scopes: &[&str], id: String, secret: String) -> Self {
        Self(Source::Account(Arc::new(Account {
            token_url: token_url.to_owned(),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            id,
            secret: Secret::new(secret),
            state: Mutex::default(),
        })))
    }

    /// The same with other scopes.
    pub fn with_scopes(self, scopes: Vec<String>) -> Self {
        self.changed(|account| account.scopes = scopes)
    }

    /// The same with another token server.
    pub fn with_token_url(self, token_url: String) -> Self {
        self.changed(|account| account.token_url = token_url)
    }

    fn changed(self, change: impl FnOnce(&mut Account)) -> Self {
        let Source::Account(account) = &self.0 else {
            return self;
        };
        let mut account = Account {
            token_url: account.token_url.clone(),
            scopes: account.scopes.clone(),
            id: account.id.clone(),
            secret: account.secret.clone(),
            state: Mutex::default(),
        };
        change(&mut account);
        Self(Source::Account(Arc::new(account)))
    }

    /// As [`super::Credential::authorize`].
    pub fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        let token = match &self.0 {
            Source::Given(token) => Some(token.clone()),
            Source::Account(account) => {
                let state = account.lock();
                state.token.as_ref().map(|token| token.secret.clone())
            }
        };
        match token {
            Some(token) => request.bearer(&token),
            None => Err(Invalid::new("the token", "has not been obtained")),
        }
    }

    /// As [`super::Credential::prepare`].
    pub fn prepare(&self) -> Preparation {
        let Source::Account(account) = &self.0 else {
            return Preparation::Ready;
        };
        let mut state = account.lock();
        if state.token.as_ref().is_some_and(Token::is_good) {
            Preparation::Ready
        } else if state.busy {
            let before = state.answers;
            Preparation::Wait(Box::pin(turn(Arc::clone(account), before)))
        } else {
            state.busy = true;
            Preparation::Send(Box::new(Obtaining(Arc::clone(account))))
        }
    }

    /// As [`super::Credential::refused`].
    pub fn refused(&self, sent: Instant) -> bool {
        let Source::Account(account) = &self.0 else {
            return false;
        };
        let mut state = account.lock();
        if let Some(token) = &mut state.token {
            // One that came later was not what the API refused.
            token.refused |= token.obtained <= sent;
        }
        true
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Given(token) => f.debug_tuple("Grant").field(token).finish(),
            Source::Account(account) => f
                .debug_struct("Grant")
                .field("token_url", &account.token_url)
                .field("scopes", &account.scopes)
                .field("id", &account.id)
                .finish_non_exhaustive(),
        }
    }
}

/// Waits until a call that is obtaining a token has done so, or has given up.
async fn turn(account: Arc<Account>, before: u64) -> Result<(), String> {
    poll_fn(|context| {
        let mut state = account.lock();
        if state.answers != before {
            return Poll::Ready(state.problem.clone().map_or(Ok(()), Err));
        }
        if !state.busy {
            return Poll::Ready(Ok(()));
        }
        let waker = context.waker();
        if !state.waiting.iter().any(|known| known.will_wake(waker)) {
            state.waiting.push(waker.clone());
        }
        Poll::Pending
    })
    .await
}

impl Account {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn body(&self) -> String {
        let mut body = "grant_type=client_credentials".to_owned();
        if !self.scopes.is_empty() {
            body.push_str("&scope=");
            percent::encode_text(&mut body, &self.scopes.join(" "));
        }
        body
    }
}

impl Token {
    fn is_good(&self) -> bool {
        let ends = self.renewed_from;
        !self.refused && ends.is_none_or(|ends| Instant::now() < ends)
    }

    /// Reads what a token server answers.
    fn read(answer: &Response<Bytes>) -> Result<Self, String> {
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
            return Err(problem);
        }
        let token = text("access_token").filter(|token| !token.is_empty());
        let token = token.ok_or("the token server answered without an `access_token`")?;
        let kind = text("token_type").unwrap_or("bearer");
        if !kind.eq_ignore_ascii_case("bearer") {
            return Err(format!("the token is of the type {kind:?}, not `Bearer`"));
        }
        let seconds = body.get("expires_in").and_then(|value| match value {
            Value::String(text) => text.parse().ok(),
            value => value.as_u64(),
        });
        let obtained = Instant::now();
        let life = seconds.map(Duration::from_secs);
        Ok(Self {
            secret: Secret::new(token),
            obtained,
            renewed_from: life.and_then(|life| {
                // What is given lasts for one call at least, or none would ever be sent.
                let used = life.saturating_sub(MARGIN.min(life / 10)).max(SHORTEST);
                obtained.checked_add(used)
            }),
            refused: false,
        })
    }
}

/// A request for a token.
struct Obtaining(Arc<Account>);

impl Errand for Obtaining {
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        let account = &self.0;
        let mut request = Request::new(Bytes::from(account.body()));
        *request.method_mut() = Method::POST;
        let uri = account.token_url.parse::<Uri>().ok();
        let uri = uri.filter(|uri| uri.scheme().is_some() && uri.host().is_some());
        *request.uri_mut() =
            uri.ok_or_else(|| Invalid::new("the token server", "has no whole URL"))?;
        // RFC 6749, 2.3.1: both are encoded before they are put together.
        let (mut id, mut secret) = (String::new(), String::new());
        percent::encode_text(&mut id, &account.id);
        percent::encode_text(&mut secret, account.secret.text());
        let basic = basic::value(&id, &secret);
        let basic = basic.ok_or_else(|| Invalid::new("the client's id", "cannot be sent"))?;
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        let json = HeaderValue::from_static("application/json");
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, basic);
        headers.insert(CONTENT_TYPE, form);
        headers.insert(ACCEPT, json);
        Ok(request)
    }

    fn answered(self: Box<Self>, answer: Response<Bytes>) -> Result<(), String> {
        let token = Token::read(&answer);
        let mut state = self.0.lock();
        state.answers += 1;
        state.problem = token.as_ref().err().cloned();
        state.token = Some(token?);
        Ok(())
    }
}

/// Answered or not, the next one may try.
impl Drop for Obtaining {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.busy = false;
        for waker in state.waiting.drain(..) {
            waker.wake();
        }
    }
}
