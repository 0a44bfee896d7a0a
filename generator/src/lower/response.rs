//! The answers of an operation.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Response, StatusCode};

use super::draft::Drafts;
use super::object::Property;
use super::schema::nullable;
use super::tags::Site;
use super::view::{View, extension};
use crate::ir::{Answer, Status, Type};
use crate::pointer::Pointer;
use crate::vocabulary::{ERRORS, Errors};

/// What the documented answers come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) success: Vec<Answer>,
    pub(super) errors: Vec<Answer>,
}

/// The entry of a content map that is JSON: `application/json` before others.
pub(super) fn json_media_type(
    content: &IndexMap<String, MediaType>,
) -> Option<(&String, &MediaType)> {
    let essence = |name: &str| {
        name.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_lowercase()
    };
    let exact = content
        .iter()
        .find(|(name, _)| essence(name) == "application/json");
    exact.or_else(|| {
        content
            .iter()
            .find(|(name, _)| essence(name).ends_with("+json"))
    })
}

impl Drafts {
    pub(super) fn answers(&mut self, view: &mut View<'_>, site: &Site<'_>, words: &str) -> Answers {
        let mut answers = Answers::default();
        let at = site.at().child("responses");
        let responses = &site.operation.responses;
        for (status, response) in &responses.responses {
            let at = at.child(&status.to_string());
            let (status, list) = match status {
                StatusCode::Code(code @ 200..=299) => (Status::Code(*code), &mut answers.success),
                StatusCode::Range(2) => (Status::Range(2), &mut answers.success),
                StatusCode::Code(code @ 400..) => (Status::Code(*code), &mut answers.errors),
                StatusCode::Range(class @ 4..) => (Status::Range(*class), &mut answers.errors),
                StatusCode::Code(_) | StatusCode::Range(_) => {
                    let message =
                        "answers that are neither a success nor an error are given as an error";
                    view.unrepresented("unsupported-status", &at, message);
                    continue;
                }
            };
            let part = if status < Status::Code(400) {
                "response"
            } else {
                "error"
            };
            let answer = self.answer(
                view,
                response,
                &at,
                status,
                &format!("{words} {part}"),
                list,
            );
            list.push(answer);
        }
        if let Some(response) = &responses.default {
            let at = at.child("default");
            let words = format!("{words} error");
            let answer = self.answer(
                view,
                response,
                &at,
                Status::Default,
                &words,
                &answers.errors,
            );
            if answers.success.is_empty() {
                answers.success.push(answer.clone());
            }
            answers.errors.push(answer);
        }
        in_order(&mut answers.success);
        in_order(&mut answers.errors);
        answers
    }

    /// One answer beside those of its kind that came before: a call has one
    /// type for what it gives and one for its errors.
    fn answer(
        &mut self,
        view: &mut View<'_>,
        response: &ReferenceOr<Response>,
        at: &Pointer,
        status: Status,
        words: &str,
        before: &[Answer],
    ) -> Answer {
        let ty = self.body_of(view, response, at, words);
        let first = before.iter().find_map(|answer| answer.ty.as_ref());
        match (&ty, first) {
            (Some(own), Some(first)) if own != first => {
                let message = "an answer of another type than the first of its kind is given as bytes in an error";
                view.unrepresented("several-answers", at, message);
                Answer { status, ty: None }
            }
            _ => Answer { status, ty },
        }
    }

    fn body_of(
        &mut self,
        view: &mut View<'_>,
        response: &ReferenceOr<Response>,
        at: &Pointer,
        words: &str,
    ) -> Option<Type> {
        let (response, at) = view.response(response, at.clone())?;
        untyped_headers(view, response, &at);
        let Some((name, media_type)) = json_media_type(&response.content) else {
            for name in response.content.keys() {
                let message = format!("`{name}` is not decoded yet");
                view.unrepresented(
                    "unsupported-media-type",
                    &at.child("content").child(name),
                    message,
                );
            }
            return None;
        };
        let at = at.child("content").child(name).child("schema");
        match &media_type.schema {
            Some(schema) => {
                let property = Property::Plain(schema);
                let ty = self.ty(view, property, &at, words, None);
                Some(nullable(view, property, ty))
            }
            None => Some(Type::Json),
        }
    }
}

/// Headers are given as they came; only the request's id has a place of its own.
fn untyped_headers(view: &mut View<'_>, response: &Response, at: &Pointer) {
    let errors: Errors = extension(&view.api().extensions, ERRORS).unwrap_or_default();
    for name in response.headers.keys() {
        if !errors
            .request_id_headers
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
        {
            let message = format!("the header `{name}` is given as text, not as its type");
            view.unrepresented("untyped-header", &at.child("headers").child(name), message);
        }
    }
}

/// Exact statuses before classes before `default`, as they are to be tried.
fn in_order(answers: &mut [Answer]) {
    answers.sort_by_key(|answer| answer.status);
}
