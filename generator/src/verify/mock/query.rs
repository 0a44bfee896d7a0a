//! What stands in a query.

use crate::verify::judge::wire::decoded;
use crate::verify::received::Received;

/// The header and the parameter of the query that say which status is wanted.
pub(super) const STATUS: &str = "x-oasmith-status";

/// Names and values, without their escapes.
pub(super) type Pairs = Vec<(String, String)>;

/// The query of a request.
pub(super) fn in_query(received: &Received) -> &str {
    let query = received.target.split_once('?');
    query.map_or("", |(_, query)| query)
}

/// The pairs of a query or a form.
pub(super) fn pairs(text: &str) -> Pairs {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (unescaped(name), unescaped(value)))
        .collect()
}

pub(super) fn unescaped(text: &str) -> String {
    let spaced = text.replace('+', " ");
    String::from_utf8_lossy(&decoded(spaced.as_bytes())).into_owned()
}
