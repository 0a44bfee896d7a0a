//! Servers, of which 2.0 says the parts.

use super::context::Old;
use crate::rewrite::{Members, Part};

/// The servers that the document, or an operation, says: one for each scheme.
pub(super) fn servers(document: &Old<'_>, schemes: Option<&Old<'_>>) -> Option<Part> {
    let host = document.str("host").map(str::trim);
    let base = document.str("basePath").unwrap_or_default();
    let base = base.trim_end_matches('/');
    let Some(host) = host.filter(|host| !host.is_empty()) else {
        // It is relative to where the document is.
        let at = document.get("basePath").filter(|_| !base.is_empty())?;
        return Some(Part::list(vec![server(base, &at)]));
    };
    let at = document.get("host")?;
    let slash = if base.is_empty() || base.starts_with('/') {
        ""
    } else {
        "/"
    };
    let of = |scheme: &str, at: &Old<'_>| server(&format!("{scheme}://{host}{slash}{base}"), at);
    let schemes = schemes.cloned().or_else(|| document.get("schemes"));
    let schemes = schemes.iter().flat_map(Old::items);
    let named = schemes.filter_map(|scheme| Some(of(scheme.node.as_str()?, &scheme)));
    let named: Vec<Part> = named.collect();
    Some(Part::list(if named.is_empty() {
        vec![of("https", &at)]
    } else {
        named
    }))
}

fn server(url: &str, at: &Old<'_>) -> Part {
    let mut members = Members::default();
    members.add("url", Part::text(url).at(&at.at));
    members.part().at(&at.at)
}
