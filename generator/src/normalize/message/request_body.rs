//! The bodies of requests.

use openapiv3::{ReferenceOr, RequestBody};

use super::media_type::content;
use crate::normalize::context::{At, Context, Section};
use crate::normalize::object::{Object, boolean, extension, reference_or, string};
use crate::read::Node;
use crate::vocabulary;

pub(in crate::normalize) fn request_body_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<RequestBody>> {
    reference_or(context, node, at, Section::RequestBodies, request_body)
}

fn request_body(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<RequestBody> {
    let mut object = Object::open(context, node, at, "a request body")?;
    let is_empty = matches!(object.node("content"), Some(Node::Map(map)) if map.is_empty());
    if is_empty {
        let message = "a request body needs a media type, so it is left out";
        context.warn("missing-key", &at.key("content"), message);
    }
    let body = RequestBody {
        description: object.read("description", string),
        content: object.required("content", content),
        required: object.read("required", boolean).unwrap_or_default(),
        ..RequestBody::default()
    };
    let fields = object.read(vocabulary::FIELDS_AS_ARGUMENTS, boolean);
    let extensions = extension::set(object.finish(), vocabulary::FIELDS_AS_ARGUMENTS, fields);
    Some(RequestBody { extensions, ..body })
}
