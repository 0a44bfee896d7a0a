//! What the document says about the API as a whole.

use super::server::Server;

/// The facts about an API that every call shares.
#[derive(Debug)]
pub struct Api {
    /// The `User-Agent` of every request, unless the builder sets another.
    pub user_agent: &'static str,
    /// Where the API may be found.
    pub servers: &'static [Server],
    /// The servers that some operations have of their own.
    pub groups: &'static [&'static [Server]],
    /// How a call of the caller's own may be made: the alternatives of the operations, those of most
    /// of them first.
    pub security: &'static [&'static [&'static str]],
    /// Where an error answer carries its code, message and request id.
    pub errors: ErrorFields,
}

/// Where an error answer carries what callers ask for first.
///
/// The places in the body are JSON pointers; the first that holds a string or a number wins.
#[derive(Debug)]
pub struct ErrorFields {
    /// Where the error's code is.
    pub code: &'static [&'static str],
    /// Where the error's message is.
    pub message: &'static [&'static str],
    /// Where the request's id is, when no header has it.
    pub request_id: &'static [&'static str],
    /// The codes which say that a credential has expired.
    pub expired_credential: &'static [&'static str],
    /// The headers that carry the request's id.
    pub request_id_headers: &'static [&'static str],
}
