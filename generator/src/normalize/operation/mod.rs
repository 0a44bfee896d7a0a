//! Operations.

mod callback;
mod path_item;
mod repeated;

use openapiv3::Operation;

pub(super) use path_item::path_item;

use crate::normalize::about::{external_docs, requirement, server};
use crate::normalize::context::{At, Context, Version};
use crate::normalize::message::{parameter_or_ref, request_body_or_ref, responses};
use crate::normalize::object::{Object, boolean, extension, placed, string};
use crate::read::Node;
use crate::vocabulary;
use callback::callbacks;
use repeated::{pages, wait};

pub(super) fn operation(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Operation> {
    placed(context, node, at, |node, at| read(context, node, at))
}

fn read(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Operation> {
    let mut object = Object::open(context, node, at, "an operation")?;
    let idempotent = object.read(vocabulary::IDEMPOTENT, boolean);
    let wait = object.read(vocabulary::WAIT, wait);
    let pages = object.read(vocabulary::PAGES, pages);
    let repeated = |extensions| {
        let extensions = extension::set(extensions, vocabulary::IDEMPOTENT, idempotent);
        let extensions = extension::set(extensions, vocabulary::WAIT, wait);
        extension::set(extensions, vocabulary::PAGES, pages)
    };
    let mut operation = Operation {
        tags: object.list("tags", string).unwrap_or_default(),
        summary: object.read("summary", string),
        description: object.read("description", string),
        external_docs: object.read("externalDocs", external_docs),
        operation_id: object.read("operationId", string),
        parameters: object
            .list("parameters", parameter_or_ref)
            .unwrap_or_default(),
        request_body: object.read("requestBody", request_body_or_ref),
        responses: if context.version.get() == Version::V30 {
            object.required("responses", responses)
        } else {
            object.read("responses", responses).unwrap_or_default()
        },
        callbacks: object.read("callbacks", callbacks).unwrap_or_default(),
        deprecated: object.read("deprecated", boolean).unwrap_or_default(),
        security: object.list("security", requirement),
        servers: object.list("servers", server).unwrap_or_default(),
        extensions: repeated(object.finish()),
    };
    operation.deprecated |= extension::is_set(&operation.extensions, vocabulary::DEPRECATED);
    Some(operation)
}
