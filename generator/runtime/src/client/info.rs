//! What the document says about an operation.

use http::StatusCode;

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

    /// Whether a status is that of a redirect that the document mentions, and that is followed.
    pub(crate) fn redirects(&self, status: StatusCode) -> bool {
        self.redirects.contains(&status.as_u16())
    }
}
