//! Parameters that credentials and the transport fill.

use super::{Parameter, Scheme};
use crate::verify::case::{CredentialKind, Location};

/// Whether a call is not asked for a parameter: a credential of each alternative is sent under its
/// name and in its place. A header `Authorization` is ignored where any credential is sent in it.
pub(super) fn is_filled(
    parameter: &Parameter,
    security: &[Vec<String>],
    schemes: &[Scheme],
) -> bool {
    let fills = |alternative: &Vec<String>| {
        let mut known = schemes
            .iter()
            .filter(|scheme| alternative.contains(&scheme.name));
        known.any(|scheme| is_sent_as(scheme, parameter))
    };
    if is_header(parameter, "authorization") {
        return security.iter().any(fills);
    }
    !security.is_empty() && security.iter().all(fills)
}

fn is_sent_as(scheme: &Scheme, parameter: &Parameter) -> bool {
    match &scheme.key {
        Some((Location::Header, name)) => is_header(parameter, name),
        Some((location, name)) => *location == parameter.location && *name == parameter.name,
        None => scheme.kind != CredentialKind::MutualTls && is_header(parameter, "authorization"),
    }
}

/// Whether a header is what puts the request on its connection: no caller can know it (RFC 9110,
/// sections 7.2, 7.6.1 and 8.6).
pub(super) fn is_of_the_transport(header: &str) -> bool {
    matches!(
        header.to_ascii_lowercase().as_str(),
        "host"
            | "content-length"
            | "transfer-encoding"
            | "connection"
            | "proxy-connection"
            | "keep-alive"
            | "upgrade"
            | "te"
            | "trailer"
    )
}

fn is_header(parameter: &Parameter, name: &str) -> bool {
    parameter.location == Location::Header && parameter.name.eq_ignore_ascii_case(name)
}
