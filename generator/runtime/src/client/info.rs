//! What the document says about an operation.

use http::StatusCode;

use crate::core::error_kind::ErrorKind;

/// What the document says about an operation.
#[derive(Debug)]
pub struct Info {
    /// The operation's id in the document.
    pub id: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The media types that an answer may have; none means that any will do.
    pub accept: &'static str,
    /// The redirects that are an answer themselves, and therefore not followed.
    pub kept: &'static [u16],
    /// The other redirects that the document mentions.
    pub redirects: &'static [u16],
    /// Which group of servers it is called at; 0 is the client's own.
    pub server: usize,
    /// Whether the document says that a repeated call does no more than one; if it says nothing,
    /// the method tells.
    pub idempotent: Option<bool>,
    /// Alternatives of sets of security schemes; none means that no credential is sent.
    pub security: &'static [&'static [&'static str]],
}

impl Info {
    /// What most operations have in common. The tables of calls say what is different, so that
    /// little is said, and compiled, of each.
    pub const PLAIN: Self = Self {
        id: "",
        method: "",
        path: "",
        accept: "application/json",
        kept: &[],
        redirects: &[],
        server: 0,
        idempotent: None,
        security: &[],
    };

    /// Whether a repeated call does no more than one.
    pub(crate) fn is_idempotent(&self) -> bool {
        let methods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];
        self.idempotent.unwrap_or(methods.contains(&self.method))
    }

    /// What kind of error a redirect is that is not followed: the API's, where the document
    /// mentions it.
    pub(crate) fn redirect_kind(&self, status: StatusCode) -> ErrorKind {
        if self.redirects.contains(&status.as_u16()) {
            ErrorKind::Api
        } else {
            ErrorKind::Unexpected
        }
    }
}
