//! The answers of an operation.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Response, StatusCode};

use super::draft::Drafts;
use super::property::Property;
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

/// An answer with where it stands.
struct Found {
    status: Status,
    ty: Option<Type>,
    at: Pointer,
}

impl Drafts {
    pub(super) fn answers(&mut self, view: &mut View<'_>, site: &Site<'_>, words: &str) -> Answers {
        let (mut success, mut errors) = (Vec::new(), Vec::new());
        let all = site.at().child("responses");
        let responses = &site.operation.responses;
        for (code, response) in &responses.responses {
            let at = all.child(&code.to_string());
            let (status, list, part) = match code {
                StatusCode::Code(code @ 200..=299) => {
                    (Status::Code(*code), &mut success, "response")
                }
                StatusCode::Range(2) => (Status::Range(2), &mut success, "response"),
                StatusCode::Code(code @ 400..) => (Status::Code(*code), &mut errors, "error"),
                StatusCode::Range(class @ 4..) => (Status::Range(*class), &mut errors, "error"),
                StatusCode::Code(_) | StatusCode::Range(_) => {
                    let message = format!("`{}`: an answer {code} is given as an error", site.id());
                    view.unrepresented("unsupported-status", &at, message);
                    continue;
                }
            };
            let ty = self.body_of(view, response, &at, &format!("{words} {part}"));
            list.push(Found { status, ty, at });
        }
        if let Some(response) = &responses.default {
            let at = all.child("default");
            let ty = self.body_of(view, response, &at, &format!("{words} error"));
            if success.is_empty() {
                success.push(Found {
                    status: Status::Default,
                    ty: ty.clone(),
                    at: at.clone(),
                });
            }
            errors.push(Found {
                status: Status::Default,
                ty,
                at,
            });
        }
        Answers {
            success: of_one_type(view, site, success),
            errors: of_one_type(view, site, errors),
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

/// A call has one type for what it gives and one for its errors: that of
/// `default`, or else the one that most answers have. An answer of another type
/// is an error that keeps its body.
fn of_one_type(view: &mut View<'_>, site: &Site<'_>, found: Vec<Found>) -> Vec<Answer> {
    let chosen = chosen(&found).cloned();
    let mut answers = Vec::with_capacity(found.len());
    for Found { status, ty, at } in found {
        let is_error = at.last().is_some_and(|last| !last.starts_with('2'));
        if ty != chosen && !(ty.is_none() && is_error) {
            let message = format!(
                "`{}`: another answer has another type, so this one is given as an error that keeps its body",
                site.id()
            );
            view.unrepresented("several-answers", &at, message);
        }
        let ty = if ty == chosen { ty } else { None };
        answers.push(Answer { status, ty });
    }
    // Exact statuses before classes before `default`, as they are to be tried.
    answers.sort_by_key(|answer| answer.status);
    answers
}

fn chosen(found: &[Found]) -> Option<&Type> {
    let default = found.iter().find(|answer| answer.status == Status::Default);
    if let Some(ty) = default.and_then(|answer| answer.ty.as_ref()) {
        return Some(ty);
    }
    let count = |ty: &Type| {
        found
            .iter()
            .filter(|answer| answer.ty.as_ref() == Some(ty))
            .count()
    };
    // The first of those that are equally common.
    found
        .iter()
        .rev()
        .filter_map(|answer| answer.ty.as_ref())
        .max_by_key(|ty| count(ty))
}
