//! The rules for what proves who calls: a token, or a signature.

use std::time::Instant;

use super::{signature, value};
use crate::fake::received::Received;
use crate::fake::refusal::Refusal;
use crate::fake::state::State;

const TOKEN: &str = "X-Auth-Token";
const SIGNATURE: &str = "Authorization";

pub(super) fn check(request: &Received, state: &State, now: Instant) -> Result<(), Refusal> {
    let identity = &state.identity;
    let signature = one(request, SIGNATURE).map_err(Refusal::Token)?;
    let token = one(request, TOKEN).map_err(Refusal::Token)?;
    match (signature, token) {
        (Some(signature), None) => {
            let checked = signature::check(request, signature);
            checked.map_err(|problem| wrong(&problem))
        }
        (None, Some(token)) if identity.is_expired(token, now) => {
            let message = "The token expires.".to_owned();
            Err(Refusal::Expired(message))
        }
        (None, Some(token)) if !identity.has_given(token) && !state.gateway.takes(token) => {
            Err(wrong("the token is unknown"))
        }
        (None, Some(token)) => value::check_length(TOKEN, token, 1, 32_768).map_err(Refusal::Token),
        (None, None) => Err(wrong(&format!("`{TOKEN}` is missing"))),
        (Some(_), Some(_)) => Err(wrong(&format!(
            "`{SIGNATURE}` and `{TOKEN}` are both there"
        ))),
    }
}

fn wrong(problem: &str) -> Refusal {
    Refusal::Token(format!(
        "Incorrect IAM authentication information: {problem}"
    ))
}

/// The value of a header that may stand there once.
fn one<'r>(request: &'r Received, name: &str) -> Result<Option<&'r str>, String> {
    let mut values = request.headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(format!("`{name}` stands twice"));
    }
    let text = value.to_str();
    text.map(Some)
        .map_err(|_| format!("`{name}` is not plain text"))
}
