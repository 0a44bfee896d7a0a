//! Headers that every request may have.

use crate::verify::case::CASE_HEADER;
use crate::verify::received::Received;

/// Headers that belong to the transport, or to the proof itself.
const USUAL: [&str; 10] = [
    "host",
    "user-agent",
    "accept-encoding",
    "content-length",
    "transfer-encoding",
    "connection",
    "expect",
    "accept",
    "content-type",
    CASE_HEADER,
];

/// What a request accepts.
pub(super) fn accepted(received: &Received) -> impl Iterator<Item = &str> {
    let all = received
        .all("accept")
        .flat_map(|value| value.split(','))
        .map(str::trim);
    all.filter(|one| !one.is_empty())
}

pub(super) fn is_usual(name: &str) -> bool {
    USUAL.iter().any(|usual| usual.eq_ignore_ascii_case(name))
}
