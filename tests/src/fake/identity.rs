//! The identity service (IAM): who is known, and which tokens were given.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::Answer;

/// The account whose user can log in.
pub const ACCOUNT: &str = "fake-account";
/// The user.
pub const USER: &str = "fake-user";
/// The user's password.
pub const PASSWORD: &str = "fake-password \"with\" ü";
/// A permanent access key.
pub const ACCESS_KEY: &str = "FAKEACCESSKEY";
/// Its secret key.
pub const SECRET_KEY: &str = "fake/secret+key";
/// A temporary access key.
pub const TEMPORARY_ACCESS_KEY: &str = "FAKETEMPORARYKEY";
/// Its secret key.
pub const TEMPORARY_SECRET_KEY: &str = "fake/temporary+secret";
/// The security token without which the temporary access key is refused.
pub const SECURITY_TOKEN: &str = "fake-security-token";
/// What the tokens begin with that are given here. Any other token is taken for a good one.
const GIVEN: &str = "fake-token-";

/// What the identity service knows.
#[derive(Debug)]
pub(super) struct Identity {
    /// How long tokens live.
    pub(super) life: Duration,
    /// How long a token takes to be given.
    pub(super) delay: Duration,
    /// The tokens that were given, and when each ends.
    given: HashMap<String, Instant>,
    count: usize,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            life: Duration::from_secs(24 * 60 * 60),
            delay: Duration::ZERO,
            given: HashMap::new(),
            count: 0,
        }
    }
}

impl Identity {
    /// Gives a token.
    pub(super) fn give(&mut self) -> Answer {
        self.count += 1;
        let token = format!("{GIVEN}{}", self.count);
        let answer = Answer::json(201, &self.described())
            .with_header("x-subject-token", &token)
            .after(self.delay);
        self.given.insert(token, Instant::now() + self.life);
        answer
    }

    fn described(&self) -> Value {
        let ends = Timestamp::try_from(SystemTime::now() + self.life).expect("a near time");
        json!({ "token": {
            "expires_at": format!("{ends:.6}"),
            "project": { "id": "a-project", "name": "a-region" },
        } })
    }

    /// Ends all tokens that were given so far.
    pub(super) fn revoke(&mut self) {
        self.given.clear();
    }

    /// Whether a token was given here and is no longer good.
    pub(super) fn is_expired(&self, token: &str) -> bool {
        let ends = self.given.get(token);
        token.starts_with(GIVEN) && ends.is_none_or(|ends| *ends <= Instant::now())
    }
}

/// The secret key of an access key, and the security token that has to come with it.
pub(super) fn secret(access_key: &str) -> Option<(&'static str, Option<&'static str>)> {
    match access_key {
        ACCESS_KEY => Some((SECRET_KEY, None)),
        TEMPORARY_ACCESS_KEY => Some((TEMPORARY_SECRET_KEY, Some(SECURITY_TOKEN))),
        _ => None,
    }
}

/// Whether a request for a token is what the identity service describes, from a user that it knows.
pub(super) fn check(body: &Value) -> Result<(), String> {
    let scope = &body["auth"]["scope"]["project"];
    let is_one = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    if is_one(&scope["name"]) == is_one(&scope["id"]) {
        return Err("the scope has to be a project, by its name or by its ID".to_owned());
    }
    let expected = json!({ "auth": {
        "identity": { "methods": ["password"], "password": { "user": {
            "name": USER, "password": PASSWORD, "domain": { "name": ACCOUNT },
        } } },
        "scope": { "project": scope },
    } });
    if *body == expected {
        Ok(())
    } else {
        Err("The username or password is wrong.".to_owned())
    }
}
