//! The scopes that a token is asked for.

use openapiv3::OAuth2Flows;

use crate::ir::{ClientFlow, Docs};
use crate::lower::docs;
use crate::lower::source::Source;
use crate::lower::source::site::sites;

/// How a program obtains a token with its own id and secret, where it can.
pub(super) fn client_flow(
    source: &Source<'_>,
    scheme: &str,
    flows: &OAuth2Flows,
) -> Option<ClientFlow> {
    let own = flows.client_credentials.as_ref()?;
    let scopes = needed(source, scheme, flows);
    Some(ClientFlow {
        token_url: own.token_url.clone(),
        asks: asks(&scopes),
        scopes,
    })
}

/// What is asked for, in a sentence.
fn asks(scopes: &[String]) -> Docs {
    if scopes.is_empty() {
        return Docs("No scope is asked for, since no operation needs one.".to_owned());
    }
    let scopes: Vec<String> = scopes.iter().map(|scope| docs::code(scope)).collect();
    Docs(format!(
        "One token is for all operations, and is asked for with every scope that any of them \
         needs: {}.",
        scopes.join(", ")
    ))
}

/// The scopes of a scheme that any operation needs, in the order in which the
/// flow of clients has them. A client has one token for all of its calls.
///
/// What an operation needs and another flow alone has is nothing that a client
/// is given with its own id. What no flow has is asked for nevertheless: the
/// operation needs it.
fn needed(source: &Source<'_>, scheme: &str, flows: &OAuth2Flows) -> Vec<String> {
    let all = offered(flows);
    let own = flows.client_credentials.as_ref();
    let own: Vec<&String> = own.map_or_else(Vec::new, |flow| flow.scopes.keys().collect());
    let mut needed: Vec<&String> = Vec::new();
    for scope in required(source, scheme) {
        let is_of_another = !own.contains(&scope) && all.contains(&scope);
        if !is_of_another && !needed.contains(&scope) {
            needed.push(scope);
        }
    }
    let place = |scope: &&String| own.iter().position(|known| known == scope);
    needed.sort_by_key(|scope| place(scope).unwrap_or(own.len()));
    needed.into_iter().cloned().collect()
}

/// The scopes of all flows.
fn offered(flows: &OAuth2Flows) -> Vec<&String> {
    let OAuth2Flows {
        implicit,
        password,
        client_credentials,
        authorization_code,
        ..
    } = flows;
    let scopes = [
        implicit.as_ref().map(|flow| &flow.scopes),
        password.as_ref().map(|flow| &flow.scopes),
        client_credentials.as_ref().map(|flow| &flow.scopes),
        authorization_code.as_ref().map(|flow| &flow.scopes),
    ];
    let scopes = scopes.into_iter().flatten();
    scopes.flat_map(|scopes| scopes.keys()).collect()
}

/// The scopes that operations require of a scheme, in the document's order.
fn required<'a>(source: &Source<'a>, scheme: &str) -> Vec<&'a String> {
    let common = source.api().security.as_ref();
    let alternatives = sites(source)
        .into_iter()
        .filter_map(|site| site.operation.security.as_ref().or(common))
        .flatten();
    let scopes = alternatives.filter_map(|alternative| alternative.get(scheme));
    scopes.flatten().collect()
}
