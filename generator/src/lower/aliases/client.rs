//! Credentials and setters of the client by the names that they had.

use crate::diff::Renamed;
use crate::ir::{Aliased, Api};
use crate::names::BUILDER_METHODS;
use crate::record::Record;

/// What stood at each path that callers knew, as far as it is sent as it was.
pub(super) fn paths(api: &Api, former: &Record, today: &Record) -> Vec<(String, Aliased)> {
    let former = Renamed::find(former, today).applied(former);
    let own = api.credentials.iter().enumerate();
    let own = own.filter(|(_, credential)| credential.vendor.is_none());
    let credentials = own.filter_map(|(index, credential)| {
        let known = former.credentials.get(&credential.scheme)?;
        let place = &today.credentials.get(&credential.scheme)?.place;
        let path = format!("auth::{}", known.name);
        (known.place == *place).then_some((path, Aliased::Credential(index)))
    });
    let setter = |known: &str, now| (format!("ClientBuilder::{known}"), Aliased::Builder(now));
    let variables = api.client.variables.iter().filter_map(|variable| {
        let known = former.client.variables.get(&variable.wire)?;
        Some(setter(&known.name, variable.name.clone()))
    });
    let parameters = api.client.parameters.iter().filter_map(|parameter| {
        let known = former.client.parameters.get(&parameter.wire)?;
        Some(setter(known, parameter.name.clone()))
    });
    credentials.chain(variables).chain(parameters).collect()
}

/// The paths that lead somewhere today.
pub(super) fn live(api: &Api) -> Vec<String> {
    let credentials = api.credentials.iter();
    let credentials = credentials.map(|known| format!("auth::{}", known.name));
    let client = &api.client;
    let variables = client.variables.iter().map(|known| &known.name);
    let parameters = client.parameters.iter().map(|known| &known.name);
    let groups = client.groups.iter().map(|known| &known.name);
    let setters = variables.chain(parameters).chain(groups);
    let setters = setters.map(ToString::to_string);
    let methods = BUILDER_METHODS.iter().map(ToString::to_string);
    let setters = setters.chain(methods);
    let setters = setters.map(|name| format!("ClientBuilder::{name}"));
    credentials.chain(setters).collect()
}
