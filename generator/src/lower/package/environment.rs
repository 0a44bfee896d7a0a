//! The environment variables that the settings name, each for something that a client needs.

use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::ir::Api;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::selection::Selection;
use crate::settings::Settings;

/// What stands for a whole address in place of that of a server.
pub(super) const ENDPOINT: &str = "endpoint";

/// Says which of them are for nothing that a client has: no example would read them.
pub(in crate::lower) fn tell_unknown(
    source: &Source<'_>,
    report: &mut Report<'_>,
    api: &Api,
    selection: &Selection,
    settings: &Settings,
) {
    if api.tags.is_empty() {
        return;
    }
    let known = known(source, api);
    for entry in &settings.environment {
        let key = entry.key.as_str();
        let near = nearest(key, known.iter().copied());
        // What is left out of the document may have it.
        let may_be_left_out = selection.terms().is_some() && near.is_none();
        if known.contains(&key) || may_be_left_out {
            continue;
        }
        let message = format!(
            "`{key}` is no variable of a server, no security scheme and no parameter of the client"
        );
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: `{}`", known.join("`, `")),
        };
        let place = Place::Key(entry.origin.clone());
        report.push(Diagnostic::error("unknown-key", place, message).with_help(help));
    }
}

/// What a variable can be for, also where the client has it in another way than as text.
fn known<'a>(source: &Source<'a>, api: &'a Api) -> Vec<&'a str> {
    let servers = source.api().servers.iter();
    let servers = servers.flat_map(|server| server.variables.iter().flatten());
    let variables = api.client.variables.iter().map(|known| known.wire.as_str());
    let parameters = api
        .client
        .parameters
        .iter()
        .map(|known| known.wire.as_str());
    let schemes = source.components().security_schemes.keys();
    let all = variables
        .chain(servers.map(|(name, _)| name.as_str()))
        .chain(schemes.map(String::as_str))
        .chain(parameters);
    let mut known = vec![ENDPOINT];
    for name in all {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}
