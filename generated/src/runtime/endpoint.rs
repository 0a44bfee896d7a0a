// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The address that every request's own address begins with.

use http::Uri;

use super::build_error::BuildError;

/// Checks an endpoint, and gives it in the form to which a path can be appended.
pub(super) fn normalize(endpoint: &str) -> Result<String, BuildError> {
    let refuse = |reason: &str| BuildError::new(format!("the endpoint {reason}"));
    // A password may stand in such a text, so that no message repeats it.
    if endpoint.contains('@') {
        return Err(refuse("has user information, which is not supported"));
    }
    if endpoint.contains(['?', '#']) {
        return Err(refuse("has a query or a fragment, which is not supported"));
    }
    let uri: Uri = endpoint
        .parse()
        .map_err(|error| refuse("is not a URL").because(error))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refuse("does not begin with https:// or http://"));
    }
    if uri.host().is_none_or(str::is_empty) {
        return Err(refuse("names no host"));
    }
    Ok(endpoint.trim_end_matches('/').to_owned())
}
