//! Path items and the operations in them.

use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::at::At;
use super::components::{parameter_or_ref, request_body_or_ref};
use super::context::Context;
use super::document::external_docs;
use super::object::{Object, flag, text};
use super::response::responses;
use super::security::requirement;
use super::server::server;
use crate::read::Node;
use crate::vocabulary::METHOD_ORDER;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

pub(super) fn path_item(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<PathItem> {
    let mut object = Object::open(context, node, at, "a path item")?;
    let mut item = PathItem {
        summary: object.read("summary", text),
        description: object.read("description", text),
        get: object.read("get", operation),
        put: object.read("put", operation),
        post: object.read("post", operation),
        delete: object.read("delete", operation),
        options: object.read("options", operation),
        head: object.read("head", operation),
        patch: object.read("patch", operation),
        trace: object.read("trace", operation),
        servers: object.list("servers", server).unwrap_or_default(),
        parameters: object
            .list("parameters", parameter_or_ref)
            .unwrap_or_default(),
        extensions: object.finish(),
    };
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

fn operation(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Operation> {
    let mut object = Object::open(context, node, at, "an operation")?;
    object.unrepresented("callbacks", "callbacks are not read yet");
    Some(Operation {
        tags: object.list("tags", text).unwrap_or_default(),
        summary: object.read("summary", text),
        description: object.read("description", text),
        external_docs: object.read("externalDocs", external_docs),
        operation_id: object.read("operationId", text),
        parameters: object
            .list("parameters", parameter_or_ref)
            .unwrap_or_default(),
        request_body: object.read("requestBody", request_body_or_ref),
        responses: object.required("responses", responses),
        deprecated: object.read("deprecated", flag).unwrap_or_default(),
        security: object.list("security", requirement),
        servers: object.list("servers", server).unwrap_or_default(),
        extensions: object.finish(),
        ..Operation::default()
    })
}
