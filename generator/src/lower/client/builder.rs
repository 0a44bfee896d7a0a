//! How a client is built.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{Parameter, Server, ServerVariable};

use super::address::report_bad;
use super::choices;
use super::servers::{self, Group, Servers};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{self, Client, ClientParameter, ServerChoice, Variable};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::report::Report;
use crate::lower::source::{Source, extension, section};
use crate::names::{BUILDER_METHODS, Case, Claim, Name, Scope};
use crate::normalize::template_names;
use crate::settings::{self, Placed, Settings};
use crate::vocabulary::{self, CLIENT, ERRORS, Errors, WHEN};

/// What the document says of all calls together.
pub(in crate::lower) fn client(
    source: &Source<'_>,
    report: &mut Report<'_>,
    all: &Servers<'_>,
    settings: &Settings,
    kept: &Kept<'_>,
) -> Client {
    let api = source.api();
    let servers = all.main.lower(source);
    let choices = choices::choices(&all.main, &servers, kept);
    let servers = choices::in_order(&choices, servers, kept);
    let lists = || std::iter::once(&all.main).chain(&all.groups);
    let former = kept.former("ClientBuilder", |name| {
        let mut known = kept.record().client.variables.iter();
        let is_there = |wire: &str| {
            let mut servers = lists().flat_map(|group| group.servers);
            servers.any(|server| has_variable(server, wire))
        };
        known.any(|(wire, known)| known.name == name && is_there(wire))
    });
    let mut scope = Scope::new(Case::Value)
        .without(BUILDER_METHODS)
        .without(&former);
    for group in lists() {
        unused_variables(report, group);
        report_bad(report, group);
    }
    let variables = variables(lists().flat_map(|group| group.servers), &mut scope, kept);
    let parameters = parameters(source, report, &mut scope, kept);
    let groups = servers::groups(source, all, &mut scope, kept);
    unreachable_servers(report, &servers, &choices);
    for group in &groups {
        unreachable_servers(report, &group.servers, &[]);
    }
    let errors = extension(&api.extensions, ERRORS).unwrap_or_default();
    let errors = errors_of(errors, &settings.errors);
    Client {
        servers,
        choices,
        groups,
        variables,
        parameters,
        errors,
    }
}

/// Where an answer tells what went wrong. What the settings say takes the place of what the document
/// does, list by list.
fn errors_of(document: Errors, settings: &settings::Errors) -> Errors {
    let chosen = |own: &[String], other: Vec<String>| {
        if own.is_empty() { other } else { own.to_vec() }
    };
    let values = |own: &[Placed<String>]| -> Vec<String> {
        own.iter().map(|placed| placed.value.clone()).collect()
    };
    Errors {
        code: chosen(&values(&settings.code), document.code),
        message: chosen(&values(&settings.message), document.message),
        expired_credential: chosen(&settings.expired_credential, document.expired_credential),
        request_id: chosen(&values(&settings.request_id), document.request_id),
        request_id_headers: chosen(&settings.request_id_headers, document.request_id_headers),
    }
}

/// What a caller could give for it would go nowhere.
fn unused_variables(report: &mut Report<'_>, group: &Group<'_>) {
    for (index, server) in group.servers.iter().enumerate() {
        let variables = server.variables.iter().flatten();
        for (name, _) in variables.filter(|(name, _)| !has_variable(server, name)) {
            let at = group.at.item(index).child("variables").child(name);
            let message = format!("the URL of this server has no variable `{name}`");
            let place = Place::Key(report.origin(&at));
            report.push(Diagnostic::warning("unused-variable", place, message));
        }
    }
}

/// Whether the server's URL depends on the variable, or whether this server is the one.
fn has_variable(server: &Server, name: &str) -> bool {
    let when = extension::<vocabulary::When>(&server.extensions, WHEN).unwrap_or_default();
    template_names(&server.url).any(|known| known == name) || when.contains_key(name)
}

/// The server that has most of the variables that are given is called, and of several the first.
fn unreachable_servers(report: &mut Report<'_>, servers: &[ir::Server], choices: &[ServerChoice]) {
    let named: HashSet<&str> = choices.iter().map(|known| known.url.as_str()).collect();
    let has_name = |server: &ir::Server| named.contains(server.url.as_str());
    for (index, server) in servers.iter().enumerate() {
        let is_shadowed = servers[..index]
            .iter()
            .any(|earlier| earlier.does_for(server));
        if !server.when.is_empty() || has_name(server) || !is_shadowed {
            continue;
        }
        let message = format!(
            "`{}` is called only when the caller gives it as the endpoint",
            server.url
        );
        let place = Place::Value(server.origin.clone());
        report.push(Diagnostic::unrepresented("further-server", place, message));
    }
}

/// The variables that servers have, each once: what is given goes to all servers that have it.
fn variables<'a>(
    servers: impl Iterator<Item = &'a Server>,
    scope: &mut Scope,
    kept: &Kept<'_>,
) -> Vec<Variable> {
    let mut all: IndexMap<&str, Vec<&ServerVariable>> = IndexMap::new();
    for server in servers {
        let variables = server.variables.iter().flatten();
        for (wire, variable) in variables.filter(|(wire, _)| has_variable(server, wire)) {
            all.entry(wire).or_default().push(variable);
        }
    }
    let known = &kept.record().client.variables;
    let claims = all.keys().map(|wire| {
        let known = known.get(*wire).map(|known| known.name.as_str());
        Claim::new(*wire)
            .or(format!("{wire} variable"))
            .known(known)
    });
    let names = scope.claim_all(claims);
    let all = all.into_iter().zip(names);
    let variables = all.map(|((wire, of_servers), name)| variable(name, wire, &of_servers));
    variables.collect()
}

/// The setter of a variable, by what each server says of it.
fn variable(name: Name, wire: &str, of_servers: &[&ServerVariable]) -> Variable {
    let is_needed = |variable: &&&ServerVariable| servers::usual(variable).is_none();
    let mut defaults = of_servers.iter().filter_map(|known| servers::usual(known));
    let first = defaults.next().map(docs::shown);
    let others: IndexSet<String> = defaults.map(docs::shown).collect();
    let note = first.map(|first| {
        let others = others.iter().filter(|other| **other != first);
        let others: String = others.map(|other| format!(" or {other}")).collect();
        let by = if others.is_empty() { "" } else { ", by server" };
        format!("Default: {first}{others}{by}.")
    });
    let description = of_servers
        .iter()
        .find_map(|known| known.description.as_deref());
    let described = docs::described(description, || {
        format!("The variable {} of the server's URL.", docs::code(wire))
    });
    let sample = of_servers.iter().find(is_needed).or(of_servers.first());
    Variable {
        name,
        wire: wire.to_owned(),
        docs: docs::paragraphs([Some(described.0), note]),
        sample: sample.map_or_else(String::new, |known| known.default.clone()),
    }
}

/// The parameters of the components that are set once.
fn parameters(
    source: &Source<'_>,
    report: &mut Report<'_>,
    scope: &mut Scope,
    kept: &Kept<'_>,
) -> Vec<ClientParameter> {
    let all = source.components().parameters.iter();
    let all = all.filter_map(|(key, parameter)| {
        Some((key, parameter.as_item()?.parameter_data_ref(), parameter))
    });
    let ours: Vec<_> = all
        .filter(|(_, data, _)| extension(&data.extensions, CLIENT).unwrap_or_default())
        .collect();
    let known = &kept.record().client.parameters;
    let claims = ours.iter().map(|(_, data, _)| {
        let claim = Claim::new(data.name.as_str()).or(format!("{} parameter", data.name));
        claim.known(known.get(&data.name).map(String::as_str))
    });
    let names = scope.claim_all(claims);
    let mut parameters = Vec::new();
    for ((key, data, parameter), name) in ours.into_iter().zip(names) {
        let at = section("parameters").child(key);
        if !matches!(parameter.as_item(), Some(Parameter::Path { .. })) {
            let message = "only parameters in the path can be set once on the client";
            report.error("bad-client-parameter", &at.child(CLIENT), message);
            continue;
        }
        parameters.push(ClientParameter {
            name,
            wire: data.name.clone(),
            docs: docs::parameter::docs(source, data),
            origin: source.origin(&at),
        });
    }
    parameters
}
