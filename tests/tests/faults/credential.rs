//! How the calls prove who they are, and what nobody may read of that.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use huaweicloud_hss::auth::AccessKey;
use huaweicloud_hss::{Authorizer, Bounds, ClientBuilder, Credential, Invalid, Secret};
use tests::fake::identity::{SECURITY_TOKEN, TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY};

use crate::server::Seen;

const FIRST: &str = "first-nobody-may-read-this";
const SECOND: &str = "second-nobody-may-read-this";

/// What nothing may print: parts of the tokens, a secret key, what comes with it, and what stands
/// before a signature.
const SECRETS: [&str; 4] = [
    "nobody-may-read-this",
    TEMPORARY_SECRET_KEY,
    SECURITY_TOKEN,
    "Signature=",
];

/// Finds a secret in what was printed.
pub(crate) fn check_secret(text: &str) -> Result<(), String> {
    match SECRETS.into_iter().find(|secret| text.contains(secret)) {
        Some(secret) => Err(format!("prints {secret:?}: {text}")),
        None => Ok(()),
    }
}

/// How calls prove who they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Proof {
    /// By a token that is renewed when it is refused.
    Token,
    /// By signatures with a temporary access key.
    Key,
}

impl Proof {
    pub(crate) fn give(self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Token => builder.auth(Renewed::default()),
            Self::Key => {
                let key = AccessKey::new(TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY);
                builder.auth(key.security_token(SECURITY_TOKEN))
            }
        }
    }

    /// Checks the attempts of a call, between the first and the last of which so much time lies
    /// at least.
    pub(crate) fn check(self, seen: &[Seen], between: Duration) -> Result<(), String> {
        match self {
            Self::Token => check_tokens(seen),
            Self::Key => check_signatures(seen, between),
        }
    }
}

fn check_tokens(seen: &[Seen]) -> Result<(), String> {
    let mut token = FIRST;
    for seen in seen {
        let found = seen.request.header("x-auth-token");
        if found != Some(token) {
            return Err(format!("the token was {found:?}"));
        }
        if seen.was_unauthorized {
            token = SECOND;
        }
    }
    Ok(())
}

/// Each request has a signature of its own, for its address and its time. Times are in seconds, so
/// that two of them are different only where a call has waited.
fn check_signatures(seen: &[Seen], between: Duration) -> Result<(), String> {
    for seen in seen {
        seen.request.check_signature()?;
    }
    if let [first, .., last] = seen
        && !between.is_zero()
    {
        for name in ["x-sdk-date", "authorization"] {
            if first.request.header(name) == last.request.header(name) {
                return Err(format!("`{name}` was sent again"));
            }
        }
    }
    Ok(())
}

/// A token until it is refused, and another one from then on, as with those tokens that a client
/// obtains by itself.
#[derive(Debug, Default)]
struct Renewed(AtomicBool);

impl Credential for Renewed {
    fn scheme(&self) -> &'static str {
        "Token"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        let token = if self.0.load(Ordering::Relaxed) {
            SECOND
        } else {
            FIRST
        };
        request.header("x-auth-token", &Secret::new(token), &Bounds::NONE)
    }

    fn refused(&self, _: Instant) -> bool {
        self.0.store(true, Ordering::Relaxed);
        true
    }
}
