//! The identity service (IAM): who is known, and which tokens were given.

use std::collections::HashMap;
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Answer, Gate};

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
    /// What tokens wait for before they are given.
    pub(super) gate: Option<Gate>,
    /// How long tokens live.
    pub(super) lifetime: Duration,
    /// The tokens that were given and not revoked, each with when it ends.
    good: HashMap<String, Instant>,
    count: usize,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            gate: None,
            lifetime: Duration::from_secs(24 * 60 * 60),
            good: HashMap::new(),
            count: 0,
        }
    }
}

impl Identity {
    /// Gives a token for a project.
    pub(super) fn give(&mut self, project: &str, now: Instant) -> Answer {
        self.count += 1;
        let token = format!("{GIVEN}{}", self.count);
        let described = described(self.lifetime, project);
        let answer = Answer::json(201, &described).with_header("x-subject-token", &token);
        self.good.insert(token, now + self.lifetime);
        match &self.gate {
            Some(gate) => answer.behind(gate),
            None => answer,
        }
    }

    /// Ends all tokens that were given so far.
    pub(super) fn revoke(&mut self) {
        self.good.clear();
    }

    /// Whether a token was given here.
    pub(super) fn has_given(&self, token: &str) -> bool {
        let number = token.strip_prefix(GIVEN).map(str::parse::<usize>);
        number.is_some_and(|number| number.is_ok_and(|number| number <= self.count))
    }

    /// Whether a token was given here and is no longer good.
    pub(super) fn is_expired(&self, token: &str, now: Instant) -> bool {
        let is_good = self.good.get(token).is_some_and(|ends| now < *ends);
        token.starts_with(GIVEN) && !is_good
    }
}

/// What is said of a token.
fn described(lifetime: Duration, project: &str) -> Value {
    let ends = Timestamp::try_from(SystemTime::now() + lifetime).expect("a near time");
    json!({ "token": {
        "expires_at": format!("{ends:.6}"),
        "project": { "id": project, "name": "a-region" },
    } })
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
