//! What is known of a call of one's own before it is written.

use http::Method;

use crate::client::info::Info;

/// What is known of a call by its method.
pub(super) fn of(method: &Method) -> &'static Info {
    let known = KNOWN.iter().find(|info| method == info.method);
    known.unwrap_or(&OTHER)
}

/// The methods of which it is known whether a repeated call does no more than one.
static KNOWN: [Info; 9] = [
    info("GET"),
    info("POST"),
    info("PUT"),
    info("DELETE"),
    info("PATCH"),
    info("HEAD"),
    info("OPTIONS"),
    info("TRACE"),
    info("QUERY"),
];

/// Any other. Its name is that of the call.
static OTHER: Info = Info {
    idempotent: Some(false),
    ..info("GET")
};

/// It may answer with anything, best with JSON.
const fn info(method: &'static str) -> Info {
    Info {
        id: "request",
        method,
        accept: "application/json, */*;q=0.5",
        ..Info::PLAIN
    }
}
