//! The components, section by section.

use openapiv3::{Components, Example, ReferenceOr, RequestBody};

use super::at::At;
use super::context::Context;
use super::extension;
use super::object::{Object, any, flag, text};
use super::parameter::parameter;
use super::reference::reference_or;
use super::response::{content, header_or_ref, response_or_ref};
use super::schema::schema_or_ref;
use super::security::security_scheme;
use crate::read::Node;
use crate::vocabulary;

pub(super) fn components(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Components> {
    let mut object = Object::open(context, node, at, "`components`")?;
    object.unrepresented("links", "links are not read yet");
    object.unrepresented("callbacks", "callbacks are not read yet");
    Some(Components {
        schemas: object.map("schemas", schema_or_ref).unwrap_or_default(),
        responses: object.map("responses", response_or_ref).unwrap_or_default(),
        parameters: object
            .map("parameters", parameter_or_ref)
            .unwrap_or_default(),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        request_bodies: object
            .map("requestBodies", request_body_or_ref)
            .unwrap_or_default(),
        headers: object.map("headers", header_or_ref).unwrap_or_default(),
        security_schemes: object
            .map("securitySchemes", security_scheme_or_ref)
            .unwrap_or_default(),
        extensions: object.finish(),
        ..Components::default()
    })
}

pub(super) fn parameter_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<openapiv3::Parameter>> {
    reference_or(context, node, at, "parameters", parameter)
}

fn security_scheme_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<openapiv3::SecurityScheme>> {
    reference_or(context, node, at, "securitySchemes", security_scheme)
}

pub(super) fn example_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Example>> {
    reference_or(context, node, at, "examples", example)
}

fn example(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Example> {
    let mut object = Object::open(context, node, at, "an example")?;
    Some(Example {
        summary: object.read("summary", text),
        description: object.read("description", text),
        value: object.read("value", any),
        external_value: object.read("externalValue", text),
        extensions: object.finish(),
    })
}

pub(super) fn request_body_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<RequestBody>> {
    reference_or(context, node, at, "requestBodies", request_body)
}

fn request_body(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<RequestBody> {
    let mut object = Object::open(context, node, at, "a request body")?;
    let body = RequestBody {
        description: object.read("description", text),
        content: object.required("content", content),
        required: object.read("required", flag).unwrap_or_default(),
        ..RequestBody::default()
    };
    let fields = object.read(vocabulary::FIELDS_AS_ARGUMENTS, flag);
    let extensions = extension::set(object.finish(), vocabulary::FIELDS_AS_ARGUMENTS, fields);
    Some(RequestBody { extensions, ..body })
}
