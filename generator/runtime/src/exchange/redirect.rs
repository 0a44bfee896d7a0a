//! Which redirects are followed.

use http::header::LOCATION;
use http::{StatusCode, Uri};

use crate::answer::reply::Reply;
use crate::client::endpoint::Endpoint;
use crate::client::reference;

/// How many redirects one call follows.
pub(crate) const LIMIT: usize = 5;

/// Where a redirect leads: an address on the same server, or why it is not followed.
pub(crate) enum Redirect {
    Follow(Uri),
    Refuse(String),
}

/// Reads an answer from an address that is a redirect, and nothing from any other.
pub(crate) fn read(
    endpoint: &Endpoint,
    from: &Uri,
    method: &str,
    reply: &Reply,
) -> Option<Redirect> {
    let keeps_method = match reply.status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            ["GET", "HEAD"].contains(&method)
        }
        _ => return None,
    };
    let location = reply.headers.get(LOCATION)?.to_str();
    let target = location.ok().and_then(|text| resolve(endpoint, from, text));
    Some(match target {
        Some(Redirect::Follow(uri)) if !keeps_method => {
            let host = uri.host().unwrap_or_default();
            Redirect::Refuse(format!(
                "to {host}, which does not keep the method {method}"
            ))
        }
        Some(target) => target,
        None => Redirect::Refuse("to a place that cannot be understood".to_owned()),
    })
}

/// Resolves a location that an answer names, which may be relative to the address that it is from.
///
/// The address that is followed has the endpoint's own origin and the location's path, so that no
/// other reading of the location can lead a request to another server.
pub(crate) fn resolve(endpoint: &Endpoint, from: &Uri, location: &str) -> Option<Redirect> {
    let location = location.split('#').next().unwrap_or_default();
    let path = if is_relative(location) {
        let base = from.path_and_query()?;
        reference::resolve(base.as_str(), location).parse().ok()?
    } else {
        let uri = absolute(endpoint, location)?;
        if !endpoint.has_origin_of(&uri) {
            let (scheme, host) = (uri.scheme_str()?, uri.host()?);
            let problem = format!("to {scheme}://{host}, which is another origin");
            return Some(Redirect::Refuse(problem));
        }
        uri.into_parts().path_and_query?
    };
    endpoint.address(path).ok().map(Redirect::Follow)
}

/// Whether a location has neither a scheme nor a host.
fn is_relative(location: &str) -> bool {
    let mark = location.find([':', '/', '?']);
    !location.starts_with("//") && mark.is_none_or(|mark| !location[mark..].starts_with(':'))
}

fn absolute(endpoint: &Endpoint, location: &str) -> Option<Uri> {
    if location.starts_with("//") {
        format!("{}:{location}", endpoint.scheme()).parse().ok()
    } else {
        location.parse().ok()
    }
}
