//! Servers and their variables.

use openapiv3::{Server, ServerVariable};

use super::at::At;
use super::context::Context;
use super::extension;
use super::object::{Object, flag, members, text};
use super::version::Version;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::Node;
use crate::vocabulary;

pub(super) fn server(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Server> {
    let mut object = Object::open(context, node, at, "a server")?;
    object.pass(&["name"], Version::V32);
    let server = Server {
        url: object.required("url", text),
        description: object.read("description", text),
        variables: object.map("variables", variable),
        ..Server::default()
    };
    let when = object.read(vocabulary::WHEN, |context, node, at| {
        members(context, node, at, text)
    });
    let extensions = extension::set(object.finish(), vocabulary::WHEN, when);
    let declared = |name: &str| {
        server
            .variables
            .as_ref()
            .is_some_and(|all| all.contains_key(name))
    };
    for name in template_names(&server.url).filter(|name| !declared(name)) {
        let message = format!("nothing declares the variable `{name}` of this server's URL");
        let place = Place::Value(at.key("url").pointer());
        let help = format!("add `{name}` to the server's `variables`");
        context.report(Diagnostic::error("undeclared-variable", place, message).with_help(help));
    }
    Some(Server {
        extensions,
        ..server
    })
}

fn variable(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<ServerVariable> {
    let mut object = Object::open(context, node, at, "a server variable")?;
    let variable = ServerVariable {
        default: object.expected("default", text),
        enumeration: object.list("enum", text).unwrap_or_default(),
        description: object.read("description", text),
        ..ServerVariable::default()
    };
    let required = object.read(vocabulary::REQUIRED, flag);
    let extensions = extension::set(object.finish(), vocabulary::REQUIRED, required);
    Some(ServerVariable {
        extensions,
        ..variable
    })
}

/// The names in braces in a template.
pub(crate) fn template_names(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
