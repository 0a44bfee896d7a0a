//! Servers and their variables.

use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Object, boolean, extension, members, string};
use crate::read::Node;
use crate::vocabulary;

pub(in crate::normalize) fn server(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Server> {
    let mut object = Object::open(context, node, at, "a server")?;
    object.pass(&["name"], Version::V32);
    let mut server = Server {
        url: object.needed("url", string)?,
        description: object.read("description", string),
        variables: object.map("variables", variable),
        ..Server::default()
    };
    let when = object.read(vocabulary::WHEN, |context, node, at| {
        members(context, node, at, string)
    });
    server.extensions = extension::set(object.finish(), vocabulary::WHEN, when);
    declare_all(context, &mut server, at);
    Some(server)
}

/// Declares what the URL has in braces and nothing declares: the caller must
/// then give it.
fn declare_all(context: &Context<'_>, server: &mut Server, at: &At<'_>) {
    for name in template_names(&server.url) {
        let variables = server.variables.get_or_insert_default();
        if variables.contains_key(name) {
            continue;
        }
        let message = format!(
            "nothing declares the variable `{name}` of this server's URL, so the caller must give it"
        );
        let at = at.key("url");
        let help = format!("add `{name}` to the server's `variables`");
        let place = Place::Value(at.pointer());
        let diagnostic = Diagnostic::warning("undeclared-variable", place, message);
        context.report(diagnostic.with_help(help));
        let required = (vocabulary::REQUIRED.to_owned(), Value::Bool(true));
        let variable = ServerVariable {
            extensions: IndexMap::from([required]),
            ..ServerVariable::default()
        };
        variables.insert(name.to_owned(), variable);
    }
}

fn variable(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<ServerVariable> {
    let mut object = Object::open(context, node, at, "a server variable")?;
    let variable = ServerVariable {
        default: object.required("default", string),
        enumeration: object.list("enum", string).unwrap_or_default(),
        description: object.read("description", string),
        ..ServerVariable::default()
    };
    let required = object.read(vocabulary::REQUIRED, boolean);
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
