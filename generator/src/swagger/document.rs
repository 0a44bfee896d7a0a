//! The document as a whole.

use super::body;
use super::context::{Context, Old, Usual};
use super::operation::path_item;
use super::parameter::{self, Place};
use super::response::shared;
use super::schema::schemas;
use super::security::schemes;
use super::server::servers;
use crate::pointer::{FileId, Pointer};
use crate::rewrite::{Members, Part};

/// The new document.
pub(super) fn document(context: &Context<'_>) -> Part {
    let entry = Pointer::root(FileId::default());
    let Some(old) = context.at(entry.clone()) else {
        return Part::map(Vec::new());
    };
    let usual = Usual {
        consumes: old.get("consumes"),
        produces: old.get("produces"),
        document: old.clone(),
    };
    let mut members = Members::default();
    members.add("openapi", Part::text("3.0.3").at(&entry.child("swagger")));
    for (key, value) in old.members() {
        match key {
            "swagger" => {}
            "consumes" | "produces" if value.is_list() => {}
            _ if is_of_server(key, &value) => {
                if let Some(servers) = servers(&old, None) {
                    members.add("servers", servers);
                }
            }
            "paths" => members.push(key, paths(context, &usual, &value)),
            "definitions" | "parameters" | "responses" | "securityDefinitions" => {
                if !members.has("components") {
                    members.add_some("components", components(context, &usual));
                }
            }
            _ => members.push(key, value.same()),
        }
    }
    members.part().at(&entry)
}

/// Whether a member is one of those that say where the servers are.
fn is_of_server(key: &str, value: &Old<'_>) -> bool {
    match key {
        "host" | "basePath" => value.node.as_str().is_some(),
        "schemes" => value.is_list(),
        _ => false,
    }
}

fn paths(context: &Context<'_>, usual: &Usual<'_>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    for (path, item) in old.members() {
        members.push(
            path,
            if path.starts_with("x-") {
                item.same()
            } else {
                path_item(context, usual, &item)
            },
        );
    }
    members.part().at(&old.at)
}

fn components(context: &Context<'_>, usual: &Usual<'_>) -> Members {
    let document = &usual.document;
    let mut members = Members::default();
    if let Some(definitions) = document.get("definitions") {
        members.add("schemas", schemas(&definitions));
    }
    let (parameters, bodies) = parameters(context, usual);
    members.add_some("parameters", parameters);
    members.add_some("requestBodies", bodies);
    if let Some(responses) = document.get("responses") {
        members.add("responses", shared(context, usual, &responses));
    }
    if let Some(definitions) = document.get("securityDefinitions") {
        members.add("securitySchemes", schemes(&definitions));
    }
    members
}

/// The parameters that several operations refer to; a field of a form becomes a part of each body
/// that has it.
fn parameters(context: &Context<'_>, usual: &Usual<'_>) -> (Members, Members) {
    let mut parameters = Members::default();
    let mut bodies = Members::default();
    let Some(all) = usual.document.get("parameters") else {
        return (parameters, bodies);
    };
    for (name, old) in all.members() {
        match parameter::place(&old) {
            Place::Form => {}
            Place::Body => bodies.push(name, body::whole(usual.consumes.as_ref(), &old)),
            Place::Elsewhere => parameters.push(name, parameter::parameter(context, &old)),
        }
    }
    (parameters, bodies)
}
