//! Which redirects are followed.

use http::header::{
    CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE,
    LAST_MODIFIED, LOCATION,
};
use http::{Method, Request, StatusCode, Uri};

use super::elsewhere;
use super::operation::Work;
use crate::answer::reply::Reply;
use crate::client::endpoint::Endpoint;
use crate::client::reference;
use crate::transport::payload::Payload;

/// How many redirects one call follows.
pub(crate) const LIMIT: usize = 5;

/// Where a redirect leads: an address on the same server, one on another, or why it is not followed.
pub(crate) enum Redirect {
    Follow(Uri),
    Leave(Uri),
    Refuse(String),
}

impl Redirect {
    /// An address on another server is followed only where the caller asks for that.
    pub(crate) fn stays(self) -> Self {
        match self {
            Self::Leave(uri) => {
                let (scheme, host) = (uri.scheme_str(), uri.host());
                let (scheme, host) = (scheme.unwrap_or_default(), host.unwrap_or_default());
                Self::Refuse(format!("to {scheme}://{host}, which is another origin"))
            }
            other => other,
        }
    }
}

/// Whether a redirect says where the answer is to be had, and not where else to send the request
/// (RFC 9110, 15.4.4).
pub(crate) fn leads_to_answer(status: StatusCode) -> bool {
    status == StatusCode::SEE_OTHER
}

/// Makes a request one that asks for what is there, without a body and what is said of one.
pub(crate) fn only_ask(request: &mut Request<Payload>) {
    if request.method() != Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    *request.body_mut() = Payload::default();
    for name in [
        CONTENT_ENCODING,
        CONTENT_LANGUAGE,
        CONTENT_LENGTH,
        CONTENT_LOCATION,
        CONTENT_TYPE,
        LAST_MODIFIED,
    ] {
        request.headers_mut().remove(name);
    }
}

/// How a call may go on behind a redirect.
pub(crate) struct Way<'e> {
    endpoint: &'e Endpoint,
    /// Whether it may leave the server.
    may_leave: bool,
    /// Whether it has left it.
    has_left: bool,
}

impl<'e> Way<'e> {
    /// How the call of an operation goes on, which may have left its server already.
    pub(crate) fn of(work: &'e dyn Work, has_left: bool) -> Option<Self> {
        let call = work.call();
        Some(Self {
            endpoint: call.client.shared.endpoint(work.info()).ok()?,
            may_leave: call.follows_elsewhere(),
            has_left,
        })
    }

    /// Reads an answer that is a redirect, and nothing from any other. The request is the one that
    /// would be sent next, but to the place that has answered.
    ///
    /// Behind a 301 or a 302, a `POST` may become a `GET` (RFC 9110, 15.4.2). It does not here, since
    /// an answer to that says nothing of whether what was posted has been taken.
    pub(crate) fn read(&self, request: &Request<Payload>, reply: &Reply) -> Option<Redirect> {
        let from = request.uri();
        let method = request.method();
        let keeps_method = match reply.status {
            StatusCode::TEMPORARY_REDIRECT
            | StatusCode::PERMANENT_REDIRECT
            | StatusCode::SEE_OTHER => true,
            StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => {
                [Method::GET, Method::HEAD].contains(method)
            }
            _ => return None,
        };
        let location = reply.headers.get(LOCATION)?.to_str();
        let target = location.ok().and_then(|text| self.resolve(from, text));
        Some(match target {
            Some(Redirect::Follow(uri) | Redirect::Leave(uri)) if !keeps_method => {
                let host = uri.host().unwrap_or_default();
                Redirect::Refuse(format!(
                    "to {host}, which does not keep the method {method}"
                ))
            }
            Some(Redirect::Leave(uri)) if self.may_leave => elsewhere::checked(request, uri),
            Some(target) => target.stays(),
            None => Redirect::Refuse("to a place that cannot be understood".to_owned()),
        })
    }

    fn resolve(&self, from: &Uri, location: &str) -> Option<Redirect> {
        if self.has_left {
            resolved(from, location).map(Redirect::Leave)
        } else {
            resolve(self.endpoint, from, location)
        }
    }
}

/// Resolves a location that an answer names, which may be relative to the address that it is from.
///
/// The address that is followed has the endpoint's own origin and the location's path, so that no
/// other reading of the location can lead a request to another server.
pub(crate) fn resolve(endpoint: &Endpoint, from: &Uri, location: &str) -> Option<Redirect> {
    let uri = resolved(from, location)?;
    if !endpoint.has_origin_of(&uri) {
        return Some(Redirect::Leave(uri));
    }
    let path = uri.into_parts().path_and_query?;
    endpoint.address(path).ok().map(Redirect::Follow)
}

/// The whole address of a location, as RFC 3986 has it (5.2), without its fragment; nothing where
/// that is at no server.
fn resolved(from: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next().unwrap_or_default();
    let mut parts = from.clone().into_parts();
    if is_relative(location) {
        let path = reference::resolve(from.path_and_query()?.as_str(), location);
        parts.path_and_query = Some(path.parse().ok()?);
        return Uri::from_parts(parts).ok();
    }
    let whole: Uri = if location.starts_with("//") {
        format!("{}:{location}", parts.scheme?).parse().ok()?
    } else {
        location.parse().ok()?
    };
    whole.scheme().and(whole.host())?;
    Some(whole)
}

/// Whether a location has neither a scheme nor a host.
fn is_relative(location: &str) -> bool {
    let mark = location.find([':', '/', '?']);
    !location.starts_with("//") && mark.is_none_or(|mark| !location[mark..].starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_location_is_at_a_server_or_nowhere() {
        let from = "http://a.example:81/b/c?d".parse().unwrap();
        for (location, whole) in [
            ("e?f#g", Some("http://a.example:81/b/e?f")),
            ("?e:f", Some("http://a.example:81/b/c?e:f")),
            ("/e://f", Some("http://a.example:81/e://f")),
            ("//b.example/e", Some("http://b.example/e")),
            ("https://b.example", Some("https://b.example/")),
            ("mailto:a@b.example", None),
            ("localhost:8080/p", None),
            ("localhost:8080", None),
            ("https:///e", None),
        ] {
            let found = resolved(&from, location).map(|uri| uri.to_string());
            assert_eq!(found.as_deref(), whole, "{location}");
        }
    }
}
