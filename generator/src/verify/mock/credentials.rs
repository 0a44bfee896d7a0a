//! Whether a request has the credentials of one of the alternatives that its operation has. Which they
//! are, anybody may say.

use super::query::in_query;
use crate::verify::case::{CredentialKind, Location};
use crate::verify::document::{Document, Operation, Scheme};
use crate::verify::received::Received;

/// What is missing, if none of the alternatives is there.
pub(super) fn complaint(
    document: &Document,
    operation: &Operation,
    received: &Received,
) -> Option<String> {
    let mut alternatives = operation.security.iter();
    let is_there = |names: &Vec<String>| has_all(document, names, received);
    if operation.security.is_empty() || alternatives.any(is_there) {
        return None;
    }
    let names = operation.security.iter().map(|all| all.join(" and "));
    let names: Vec<String> = names.collect();
    Some(format!(
        "the credentials are missing: {}",
        names.join(", or ")
    ))
}

/// Whether all schemes of an alternative are there. Of those that are the whole of `Authorization`, a
/// request can have one alone.
fn has_all(document: &Document, names: &[String], received: &Received) -> bool {
    let schemes = names.iter().filter_map(|name| {
        let mut schemes = document.schemes.iter();
        schemes.find(|scheme| scheme.name == *name)
    });
    let (whole, others): (Vec<&Scheme>, Vec<&Scheme>) = schemes.partition(|scheme| {
        !matches!(
            scheme.kind,
            CredentialKind::ApiKey | CredentialKind::MutualTls
        )
    });
    let has = |scheme: &&Scheme| has(scheme, received);
    others.iter().all(has) && (whole.is_empty() || whole.iter().any(has))
}

fn has(scheme: &Scheme, received: &Received) -> bool {
    let begins = |word: &str| {
        let value = received.header("authorization").unwrap_or_default();
        let first = value.split(' ').next().unwrap_or_default();
        first.eq_ignore_ascii_case(word)
    };
    match (scheme.kind, &scheme.key) {
        (CredentialKind::ApiKey, Some((location, name))) => has_key(*location, name, received),
        (CredentialKind::Basic, _) => begins("basic"),
        (CredentialKind::Bearer | CredentialKind::Client, _) => begins("bearer"),
        (CredentialKind::Whole | CredentialKind::Vendor, _) => {
            received.header("authorization").is_some()
        }
        (CredentialKind::ApiKey, None) | (CredentialKind::MutualTls, _) => true,
    }
}

fn has_key(location: Location, name: &str, received: &Received) -> bool {
    let begins = |pair: &str| pair.trim().split('=').next() == Some(name);
    match location {
        Location::Query | Location::Querystring => in_query(received).split('&').any(begins),
        Location::Cookie => received
            .all("cookie")
            .flat_map(|all| all.split(';'))
            .any(begins),
        Location::Header | Location::Path => received.header(name).is_some(),
    }
}
