//! Where the call of an example goes.

use crate::ir::{Client, Operation, Server, ServerGroup};
use crate::names::Name;

/// What the builder is told, so that the call finds its server: addresses that the document does not
/// have, and variables without which there is none.
pub(super) fn shown(client: &Client, operation: Option<&Operation>) -> Vec<String> {
    let main = &client.servers;
    let group = group(client, operation);
    let mut calls = Vec::new();
    if !has_host(main) {
        calls.push(format!(".endpoint({:?})", made_up(main)));
    }
    // What has servers of its own follows the endpoint that is given.
    if let Some(ServerGroup { name, servers, .. }) = group
        && !(has_host(main) && has_host(servers))
    {
        let whole = servers
            .iter()
            .find(|server| has_host(std::slice::from_ref(server)));
        let address = whole.map_or_else(|| made_up(servers), |server| filled(client, server));
        calls.push(format!(".{name}({address:?})"));
    }
    let own = group.into_iter().flat_map(|group| &group.servers);
    let own: Vec<&Server> = own.take(1).collect();
    let needs = |server: &Server, wire: &str| {
        let variable = server.variable(wire);
        variable.is_some_and(|variable| variable.default.is_none())
    };
    let needed = client.variables.iter().filter(|known| {
        let mut servers = main.iter().chain(own.iter().copied());
        servers.any(|server| needs(server, &known.wire))
    });
    calls.extend(needed.map(|known| format!(".{}({:?})", known.name, known.sample)));
    calls
}

/// The setter of the address that the call of an operation goes to. What has servers of its own
/// follows the client's, where these have no address without it.
pub(super) fn setter(client: &Client, operation: &Operation) -> Option<Name> {
    let group = group(client, Some(operation)).filter(|_| has_host(&client.servers));
    group.map(|group| group.name.clone())
}

fn group<'a>(client: &'a Client, operation: Option<&Operation>) -> Option<&'a ServerGroup> {
    operation.and_then(|operation| client.groups.get(operation.server?))
}

/// Whether one of the servers says which host it is.
fn has_host(servers: &[Server]) -> bool {
    servers.iter().any(|server| server.url.contains("://"))
}

/// An address for servers that are relative to where the document is.
fn made_up(servers: &[Server]) -> String {
    let path = servers.first().map_or("", |server| server.url.as_str());
    let path = if path.starts_with('/') { path } else { "" };
    format!("https://api.example.com{path}")
}

/// The address of a server with a value for each of its variables.
fn filled(client: &Client, server: &Server) -> String {
    let sample = |wire: &str| {
        let mut variables = client.variables.iter();
        variables.find(|known| known.wire == wire)
    };
    let variables = server.variables.iter();
    variables.fold(server.url.clone(), |url, variable| {
        let sample = || sample(&variable.name).map(|known| &known.sample);
        match variable.default.as_ref().or_else(sample) {
            Some(value) => url.replace(&format!("{{{}}}", variable.name), value),
            None => url,
        }
    })
}
