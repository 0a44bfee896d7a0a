//! Names for the servers that a caller can choose among.

use std::collections::{HashMap, HashSet};

use openapiv3::Server;

use super::servers::Group;
use crate::ir::{self, ServerChoice};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::names::{Case, Claim, Scope};

/// A description of more words than this makes no name.
const WORDS_OF_A_NAME: usize = 5;

/// A constant for each server with a whole address, where there are others or there were.
pub(super) fn choices(
    main: &Group<'_>,
    servers: &[ir::Server],
    kept: &Kept<'_>,
) -> Vec<ServerChoice> {
    let whole: Vec<_> = main
        .servers
        .iter()
        .zip(servers)
        .filter(|(_, server)| server.is_whole())
        .collect();
    if main.servers.len() < 2 && kept.record().client.choices.is_empty() {
        return Vec::new();
    }
    let claims = whole.iter().map(|(server, _)| {
        let rest = server.url.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        let claim = Claim::new(described(server).unwrap_or(host));
        claim.or(host).or(rest.trim_matches('/'))
    });
    let known = known(&whole, kept).into_iter();
    let claims = claims.zip(known).map(|(claim, known)| claim.known(known));
    let names = Scope::new(Case::Constant).claim_all(claims);
    let choices = whole.into_iter().zip(names);
    let choices = choices.map(|((server, lowered), name)| ServerChoice {
        name,
        url: lowered.url.clone(),
        docs: docs::described(server.description.as_deref(), || docs::code(&lowered.url)),
    });
    choices.collect()
}

/// The description of a server, if that can be a name.
fn described(server: &Server) -> Option<&str> {
    let described = server.description.as_deref()?;
    let is_name = (1..=WORDS_OF_A_NAME).contains(&described.split_whitespace().count());
    is_name.then_some(described)
}

/// The constants that servers had. One that is described as before has the constant that it had,
/// whatever its address is now; any other is known by its address.
fn known<'k>(whole: &[(&Server, &ir::Server)], kept: &Kept<'k>) -> Vec<Option<&'k str>> {
    let choices = &kept.record().client.choices;
    let of_name = |server: &Server| {
        let name = Case::Constant.name(described(server)?).to_string();
        let (name, url) = choices.get_key_value(&name)?;
        Some((name.as_str(), url.as_str()))
    };
    let described: Vec<_> = whole.iter().map(|(server, _)| of_name(server)).collect();
    let all = || described.iter().copied().zip(whole);
    let stay: HashSet<&str> = all()
        .filter_map(|(known, (_, server))| known.filter(|(_, url)| *url == server.url))
        .map(|(name, _)| name)
        .collect();
    let by_name: Vec<Option<&'k str>> = all()
        .map(|(known, (_, server))| {
            let known = known.filter(|(name, url)| *url == server.url || !stay.contains(name));
            known.map(|(name, _)| name)
        })
        .collect();
    let taken: HashSet<&str> = by_name.iter().copied().flatten().collect();
    let by_url = choices
        .iter()
        .map(|(name, url)| (url.as_str(), name.as_str()));
    let by_url: HashMap<&str, &'k str> = by_url.filter(|(_, name)| !taken.contains(name)).collect();
    let by_url = |server: &ir::Server| by_url.get(server.url.as_str()).copied();
    let found = by_name.into_iter().zip(whole);
    let found = found.map(|(known, (_, server))| known.or_else(|| by_url(server)));
    found.collect()
}

/// The servers in the order that they had. One of which the constant stays is the one that it was.
pub(super) fn in_order(
    choices: &[ServerChoice],
    servers: Vec<ir::Server>,
    kept: &Kept<'_>,
) -> Vec<ir::Server> {
    let client = &kept.record().client;
    let was = choices.iter().filter_map(|choice| {
        let url = client.choices.get(choice.name.as_str())?;
        Some((choice.url.as_str(), url.as_str()))
    });
    let was: HashMap<&str, &str> = was.collect();
    let before = |server: &ir::Server| {
        let url = server.url.as_str();
        was.get(url).copied().unwrap_or(url).to_owned()
    };
    Kept::in_order(&client.servers, servers, before)
}
