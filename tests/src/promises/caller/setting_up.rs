//! The clients of a caller: with all that can be set, with as little as that, and one for each way to
//! say who it is.

use std::collections::BTreeMap;

use super::making::{Making, is_setter};
use crate::promises::surface::{CRATE, Function, Receiver, Surface, Ty, Type};

/// What all builders have.
const OF_ALL: [&str; 13] = [
    "attempt_timeout",
    "auth",
    "blocking_transport",
    "build",
    "connect_timeout",
    "endpoint",
    "max_header_size",
    "max_response_size",
    "observer",
    "retry",
    "timeout",
    "transport",
    "user_agent",
];

/// The value of a variable of the servers, by the setter that takes it.
pub(in crate::promises) struct Variable {
    pub(in crate::promises) value: Option<String>,
    /// Whether there is one without it.
    pub(in crate::promises) has_default: bool,
}

/// The function that makes the clients.
pub(super) fn function(
    surface: &Surface,
    making: &Making<'_>,
    variables: &BTreeMap<String, Variable>,
) -> String {
    let credentials = credentials(surface, making);
    let auth = |made: &String| format!(".auth({made})");
    let all: String = credentials.values().rev().map(auth).collect();
    let full = setters(surface, making, variables, true);
    let least = setters(surface, making, variables, false);
    let mut body = setup("full", true, &(all.clone() + &full));
    body += &setup("least", false, &(all + &least));
    for (name, made) in &credentials {
        body += &setup(name, false, &(auth(made) + &least));
    }
    format!(
        "fn setups() -> Vec<Setup> {{\n    let mut setups = Vec::new();\n{body}    setups\n}}\n\n"
    )
}

fn setup(name: &str, is_full: bool, settings: &str) -> String {
    format!(
        "    let double = Setup::double();\n    let builder: client::ClientBuilder = \
         client::Client::builder().transport(double.clone()){settings};\n    \
         Setup::add(&mut setups, {name:?}, {is_full}, double, builder.build());\n"
    )
}

/// What makes each credential, by a name for it.
fn credentials(surface: &Surface, making: &Making<'_>) -> BTreeMap<String, String> {
    let folder = format!("{CRATE}::auth::");
    let types = surface
        .types
        .iter()
        .filter(|ty| ty.path.starts_with(&folder));
    let ways = types.flat_map(|ty| {
        let makers = ty.functions.iter().filter(|function| makes(function, ty));
        makers.filter_map(|maker| {
            let name = format!("{} {}", ty.path, maker.name);
            let behind = format!("{}.", maker.name);
            let arguments = making.arguments(maker, &behind)?;
            Some((name, format!("{}::{}({arguments})", ty.path, maker.name)))
        })
    });
    ways.collect()
}

fn makes(function: &Function, ty: &Type) -> bool {
    let is_own = match &function.output {
        Ty::Own => true,
        Ty::Named { id, .. } => *id == ty.id,
        _ => false,
    };
    function.receiver == Receiver::None && is_own
}

fn setters(
    surface: &Surface,
    making: &Making<'_>,
    variables: &BTreeMap<String, Variable>,
    all: bool,
) -> String {
    let builder = surface.at("ClientBuilder");
    let functions = builder.into_iter().flat_map(|builder| &builder.functions);
    let own = functions.filter(|it| is_setter(it) && !OF_ALL.contains(&it.name.as_str()));
    let set = own.filter_map(|setter| {
        let variable = variables.get(&setter.name);
        if !all && variable.is_some_and(|variable| variable.has_default) {
            return None;
        }
        let value = variable.and_then(|variable| variable.value.as_ref());
        let given = match value {
            Some(value) => format!("{value:?}"),
            None => making.arguments(setter, "client.")?,
        };
        Some(format!(".{}({given})", setter.name))
    });
    set.collect()
}
