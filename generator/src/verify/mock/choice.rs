//! Which of the documented answers a request gets.

use super::query::{STATUS, in_query, pairs};
use crate::verify::case::Answer;
use crate::verify::document::{Document, Operation, Response, Status};
use crate::verify::media;
use crate::verify::plan::answer::AnswerMaker;
use crate::verify::received::Received;

/// The answer to a request, or why there is none.
pub(super) fn answer(
    document: &Document,
    operation: &Operation,
    received: &Received,
) -> Result<Answer, String> {
    let wanted = wanted(received)?;
    let (response, status) = match wanted {
        Some(status) => (of_status(operation, status), status),
        None => usual(operation),
    };
    let response = response.ok_or_else(|| format!("the document has no answer {status}"))?;
    let maker = AnswerMaker::new(document, operation, response, status);
    let accepted: Vec<&str> = accepted(received).collect();
    let is_accepted = |name: &str| {
        accepted.is_empty()
            || accepted
                .iter()
                .any(|one| media::is_of(name, one) || media::is_of(one, name))
    };
    maker
        .given(is_accepted)
        .ok_or_else(|| format!("no answer {status} is found that its schema allows"))
}

/// The status that a request wants: as `Prefer: code=404`, as a header, or in the query.
fn wanted(received: &Received) -> Result<Option<u16>, String> {
    let preferred = received.all("prefer").flat_map(|all| all.split([',', ';']));
    let mut preferred = preferred.filter_map(|one| one.trim().strip_prefix("code="));
    let asked = pairs(in_query(received))
        .into_iter()
        .find(|(name, _)| name == STATUS);
    let text = preferred.next().map(str::to_owned);
    let text = text.or_else(|| received.header(STATUS).map(str::to_owned));
    let text = text.or(asked.map(|(_, value)| value));
    let Some(text) = text else {
        return Ok(None);
    };
    let status = text.trim_matches('"').parse().ok();
    let status = status.filter(|status| (200..600).contains(status));
    status
        .map(Some)
        .ok_or_else(|| format!("`{text}` is no status of an answer"))
}

/// What the document says of a status.
fn of_status(operation: &Operation, status: u16) -> Option<&Response> {
    let find = |wanted: Status| {
        let mut responses = operation.responses.iter();
        responses.find(|response| response.status == wanted)
    };
    find(Status::Code(status))
        .or_else(|| find(Status::Class(status / 100)))
        .or_else(|| find(Status::Default))
}

/// The first success, or else the first answer that there is. What is said of everything else is a
/// success where no other is, and no redirect.
fn usual(operation: &Operation) -> (Option<&Response>, u16) {
    let is_fine = |response: &Response| {
        let status = response.status;
        matches!(status, Status::Code(200..=399) | Status::Class(2 | 3))
    };
    let rest = if operation.responses.iter().any(is_fine) {
        500
    } else {
        200
    };
    let code = |response: &Response| match response.status {
        Status::Code(code) => code,
        Status::Class(class) => class * 100,
        Status::Default => rest,
    };
    let known = operation
        .responses
        .iter()
        .filter(|response| code(response) >= 200);
    let first = known.min_by_key(|response| {
        let code = code(response);
        (code >= 300, code >= 400, response.status)
    });
    first.map_or((None, 200), |response| (Some(response), code(response)))
}

/// The media types that a request accepts, without their weights.
fn accepted(received: &Received) -> impl Iterator<Item = &str> {
    let all = received.all("accept").flat_map(|all| all.split(','));
    let all = all.map(|one| one.split(';').next().unwrap_or_default().trim());
    all.filter(|one| !one.is_empty())
}
