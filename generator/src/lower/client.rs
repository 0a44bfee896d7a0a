//! How a client is built.

use std::collections::HashSet;

use openapiv3::{Parameter, Server};

use super::docs;
use super::view::{View, extension, section};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{self, Client, ClientParameter, Variable};
use crate::names::{BUILDER_METHODS, Case, Claim, Scope};
use crate::normalize::template_names;
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::{self, CLIENT, ERRORS, REQUIRED, WHEN};

/// What the document says of all calls together.
pub(super) fn client(view: &mut View<'_>) -> Client {
    let api = view.api();
    let servers = servers(view, &api.servers);
    unreachable_servers(view, &servers);
    relative_servers(view, &servers);
    let mut scope = Scope::new(Case::Value).without(BUILDER_METHODS);
    let variables = variables(&api.servers, &mut scope);
    let parameters = parameters(view, &mut scope);
    let errors = extension(&api.extensions, ERRORS).unwrap_or_default();
    Client {
        servers,
        variables,
        parameters,
        errors,
    }
}

fn servers(view: &View<'_>, servers: &[Server]) -> Vec<ir::Server> {
    let at = Pointer::root(FileId::default()).child("servers");
    let servers = servers
        .iter()
        .enumerate()
        .map(|(index, server)| ir::Server {
            url: server.url.trim_end_matches('/').to_owned(),
            when: extension::<vocabulary::When>(&server.extensions, WHEN)
                .unwrap_or_default()
                .into_iter()
                .collect(),
            variables: template_names(&server.url).map(str::to_owned).collect(),
            origin: view.origin(&at.item(index)),
        });
    servers.collect()
}

/// A relative URL begins where the document was found, which a crate does not know.
fn relative_servers(view: &mut View<'_>, servers: &[ir::Server]) {
    for server in servers
        .iter()
        .filter(|server| !server.url.contains("://") && !server.url.starts_with('{'))
    {
        let message = format!(
            "`{}` is relative, so the caller has to give the whole endpoint",
            server.url
        );
        let place = Place::Value(server.origin.clone());
        view.report(Diagnostic::unrepresented("relative-server", place, message));
    }
}

/// The first server that fits is called; one behind it that fits no less is not.
fn unreachable_servers(view: &mut View<'_>, servers: &[ir::Server]) {
    let plain = |server: &&ir::Server| server.when.is_empty() && server.variables.is_empty();
    let first = servers
        .iter()
        .position(|server| plain(&server))
        .unwrap_or(servers.len());
    for server in servers
        .iter()
        .skip(first + 1)
        .filter(|server| server.when.is_empty())
    {
        let message = format!(
            "`{}` is called only when the caller gives it as the endpoint",
            server.url
        );
        let place = Place::Value(server.origin.clone());
        view.report(Diagnostic::unrepresented("further-server", place, message));
    }
}

/// The variables of all servers, each once.
fn variables(servers: &[Server], scope: &mut Scope) -> Vec<Variable> {
    let mut seen = HashSet::new();
    let all = servers
        .iter()
        .flat_map(|server| server.variables.iter().flatten());
    let all: Vec<_> = all.filter(|(wire, _)| seen.insert(wire.as_str())).collect();
    let claims = all
        .iter()
        .map(|(wire, _)| Claim::new(wire.as_str()).or(format!("{wire} variable")));
    let names = scope.claim_all(claims);
    let variables = all.into_iter().zip(names).map(|((wire, variable), name)| {
        let required: bool = extension(&variable.extensions, REQUIRED).unwrap_or_default();
        let default = (!required).then(|| variable.default.clone());
        let note = default
            .as_ref()
            .map(|default| format!("Default: {}.", docs::code(default)));
        let description = variable
            .description
            .as_deref()
            .map(|text| docs::markdown(text).0);
        let fallback = format!("The variable {} of the server's URL.", docs::code(wire));
        Variable {
            name,
            wire: wire.clone(),
            docs: docs::paragraphs([description.or(Some(fallback)), note]),
            default,
            sample: variable.default.clone(),
            values: variable.enumeration.clone(),
        }
    });
    variables.collect()
}

/// The parameters of the components that are set once.
fn parameters(view: &mut View<'_>, scope: &mut Scope) -> Vec<ClientParameter> {
    let all = view.components().parameters.iter();
    let all = all.filter_map(|(key, parameter)| {
        Some((key, parameter.as_item()?.parameter_data_ref(), parameter))
    });
    let ours: Vec<_> = all
        .filter(|(_, data, _)| extension(&data.extensions, CLIENT).unwrap_or_default())
        .collect();
    let claims = ours
        .iter()
        .map(|(_, data, _)| Claim::new(data.name.as_str()).or(format!("{} parameter", data.name)));
    let names = scope.claim_all(claims);
    let mut parameters = Vec::new();
    for ((key, data, parameter), name) in ours.into_iter().zip(names) {
        let at = section("parameters").child(key);
        if !matches!(parameter.as_item(), Some(Parameter::Path { .. })) {
            let message = "only parameters in the path can be set once on the client";
            view.error("bad-client-parameter", &at.child(CLIENT), message);
            continue;
        }
        parameters.push(ClientParameter {
            name,
            wire: data.name.clone(),
            docs: super::parameter::docs_of(view, data),
            origin: view.origin(&at),
        });
    }
    parameters
}
