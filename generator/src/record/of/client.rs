//! What callers see of the client and of what all calls share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::seen::Seen;
use crate::ir::{self, Api, ClientFlow, KnownConstant, KnownValues, Server};
use crate::record::spelled::bounds;
use crate::record::{Allowed, Client, Credential, Header, Variable, When};

pub(super) fn client(api: &Api) -> Client {
    let client = &api.client;
    let urls = |servers: &[Server]| servers.iter().map(|server| server.url.clone()).collect();
    let choices = client.choices.iter();
    let groups = client.groups.iter();
    let parameters = client.parameters.iter();
    Client {
        servers: urls(&client.servers),
        when: when(client),
        choices: choices
            .map(|choice| (choice.name.to_string(), choice.url.clone()))
            .collect(),
        groups: groups
            .map(|group| (group.name.to_string(), urls(&group.servers)))
            .collect(),
        variables: variables(client),
        parameters: parameters
            .map(|parameter| (parameter.wire.clone(), parameter.name.to_string()))
            .collect(),
    }
}

/// The values of variables by which servers are called, of those that are called so.
fn when(client: &ir::Client) -> Option<Vec<When>> {
    let groups = client.groups.iter().flat_map(|group| &group.servers);
    let servers = client.servers.iter().chain(groups);
    if client.variables.is_empty() || servers.clone().count() < 2 {
        return None;
    }
    let chosen = servers.filter(|server| !server.when.is_empty());
    let chosen = chosen.map(|server| When {
        url: server.url.clone(),
        values: server.when.iter().cloned().collect(),
    });
    let chosen: BTreeSet<When> = chosen.collect();
    Some(chosen.into_iter().collect())
}

/// Variables, each as the first server has it, and the servers that have it otherwise.
fn variables(client: &ir::Client) -> BTreeMap<String, Variable> {
    let mut by_name: HashMap<&str, Vec<(&str, Allowed)>> = HashMap::new();
    let groups = client.groups.iter().flat_map(|group| &group.servers);
    for server in client.servers.iter().chain(groups) {
        for variable in &server.variables {
            let mut values = variable.values.clone();
            values.sort();
            let usual = variable.default.clone();
            let found = (server.url.as_str(), Allowed { usual, values });
            by_name.entry(&variable.name).or_default().push(found);
        }
    }
    let variables = client.variables.iter().map(|variable| {
        let of_servers = by_name.remove(variable.wire.as_str()).unwrap_or_default();
        let first = of_servers.first().map(|(_, first)| first.clone());
        let first = first.unwrap_or_default();
        let others = of_servers.into_iter().filter(|(_, other)| *other != first);
        let others = others.map(|(url, other)| (url.to_owned(), other)).collect();
        let known = Variable {
            name: variable.name.to_string(),
            usual: first.usual,
            values: first.values,
            others,
        };
        (variable.wire.clone(), known)
    });
    variables.collect()
}

pub(super) fn credentials(api: &Api) -> BTreeMap<String, Credential> {
    let credentials = api.credentials.iter().map(|credential| {
        let known = Credential {
            name: credential.name.to_string(),
            place: credential.place.spelled(),
            token_url: credential.flow.as_ref().map(|flow| flow.token_url.clone()),
            scopes: credential.flow.as_ref().map_or_else(Vec::new, scopes),
            bounds: Some(bounds(&credential.bounds)),
        };
        (credential.scheme.clone(), known)
    });
    credentials.collect()
}

/// The scopes that are asked for, in whichever order the document has them.
fn scopes(flow: &ClientFlow) -> Vec<String> {
    let mut scopes = flow.scopes.clone();
    scopes.sort();
    scopes
}

pub(super) fn headers(seen: &Seen<'_>) -> BTreeMap<String, Header> {
    let headers = seen.api.headers.iter().map(|header| {
        let known = Header {
            wire: header.wire.clone(),
            ty: seen.ty(&header.ty),
        };
        (header.name.to_string(), known)
    });
    headers.collect()
}

/// The value of each constant for a value of an open string, by its path.
pub(super) fn constants(api: &Api) -> BTreeMap<String, String> {
    api.known_values.iter().flat_map(of_known_values).collect()
}

fn of_known_values(values: &KnownValues) -> Vec<(String, String)> {
    let module = &values.module;
    let row = |path: String, known: &KnownConstant| {
        (format!("{path}::{}", known.name), known.wire.clone())
    };
    let top = values.constants.iter();
    let top = top.map(|known| row(module.to_string(), known));
    let named = values.modules.iter().flat_map(|named| {
        let names = std::iter::once(&named.name).chain(&named.aliases);
        names.flat_map(move |name| {
            let constants = named.constants.iter();
            constants.map(move |known| row(format!("{module}::{name}"), known))
        })
    });
    top.chain(named).collect()
}
