// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Which redirects are followed.

use http::header::LOCATION;
use http::{Method, StatusCode, Uri};

use super::reply::Reply;

/// How many redirects one call follows.
pub(super) const LIMIT: usize = 5;

/// Where a redirect leads: an address of the same origin, or why it is not followed.
pub(super) enum Redirect {
    Follow(Uri),
    Refuse(String),
}

/// Reads an answer that is a redirect, and nothing from any other.
pub(super) fn read(endpoint: &str, method: &Method, reply: &Reply) -> Option<Redirect> {
    let keeps_method = match reply.status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => false,
        _ => return None,
    };
    let location = reply.headers.get(LOCATION)?;
    let resolved = location
        .to_str()
        .ok()
        .and_then(|text| resolve(endpoint, text));
    Some(match resolved {
        None => Redirect::Refuse("to a place that cannot be understood".to_owned()),
        Some(Err(host)) => Redirect::Refuse(format!("to {host}, which is another origin")),
        Some(Ok(uri)) if keeps_method || [Method::GET, Method::HEAD].contains(method) => {
            Redirect::Follow(uri)
        }
        Some(Ok(uri)) => {
            let host = uri.host().unwrap_or_default();
            Redirect::Refuse(format!(
                "to {host}, which does not keep the method {method}"
            ))
        }
    })
}

/// Resolves a location: nothing when it cannot be understood, its host when it is elsewhere.
///
/// The address is always put together from the endpoint's own origin and the location's path, so
/// that no reading of the location by a transport can lead a request to another server.
fn resolve(endpoint: &str, location: &str) -> Option<Result<Uri, String>> {
    let endpoint: Uri = endpoint.parse().ok()?;
    let scheme = endpoint.scheme_str()?;
    let authority = endpoint.authority()?;
    let path = if location.starts_with('/') && !location.starts_with("//") {
        location.to_owned()
    } else {
        let absolute = match location.strip_prefix("//") {
            Some(rest) => format!("{scheme}://{rest}"),
            None => location.to_owned(),
        };
        let uri: Uri = absolute.parse().ok()?;
        let host = uri.host()?;
        if origin(&uri) != origin(&endpoint) {
            return Some(Err(format!("{}://{host}", uri.scheme_str()?)));
        }
        uri.path_and_query()?.to_string()
    };
    format!("{scheme}://{authority}{path}").parse().ok().map(Ok)
}

/// Scheme, host and port, in a form that can be compared.
fn origin(uri: &Uri) -> Option<(&str, String, u16)> {
    let scheme = uri.scheme_str()?;
    let usual = if scheme == "https" { 443 } else { 80 };
    let host = uri.host()?.to_ascii_lowercase();
    Some((scheme, host, uri.port_u16().unwrap_or(usual)))
}
