//! The address that every request's own address begins with.

use std::fmt;
use std::sync::Arc;

use http::Uri;
use http::uri::{Authority, InvalidUri, InvalidUriParts, Parts, PathAndQuery, Scheme};

use crate::core::build_error::BuildError;

/// The address that every request's own address begins with.
///
/// Scheme and authority are kept apart from the path, so that nothing in a path can ever lead a
/// request to another server.
pub(crate) struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    path: String,
    /// The variables that it was chosen by, with their values.
    pub(crate) chosen_by: Option<Arc<str>>,
}

impl Endpoint {
    pub(crate) fn parse(text: &str) -> Result<Self, BuildError> {
        let refuse = |reason: &str| BuildError::new(format!("the endpoint {reason}"));
        // A password may stand in such a text, so that no message repeats it.
        if text.contains('@') {
            return Err(refuse(
                "has user information, which is not supported: a credential is given with `auth`",
            ));
        }
        if text.contains(['?', '#']) {
            return Err(refuse(
                "has a query or a fragment, which is not supported: it ends where the paths of calls begin",
            ));
        }
        let uri: Uri = text
            .parse()
            .map_err(|error: InvalidUri| refuse("is not a URL").because(error))?;
        let path = uri.path().trim_end_matches('/').to_owned();
        let parts = uri.into_parts();
        match (parts.scheme, parts.authority) {
            (Some(scheme), Some(authority)) if is_web(&scheme) && !authority.host().is_empty() => {
                Ok(Self {
                    scheme,
                    authority,
                    path,
                    chosen_by: None,
                })
            }
            _ => Err(refuse("does not begin with https:// or http:// and a host")),
        }
    }

    /// What the path of every address begins with.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// An address on the endpoint's server.
    pub(crate) fn address(&self, path: PathAndQuery) -> Result<Uri, InvalidUriParts> {
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path);
        Uri::from_parts(parts)
    }

    /// Whether an address has the same scheme, host and port.
    pub(crate) fn has_origin_of(&self, uri: &Uri) -> bool {
        let usual = if self.scheme == Scheme::HTTPS {
            443
        } else {
            80
        };
        let port = |authority: &Authority| authority.port_u16().unwrap_or(usual);
        let same = |other: &Authority| {
            let host = other.host().eq_ignore_ascii_case(self.authority.host());
            host && port(other) == port(&self.authority)
        };
        uri.scheme() == Some(&self.scheme) && uri.authority().is_some_and(same)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

fn is_web(scheme: &Scheme) -> bool {
    *scheme == Scheme::HTTPS || *scheme == Scheme::HTTP
}
