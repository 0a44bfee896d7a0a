//! Which operations have servers of their own.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use openapiv3::Server;

use crate::ir::{self, ServerGroup, ServerVariable};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::site::{Site, sites};
use crate::lower::source::{Source, extension};
use crate::names::{Claim, Scope};
use crate::normalize::template_names;
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::{self, REQUIRED, WHEN};

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
    /// The group of each list of servers; none for the client's.
    places: HashMap<Vec<Said<'a>>, Option<usize>>,
    /// The servers at the top of the document.
    top: Vec<Said<'a>>,
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
        let mut known = HashMap::from([(said(&source.api().servers), 0)]);
        for site in sites(source) {
            let found = own(&site).map(|(servers, at)| {
                *known.entry(said(servers)).or_insert_with(|| {
                    groups.push(Group {
                        servers,
                        at,
                        operations: Vec::new(),
                    });
                    groups.len() - 1
                })
            });
            groups[found.unwrap_or_default()].operations.push(site.id());
        }
        let top = said(&source.api().servers);
        let main = groups.remove(main(&groups, kept));
        groups.retain(|group| !group.operations.is_empty());
        let places = groups.iter().enumerate();
        let places = places.map(|(index, group)| (said(group.servers), Some(index)));
        let main_place = (said(main.servers), None);
        Self {
            places: places.chain([main_place]).collect(),
            main,
            groups,
            top,
        }
    }

    /// The group of an operation; none where it has the client's servers.
    pub(in crate::lower) fn of(&self, site: &Site<'_>) -> Option<usize> {
        let own = own(site).map(|(servers, _)| said(servers));
        let said = own.as_ref().unwrap_or(&self.top);
        self.places.get(said).copied().flatten()
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
    servers.iter().map(url).collect()
}

fn url(server: &Server) -> &str {
    server.url.trim_end_matches('/')
}

/// All that tells a server from another.
#[derive(PartialEq, Eq, Hash)]
struct Said<'a> {
    url: &'a str,
    when: Vec<(String, String)>,
    variables: Vec<ServerVariable>,
}

fn said(servers: &[Server]) -> Vec<Said<'_>> {
    let said = servers.iter().map(|server| Said {
        url: url(server),
        when: when(server),
        variables: variables(server),
    });
    said.collect()
}

fn when(server: &Server) -> Vec<(String, String)> {
    let when: vocabulary::When = extension(&server.extensions, WHEN).unwrap_or_default();
    when.into_iter().collect()
}

/// The variables of a server's URL, as this server has them.
fn variables(server: &Server) -> Vec<ServerVariable> {
    let names: HashSet<&str> = template_names(&server.url).collect();
    let variables = server.variables.iter().flatten();
    let variables = variables.filter(|(name, _)| names.contains(name.as_str()));
    let variables = variables.map(|(name, variable)| ServerVariable {
        name: name.clone(),
        default: usual(variable).map(str::to_owned),
        values: variable.enumeration.clone(),
    });
    variables.collect()
}

/// The value of a variable where the caller gives none, unless one has to be given.
pub(super) fn usual(variable: &openapiv3::ServerVariable) -> Option<&str> {
    let required: bool = extension(&variable.extensions, REQUIRED).unwrap_or_default();
    (!required).then_some(variable.default.as_str())
}

impl Group<'_> {
    /// The servers as the crate has them.
    pub(in crate::lower) fn lower(&self, source: &Source<'_>) -> Vec<ir::Server> {
        let servers = self.servers.iter().enumerate();
        let servers = servers.map(|(index, server)| ir::Server {
            url: url(server).to_owned(),
            when: when(server),
            variables: variables(server),
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
        let known = kept.group(name.as_str());
        let servers = Kept::in_order(known, group.lower(source), |server| server.url.clone());
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
