//! What one call obtains for all that need it: a token that has an end.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};

use super::credential::{Preparation, TokenRequest};
use super::refusal::Refusal;
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

/// A token is renewed so long before it ends, or after nine tenths of a short life.
const MARGIN: Duration = Duration::from_secs(30);

/// No token is given up sooner than this.
const SHORTEST: Duration = Duration::from_secs(1);

/// Whoever can ask for a token.
pub(crate) trait Account: Send + Sync + 'static {
    /// The request for a token.
    fn request(&self) -> Result<Request<Bytes>, Invalid>;

    /// Reads the answer, whatever its status is. What is said of it must not repeat a secret.
    fn read(&self, answer: &Response<Bytes>) -> Result<Token, Refusal>;
}

/// An account with its token, which is asked for once for all calls and renewed in time.
pub(crate) struct Obtained<A> {
    pub(crate) account: A,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Kept>,
    /// Whether a call is obtaining one; all others wait for it.
    busy: bool,
    /// How many attempts have been answered.
    answers: u64,
    /// What went wrong with the last of them.
    refusal: Option<Refusal>,
    waiting: Vec<Waker>,
}

/// A token that was given, and how long it lives if that is known.
pub(crate) struct Token {
    secret: Secret,
    life: Option<Duration>,
}

/// A token that is kept for all calls.
struct Kept {
    secret: Secret,
    obtained: Instant,
    renewed_from: Option<Instant>,
    refused: bool,
}

impl<A: Account> Obtained<A> {
    pub(crate) fn new(account: A) -> Self {
        Self {
            account,
            state: Mutex::default(),
        }
    }

    /// The token, for a request that is about to be sent.
    pub(crate) fn token(&self) -> Result<Secret, Invalid> {
        let state = self.lock();
        let token = state.token.as_ref().map(|token| token.secret.clone());
        token.ok_or_else(|| Invalid::new("the token", "has not been obtained"))
    }

    /// As [`super::credential::Credential::prepare`].
    pub(crate) fn prepare(self: &Arc<Self>, now: Instant) -> Preparation {
        let mut state = self.lock();
        if state.token.as_ref().is_some_and(|token| token.is_good(now)) {
            Preparation::Ready
        } else if state.busy {
            let before = state.answers;
            Preparation::Wait(Box::pin(turn(Arc::clone(self), before)))
        } else {
            state.busy = true;
            Preparation::Send(Box::new(Obtaining(Arc::clone(self))))
        }
    }

    /// As [`super::credential::Credential::refusal`].
    #[cfg(feature = "huaweicloud-login")]
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        self.lock().refusal.clone()
    }

    /// As [`super::credential::Credential::refused`].
    pub(crate) fn refused(&self, sent: Instant) -> bool {
        let mut state = self.lock();
        if let Some(token) = &mut state.token {
            // One that came later was not what the API refused.
            // mark: refused-token
            token.refused |= token.obtained <= sent;
        }
        true
    }
}

impl<A> Obtained<A> {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until a call that is obtaining a token has done so, or has given up.
async fn turn<A>(obtained: Arc<Obtained<A>>, before: u64) -> Result<(), String> {
    poll_fn(|context| {
        let mut state = obtained.lock();
        if state.answers != before {
            let refusal = state.refusal.as_ref();
            return Poll::Ready(refusal.map_or(Ok(()), |known| Err(known.problem.clone())));
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

impl Token {
    pub(crate) fn new(secret: Secret, life: Option<Duration>) -> Self {
        Self { secret, life }
    }
}

impl Kept {
    fn new(token: Token, obtained: Instant) -> Self {
        Self {
            secret: token.secret,
            obtained,
            renewed_from: token.life.and_then(|life| {
                // What is given lasts for one call at least, or none would ever be sent.
                let used = life.saturating_sub(MARGIN.min(life / 10)).max(SHORTEST);
                obtained.checked_add(used)
            }),
            refused: false,
        }
    }

    fn is_good(&self, now: Instant) -> bool {
        let ends = self.renewed_from;
        !self.refused && ends.is_none_or(|ends| now < ends)
    }
}

/// A request for a token.
struct Obtaining<A>(Arc<Obtained<A>>);

impl<A: Account> TokenRequest for Obtaining<A> {
    fn request(&self) -> Result<Request<Bytes>, Invalid> {
        self.0.account.request()
    }

    fn answered(self: Box<Self>, answer: Response<Bytes>, now: Instant) -> Result<(), String> {
        let token = self.0.account.read(&answer);
        let mut state = self.0.lock();
        state.answers += 1;
        state.refusal = token.as_ref().err().cloned();
        let token = token.map_err(|refusal| refusal.problem)?;
        state.token = Some(Kept::new(token, now));
        Ok(())
    }
}

/// Answered or not, the next one may try.
impl<A> Drop for Obtaining<A> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.busy = false;
        for waker in state.waiting.drain(..) {
            waker.wake();
        }
    }
}
