//! Responses.

use openapiv3::{ReferenceOr, Response, Responses, StatusCode};

use super::header::header_or_ref;
use super::media_type::content;
use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Section, Version};
use crate::normalize::object::{Object, placed, reference_or, string};
use crate::read::Node;

pub(in crate::normalize) fn responses(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Responses> {
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
                // That there is such a status is known even where nothing else is.
                let response = response_or_ref(context, node, &at);
                let response = response.unwrap_or_else(|| ReferenceOr::Item(Response::default()));
                responses.responses.insert(code, response);
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

pub(in crate::normalize) fn response_or_ref(
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
    let summary = summary.then(|| object.read("summary", string)).flatten();
    let description = if context.version.get() < Version::V32 && summary.is_none() {
        object.required("description", string)
    } else {
        object.read("description", string).unwrap_or_default()
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
