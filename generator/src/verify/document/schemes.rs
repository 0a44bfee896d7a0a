//! The security schemes of the document.

use super::reader::text;
use super::{Flow, Scheme};
use crate::inspect::{Site, Tree};
use crate::selection::Selection;
use crate::verify::case::{CredentialKind, Location};

/// All of those that a selection has.
pub(super) fn schemes(tree: Tree<'_>, selection: &Selection) -> Vec<Scheme> {
    let components = tree.entry().and_then(|entry| entry.child("components"));
    let all = components.and_then(|components| components.child("securitySchemes"));
    let all = all.iter().flat_map(Site::children);
    all.filter(|(_, site)| selection.has(&site.at))
        .filter_map(|(name, site)| scheme(name, &tree.resolved(site)))
        .collect()
}

fn scheme(name: String, site: &Site<'_>) -> Option<Scheme> {
    let word = text(site, "scheme").unwrap_or_default();
    let kind = match text(site, "type")? {
        "apiKey" => CredentialKind::ApiKey,
        "http" => match word.to_ascii_lowercase().as_str() {
            "basic" => CredentialKind::Basic,
            "bearer" => CredentialKind::Bearer,
            "mutual" | "mutualtls" => CredentialKind::MutualTls,
            _ => CredentialKind::Whole,
        },
        "oauth2" | "openIdConnect" => CredentialKind::Bearer,
        "mutualTLS" => CredentialKind::MutualTls,
        _ => return None,
    };
    let key = (kind == CredentialKind::ApiKey).then(|| {
        let location = match text(site, "in") {
            Some("query") => Location::Query,
            Some("cookie") => Location::Cookie,
            _ => Location::Header,
        };
        (location, text(site, "name").unwrap_or_default().to_owned())
    });
    Some(Scheme {
        name,
        kind,
        key,
        word: word.to_owned(),
        flow: flow(site),
        token_paths: token_paths(site),
    })
}

/// The paths of the addresses at which tokens are given, whatever server they are on.
fn token_paths(site: &Site<'_>) -> Vec<String> {
    let flows = site.child("flows");
    let flows = flows.iter().flat_map(Site::children);
    let urls = flows.filter_map(|(_, flow)| text(&flow, "tokenUrl").map(str::to_owned));
    urls.map(|url| path_of(&url)).collect()
}

/// The path of an address, which may be one that is seen from the server.
fn path_of(url: &str) -> String {
    let behind = url.split_once("://").map_or(url, |(_, behind)| {
        behind.find('/').map_or("", |start| &behind[start..])
    });
    let path = behind.split(['?', '#']).next().unwrap_or_default();
    format!("/{}", path.trim_start_matches('/'))
}

/// The flow of programs, if the scheme has it.
fn flow(site: &Site<'_>) -> Option<Flow> {
    let flows = site.child("flows")?;
    let mut flow = Flow::default();
    for (name, site) in flows.children() {
        let scopes = site.child("scopes");
        let scopes = scopes.iter().flat_map(Site::children);
        let scopes = scopes.map(|(scope, _)| scope);
        if name == "clientCredentials" {
            flow.own.extend(scopes);
        } else {
            flow.others.extend(scopes);
        }
    }
    flows.child("clientCredentials").is_some().then_some(flow)
}
