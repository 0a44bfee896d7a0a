//! Path items: the operations under one path.

use indexmap::IndexMap;
use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::operation;
use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::about::server;
use crate::normalize::context::{At, Context, Method, Version};
use crate::normalize::message::parameter_or_ref;
use crate::normalize::object::{Object, members, placed, string};
use crate::read::Node;
use crate::token::is_token;
use crate::vocabulary::METHOD_ORDER;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

pub(in crate::normalize) fn path_item(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<PathItem> {
    placed(context, node, at, |node, at| item(context, node, at))
}

fn item(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<PathItem> {
    let mut object = Object::open(context, node, at, "a path item")?;
    let mut item = PathItem {
        summary: object.read("summary", string),
        description: object.read("description", string),
        get: object.read("get", selected),
        put: object.read("put", selected),
        post: object.read("post", selected),
        delete: object.read("delete", selected),
        options: object.read("options", selected),
        head: object.read("head", selected),
        patch: object.read("patch", selected),
        trace: object.read("trace", selected),
        servers: object.list("servers", server).unwrap_or_default(),
        parameters: object
            .list("parameters", parameter_or_ref)
            .unwrap_or_default(),
        extensions: IndexMap::new(),
    };
    further_methods(context, &mut object, at);
    item.extensions = object.finish();
    if let Node::Map(map) = node {
        let order = map
            .iter()
            .filter(|(key, _)| METHODS.contains(key))
            .map(|(key, _)| Value::from(key));
        item.extensions
            .insert(METHOD_ORDER.to_owned(), order.collect());
    }
    Some(item)
}

fn selected(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Operation> {
    context
        .is_selected(at)
        .then(|| operation(context, node, at))?
}

/// Reads the methods that the model has no place for.
fn further_methods(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) {
    if let Some(node) = object.newer("query", Version::V32) {
        further_method(context, node, &at.key("query"), "QUERY");
    }
    if let Some(node) = object.newer("additionalOperations", Version::V32) {
        let at = at.key("additionalOperations");
        members(context, node, &at, |context, node, at| {
            let method = at.model().last()?;
            if !is_token(&method) {
                let message = format!("`{method}` cannot be a method, so it is left out");
                let place = Place::Key(at.pointer());
                context.report(Diagnostic::unrepresented("bad-method", place, message));
                return None;
            }
            further_method(context, node, at, &method);
            Some(())
        });
    }
}

fn further_method(context: &Context<'_>, node: &Node, at: &At<'_>, method: &str) {
    if !context.is_selected(at) {
        return;
    }
    let model = at.model();
    let mut segments = model.segments();
    let path = match (segments.next(), segments.next()) {
        (Some(paths), Some(path)) if paths == "paths" && !context.in_callback.get() => path,
        _ => {
            let why = "the method is only called, and never answered";
            return context.unrepresented(at, method, why);
        }
    };
    if let Some(operation) = operation(context, node, at) {
        context.methods.borrow_mut().push(Method {
            path,
            method: method.to_owned(),
            at: model.clone(),
            operation,
        });
    }
}
