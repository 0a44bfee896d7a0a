//! Tokens of OAuth 2, which are given where the document says that they are, on whatever server. Who asks
//! for one, anybody may say.

use serde_json::{Value, json};

use super::query::pairs;
use crate::verify::case::{Answer, Expected};
use crate::verify::document::Document;
use crate::verify::received::Received;

/// Whether a path is one at which tokens are given.
pub(super) fn is_given_at(document: &Document, path: &str) -> bool {
    let mut paths = document
        .schemes
        .iter()
        .flat_map(|scheme| &scheme.token_paths);
    paths.any(|known| known == path)
}

/// What is wrong with a request for a token, as RFC 6749 has it.
pub(super) fn complaint(received: &Received) -> Option<String> {
    if received.method != "POST" {
        return Some("a token is asked for with POST".to_owned());
    }
    let fields = pairs(&String::from_utf8_lossy(&received.body));
    let is_there = fields.iter().any(|(name, _)| name == "grant_type");
    (!is_there).then(|| "the field `grant_type` of the form is missing".to_owned())
}

/// A token, or the refusal of one for which the request is wrong.
pub(super) fn answer(complaints: &[String]) -> Answer {
    let Some(first) = complaints.first() else {
        let token = json!({
            "access_token": "token",
            "token_type": "Bearer",
            "expires_in": 3600,
        });
        return of(200, &token);
    };
    of(
        400,
        &json!({ "error": "invalid_request", "error_description": first }),
    )
}

fn of(status: u16, body: &Value) -> Answer {
    Answer {
        status,
        media_type: Some("application/json".to_owned()),
        headers: Vec::new(),
        in_pieces: false,
        is_untyped: false,
        body: body.to_string().into_bytes(),
        expected: Expected::Undocumented,
    }
}
