//! Path items: the operations under one path.

use indexmap::IndexMap;
use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::operation;
use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::about::server;
use crate::normalize::context::{At, Context, Method, Version};
use crate::normalize::message::parameter_or_ref;
use crate::normalize::object::{Object, followed, members, placed, reference_text, string};
use crate::read::Node;
use crate::token::is_token;
use crate::vocabulary::{ANY_METHOD, METHOD_ORDER};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

pub(in crate::normalize) fn path_item(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<PathItem> {
    let beside = beside_reference(node);
    if beside.is_empty() {
        return placed(context, node, at, |node, at| item(context, node, at));
    }
    let referenced = followed(context, node, at, |node, at| item(context, node, at));
    for key in beside {
        let at = at.key(key);
        context.moved(&at.model(), at.pointer());
    }
    let own = item(context, node, at)?;
    Some(match referenced {
        Some(referenced) => joined(context, at, own, referenced),
        None => own,
    })
}

/// The fields that stand beside the `$ref` of a path item, which count as well.
fn beside_reference(node: &Node) -> Vec<&str> {
    let Node::Map(map) = node else {
        return Vec::new();
    };
    let keys = map.iter().map(|(key, _)| key);
    let beside = keys.filter(|key| *key != "$ref" && !key.starts_with("x-"));
    let is_reference = reference_text(node).is_some();
    beside.filter(|_| is_reference).collect()
}

/// A path item together with the one that it refers to. OpenAPI does not say which of two fields counts
/// that both have.
fn joined(context: &Context<'_>, at: &At<'_>, own: PathItem, referenced: PathItem) -> PathItem {
    let operation = |key: &str, own: Option<Operation>, referenced: Option<Operation>| {
        if own.is_some() && referenced.is_some() {
            in_both(context, &at.key(key));
        }
        own.or(referenced)
    };
    let mut extensions = referenced.extensions;
    let order = [&own.extensions, &extensions].map(|all| all.get(METHOD_ORDER));
    let order: Vec<Value> = order
        .into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten()
        .cloned()
        .collect();
    extensions.extend(own.extensions);
    extensions.insert(METHOD_ORDER.to_owned(), Value::from(order));
    PathItem {
        summary: own.summary.or(referenced.summary),
        description: own.description.or(referenced.description),
        get: operation("get", own.get, referenced.get),
        put: operation("put", own.put, referenced.put),
        post: operation("post", own.post, referenced.post),
        delete: operation("delete", own.delete, referenced.delete),
        options: operation("options", own.options, referenced.options),
        head: operation("head", own.head, referenced.head),
        patch: operation("patch", own.patch, referenced.patch),
        trace: operation("trace", own.trace, referenced.trace),
        servers: list(context, &at.key("servers"), own.servers, referenced.servers),
        parameters: list(
            context,
            &at.key("parameters"),
            own.parameters,
            referenced.parameters,
        ),
        extensions,
    }
}

fn list<T>(context: &Context<'_>, at: &At<'_>, own: Vec<T>, referenced: Vec<T>) -> Vec<T> {
    if own.is_empty() {
        return referenced;
    }
    if !referenced.is_empty() {
        in_both(context, at);
    }
    own
}

/// Tells that a field stands beside the `$ref` of a path item as well as in what that refers to.
fn in_both(context: &Context<'_>, at: &At<'_>) {
    let key = at.model().last().unwrap_or_default();
    let message =
        format!("`{key}` stands beside `$ref` and in what that refers to, and this one is taken");
    let place = Place::Key(at.pointer());
    context.report(Diagnostic::warning("reference-sibling", place, message));
}

fn item(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<PathItem> {
    let mut object = Object::open(context, node, at, "a path item")?;
    if reference_text(node).is_some() {
        object.node("$ref");
    }
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
    object.unrepresented(
        ANY_METHOD,
        "a call has one method, and this stands for all that are not named",
    );
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
        let mut methods = context.methods.borrow_mut();
        let is_known = |known: &Method| known.path == path && known.method == method;
        if let Some(known) = methods.iter().position(is_known) {
            in_both(context, at);
            methods.remove(known);
        }
        methods.push(Method {
            path,
            method: method.to_owned(),
            at: model.clone(),
            operation,
        });
    }
}
