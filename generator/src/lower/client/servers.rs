//! Which operations have servers of their own.

use std::cmp::Reverse;
use std::collections::HashMap;

use openapiv3::Server;

use crate::ir::{self, ServerChoice, ServerGroup};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::site::{Site, sites};
use crate::lower::source::{Source, extension};
use crate::names::{Case, Claim, Scope};
use crate::normalize::template_names;
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::{self, WHEN};

/// A description of more words than this makes no name.
const WORDS_OF_A_NAME: usize = 5;

/// Servers that stand together in the document.
pub(in crate::lower) struct Group<'a> {
    pub(in crate::lower) servers: &'a [Server],
    pub(super) at: Pointer,
    /// The ids of the operations that have them.
    operations: Vec<String>,
}

/// The servers of the client, and those that some operations have of their own.
pub(in crate::lower) struct Servers<'a> {
    pub(in crate::lower) main: Group<'a>,
    pub(in crate::lower) groups: Vec<Group<'a>>,
    /// The group of each list of URLs; none for the client's.
    places: HashMap<Vec<&'a str>, Option<usize>>,
    /// The URLs at the top of the document.
    top: Vec<&'a str>,
}

impl<'a> Servers<'a> {
    /// Finds them all. The client's are those that they were, if any operation has these; or those at
    /// the top of the document; or where no operation uses them, those that most operations have.
    pub(in crate::lower) fn new(source: &Source<'a>, kept: &Kept<'_>) -> Self {
        let mut groups = vec![Group {
            servers: &source.api().servers,
            at: Pointer::root(FileId::default()).child("servers"),
            operations: Vec::new(),
        }];
        for site in sites(source) {
            let found = own(&site).and_then(|(servers, at)| {
                let known = groups
                    .iter()
                    .position(|group| urls(group.servers) == urls(servers));
                known.or_else(|| {
                    groups.push(Group {
                        servers,
                        at,
                        operations: Vec::new(),
                    });
                    Some(groups.len() - 1)
                })
            });
            groups[found.unwrap_or_default()].operations.push(site.id());
        }
        let top = urls(&source.api().servers);
        let main = groups.remove(main(&groups, kept));
        groups.retain(|group| !group.operations.is_empty());
        let places = groups.iter().enumerate();
        let places = places.map(|(index, group)| (urls(group.servers), Some(index)));
        let main_place = (urls(main.servers), None);
        Self {
            places: places.chain([main_place]).collect(),
            main,
            groups,
            top,
        }
    }

    /// The group of an operation; none where it has the client's servers.
    pub(in crate::lower) fn of(&self, site: &Site<'_>) -> Option<usize> {
        let own = own(site).map(|(servers, _)| urls(servers));
        let urls = own.as_ref().unwrap_or(&self.top);
        self.places.get(urls).copied().flatten()
    }
}

/// Which of these are the client's. The first are those at the top of the document.
fn main(groups: &[Group<'_>], kept: &Kept<'_>) -> usize {
    let is_used = |index: &usize| !groups[*index].operations.is_empty();
    let used = (0..groups.len()).filter(is_used);
    let is_kept = |index: &usize| urls(groups[*index].servers) == kept.servers();
    let most = |index: &usize| {
        let group = &groups[*index];
        (group.operations.len(), Reverse(urls(group.servers)))
    };
    let known = used.clone().find(is_kept);
    let top = || Some(0).filter(is_used);
    known
        .or_else(top)
        .or_else(|| used.max_by_key(most))
        .unwrap_or_default()
}

/// The servers of an operation or of its path.
fn own<'a>(site: &Site<'a>) -> Option<(&'a [Server], Pointer)> {
    let (operation, item) = (&site.operation.servers, &site.item.servers);
    if !operation.is_empty() {
        Some((operation, site.at().child("servers")))
    } else if !item.is_empty() {
        Some((item, site.item_at().child("servers")))
    } else {
        None
    }
}

fn urls(servers: &[Server]) -> Vec<&str> {
    let urls = servers.iter().map(|server| server.url.as_str());
    urls.map(|url| url.trim_end_matches('/')).collect()
}

impl Group<'_> {
    /// The servers as the crate has them.
    pub(in crate::lower) fn lower(&self, source: &Source<'_>) -> Vec<ir::Server> {
        let servers = self.servers.iter().enumerate();
        let servers = servers.map(|(index, server)| ir::Server {
            url: server.url.trim_end_matches('/').to_owned(),
            when: extension::<vocabulary::When>(&server.extensions, WHEN)
                .unwrap_or_default()
                .into_iter()
                .collect(),
            variables: template_names(&server.url).map(str::to_owned).collect(),
            origin: source.origin(&self.at.item(index)),
        });
        servers.collect()
    }
}

/// The groups with the names of the setters by which a caller gives their endpoints.
pub(in crate::lower) fn groups(
    source: &Source<'_>,
    servers: &Servers<'_>,
    scope: &mut Scope,
    kept: &Kept<'_>,
) -> Vec<ServerGroup> {
    let claims = servers.groups.iter().map(|group| {
        let url = group.servers.first().map_or("", |server| &server.url);
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.trim_matches('/');
        let host = rest.split('/').next().unwrap_or_default();
        let label = host.split('.').next().unwrap_or_default();
        let id = group.operations.first().map_or("", String::as_str);
        Claim::new(format!("{label} endpoint"))
            .or(format!("{host} endpoint"))
            .or(format!("{rest} endpoint"))
            .or(format!("{id} endpoint"))
            .known(kept.server_group(&urls(group.servers)))
    });
    let names = scope.claim_all(claims);
    let groups = servers.groups.iter().zip(names);
    let groups = groups.map(|(group, name)| {
        let servers = kept.in_order(Some(name.as_str()), group.lower(source));
        let url = servers.first().map_or("", |server| &server.url);
        let what = format!(
            "The address for {}, in place of {}.",
            docs::some_of(&group.operations),
            docs::code(url)
        );
        let without = "Without it, these follow `endpoint` too, if that is given.".to_owned();
        ServerGroup {
            name,
            servers,
            docs: docs::paragraphs([Some(what), Some(without)]),
            origin: source.origin(&group.at),
        }
    });
    groups.collect()
}

/// Names for servers that a caller can choose among: those with a whole address, if they are
/// several.
pub(in crate::lower) fn choices(
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
    if whole.len() < 2 {
        return Vec::new();
    }
    let claims = whole.iter().map(|(server, lowered)| {
        let rest = server.url.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        let described = server.description.as_deref().unwrap_or_default();
        let is_name = (1..=WORDS_OF_A_NAME).contains(&described.split_whitespace().count());
        let claim = Claim::new(if is_name { described } else { host });
        let claim = claim.or(host).or(rest.trim_matches('/'));
        claim.known(kept.server_choice(&lowered.url))
    });
    let names = Scope::new(Case::Constant).claim_all(claims);
    let choices = whole.into_iter().zip(names);
    let choices = choices.map(|((server, lowered), name)| ServerChoice {
        name,
        url: lowered.url.clone(),
        docs: docs::described(server.description.as_deref(), || docs::code(&lowered.url)),
    });
    choices.collect()
}
