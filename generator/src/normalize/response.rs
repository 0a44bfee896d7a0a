//! Responses, headers and media types.

use indexmap::IndexMap;
use openapiv3::{
    Encoding, Header, HeaderStyle, MediaType, QueryStyle, ReferenceOr, Response, Responses,
    StatusCode,
};

use super::at::At;
use super::components::example_or_ref;
use super::context::Context;
use super::extension;
use super::newer::referred;
use super::object::{Object, any, flag, members_with, text};
use super::parameter::schema_or_content;
use super::reference::{placed, reference_or};
use super::schema::schema_or_ref;
use super::section::Section;
use super::version::Version;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::Node;
use crate::vocabulary;

pub(super) fn responses(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Responses> {
    placed(context, node, at, |node, at| by_status(context, node, at))
}

fn by_status(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Responses> {
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
                Diagnostic::unrepresented(
                    "bad-status",
                    Place::Key(at.pointer()),
                    format!("`{status}` is no status code, so this response is left out"),
                )
                .with_help("a response stands under a code such as `200`, a range such as `4XX`, or `default`"),
            ),
        }
    }
    responses.extensions = object.finish_open();
    Some(responses)
}

fn status_code(text: &str) -> Option<StatusCode> {
    match text.trim().as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            Some(StatusCode::Range(u16::from(class - b'0')))
        }
        [b'1'..=b'9', _, _] => text.trim().parse().ok().map(StatusCode::Code),
        _ => None,
    }
}

pub(super) fn response_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Response>> {
    reference_or(context, node, at, Section::Responses, response)
}

fn response(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Response> {
    let mut object = Object::open(context, node, at, "a response")?;
    object.unrepresented("links", "links are not read yet");
    let summary = object.newer("summary", Version::V32).is_some();
    let summary = summary.then(|| object.read("summary", text)).flatten();
    let description = if context.version.get() < Version::V32 && summary.is_none() {
        object.expected("description", text)
    } else {
        object.read("description", text).unwrap_or_default()
    };
    Some(Response {
        description: if description.is_empty() {
            summary.unwrap_or_default()
        } else {
            description
        },
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
    reference_or(context, node, at, Section::Headers, header)
}

fn header(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Header> {
    let mut object = Object::open(context, node, at, "a header")?;
    let explode = object.read("explode", flag);
    let header = Header {
        description: object.read("description", text),
        style: object
            .choice("style", &[("simple", HeaderStyle::Simple)])
            .unwrap_or_default(),
        required: object.read("required", flag).unwrap_or_default(),
        deprecated: object.read("deprecated", flag),
        format: schema_or_content(&mut object),
        example: object.read("example", any),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        extensions: IndexMap::new(),
    };
    Some(Header {
        extensions: extension::set(object.finish(), vocabulary::EXPLODE, explode),
        ..header
    })
}

pub(super) fn content(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<IndexMap<String, MediaType>> {
    members_with(context, node, at, media_type)
}

fn media_type(context: &Context<'_>, node: &Node, at: &At<'_>, name: &str) -> Option<MediaType> {
    placed(context, node, at, |node, at| {
        let mut object = Object::open(context, node, at, "a media type")?;
        for key in ["prefixEncoding", "itemEncoding"] {
            object.newer(key, Version::V32);
            object.unrepresented(key, "parts without names are not read yet");
        }
        let item = object.newer("itemSchema", Version::V32);
        let item = item.and_then(|node| referred(context, node, &at.key("itemSchema")));
        let encoding = object.map_with("encoding", |context, node, at, _| {
            encoding(context, node, at, name)
        });
        let media_type = MediaType {
            schema: object.read("schema", schema_or_ref),
            example: object.read("example", any),
            examples: object.map("examples", example_or_ref).unwrap_or_default(),
            encoding: encoding.unwrap_or_default(),
            extensions: IndexMap::new(),
        };
        Some(MediaType {
            extensions: extension::set(object.finish(), vocabulary::ITEM_SCHEMA, item),
            ..media_type
        })
    })
}

/// How a property of a form is written. The model has a style where it counts, and only there.
fn encoding(context: &Context<'_>, node: &Node, at: &At<'_>, media_type: &str) -> Option<Encoding> {
    let mut object = Object::open(context, node, at, "an encoding")?;
    for key in ["encoding", "prefixEncoding", "itemEncoding"] {
        object.newer(key, Version::V32);
        object.unrepresented(key, "parts within parts are not read yet");
    }
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
    let explode = object.read("explode", flag);
    let reserved = object.read("allowReserved", flag);
    // "If any of `style`, `explode`, or `allowReserved` are not present with explicit values, then
    // they are to be treated as if they were present with their default values", as soon as one is.
    let is_said = style.is_some() || explode.is_some() || reserved.is_some();
    let counts = is_said && style_counts(context, at, media_type);
    Some(Encoding {
        content_type,
        headers,
        style: counts.then(|| style.unwrap_or_default()),
        explode: explode.unwrap_or(usual),
        allow_reserved: reserved.unwrap_or_default(),
        extensions: object.finish(),
    })
}

/// Whether a style has a meaning in bodies of a media type: "This field SHALL be ignored if the
/// request body media type is not `application/x-www-form-urlencoded`" in 3.0, to which 3.1 adds
/// "or `multipart/form-data`".
fn style_counts(context: &Context<'_>, at: &At<'_>, media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let version = context.version.get();
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => true,
        "multipart/form-data" if version > Version::V30 => true,
        _ => {
            let message = format!(
                "a style has no meaning for `{media_type}` in OpenAPI {version}, so it is ignored"
            );
            context.warn("ignored-style", at, message);
            false
        }
    }
}
