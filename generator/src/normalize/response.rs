//! Responses, headers and media types.

use indexmap::IndexMap;
use openapiv3::{
    Encoding, Header, HeaderStyle, MediaType, QueryStyle, ReferenceOr, Response, Responses,
    StatusCode,
};

use super::at::At;
use super::components::example_or_ref;
use super::context::Context;
use super::object::{Object, any, flag, members, text};
use super::parameter::schema_or_content;
use super::reference::reference_or;
use super::schema::schema_or_ref;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::Node;

pub(super) fn responses(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Responses> {
    let mut object = Object::open(context, node, at, "`responses`")?;
    let mut responses = Responses {
        default: object.read("default", response_or_ref),
        ..Responses::default()
    };
    for (status, node) in object.others() {
        let at = at.key(status);
        match status_code(status) {
            Some(code) => {
                if let Some(response) = response_or_ref(context, node, &at) {
                    responses.responses.insert(code, response);
                }
            }
            None => context.report(
                Diagnostic::error(
                    "bad-status",
                    Place::Key(at.pointer()),
                    format!("`{status}` is no status code"),
                )
                .with_help("a response stands under a code such as `200`, a range such as `4XX`, or `default`"),
            ),
        }
    }
    responses.extensions = object.finish_open();
    Some(responses)
}

fn status_code(text: &str) -> Option<StatusCode> {
    match text.as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            Some(StatusCode::Range(u16::from(class - b'0')))
        }
        [b'1'..=b'9', _, _] => text.parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

pub(super) fn response_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Response>> {
    reference_or(context, node, at, "responses", response)
}

fn response(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Response> {
    let mut object = Object::open(context, node, at, "a response")?;
    object.unrepresented("links", "links are not read yet");
    Some(Response {
        description: object.required("description", text),
        headers: object.map("headers", header_or_ref).unwrap_or_default(),
        content: object.read("content", content).unwrap_or_default(),
        extensions: object.finish(),
        ..Response::default()
    })
}

pub(super) fn header_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Header>> {
    reference_or(context, node, at, "headers", header)
}

fn header(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Header> {
    let mut object = Object::open(context, node, at, "a header")?;
    object.unrepresented(
        "explode",
        "headers that are lists or objects are not read yet",
    );
    Some(Header {
        description: object.read("description", text),
        style: object
            .choice("style", &[("simple", HeaderStyle::Simple)])
            .unwrap_or_default(),
        required: object.read("required", flag).unwrap_or_default(),
        deprecated: object.read("deprecated", flag),
        format: schema_or_content(&mut object),
        example: object.read("example", any),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        extensions: object.finish(),
    })
}

pub(super) fn content(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<IndexMap<String, MediaType>> {
    members(context, node, at, media_type)
}

fn media_type(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<MediaType> {
    let mut object = Object::open(context, node, at, "a media type")?;
    Some(MediaType {
        schema: object.read("schema", schema_or_ref),
        example: object.read("example", any),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        encoding: object.map("encoding", encoding).unwrap_or_default(),
        extensions: object.finish(),
    })
}

fn encoding(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Encoding> {
    let mut object = Object::open(context, node, at, "an encoding")?;
    let styles = [
        ("form", QueryStyle::Form),
        ("spaceDelimited", QueryStyle::SpaceDelimited),
        ("pipeDelimited", QueryStyle::PipeDelimited),
        ("deepObject", QueryStyle::DeepObject),
    ];
    let content_type = object.read("contentType", text);
    let headers = object.map("headers", header_or_ref).unwrap_or_default();
    let style = object.choice("style", &styles);
    let usual = matches!(style, None | Some(QueryStyle::Form));
    Some(Encoding {
        content_type,
        headers,
        style,
        explode: object.read("explode", flag).unwrap_or(usual),
        allow_reserved: object.read("allowReserved", flag).unwrap_or_default(),
        extensions: object.finish(),
    })
}
