//! The answers of an operation.

use openapiv3::{MediaType, ReferenceOr, Response, Schema, StatusCode};

use super::draft::Drafts;
use super::media::{self, Media};
use super::property::Property;
use super::schema::nullable;
use super::status;
use super::tags::Site;
use super::view::{View, extension};
use crate::ir::{Answer, Read, Status, Type};
use crate::pointer::Pointer;
use crate::vocabulary::ITEM_SCHEMA;

/// What the documented answers come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) output: Option<Type>,
    pub(super) error: Option<Type>,
    pub(super) success: Vec<Answer>,
    pub(super) errors: Vec<Answer>,
    pub(super) accept: String,
    pub(super) kept: Vec<u16>,
}

impl Drafts {
    pub(super) fn answers(&mut self, view: &mut View<'_>, site: &Site<'_>, words: &str) -> Answers {
        let (mut success, mut errors) = (Vec::new(), Vec::new());
        let mut seen = Seen::default();
        let all = site.at().child("responses");
        let responses = &site.operation.responses;
        let codes = || responses.responses.keys();
        // Where nothing else is a success, whoever calls wants to know where a redirect leads.
        let redirects = !codes().any(|code| class(code) == 2);
        for (code, response) in &responses.responses {
            let at = all.child(&code.to_string());
            let (status, list, part) = match code {
                // The first success has the plainest name, whatever comes to be beside it.
                StatusCode::Code(code @ 200..=299) if success.is_empty() => {
                    (Status::Code(*code), &mut success, "response")
                }
                StatusCode::Code(code @ 200..=299) => {
                    (Status::Code(*code), &mut success, status::words(*code))
                }
                StatusCode::Range(2) => (Status::Range(2), &mut success, "response"),
                StatusCode::Code(code @ 300..=399) if redirects => {
                    (Status::Code(*code), &mut success, status::words(*code))
                }
                StatusCode::Range(3) if redirects => (Status::Range(3), &mut success, "redirect"),
                StatusCode::Code(code @ 300..) => {
                    (Status::Code(*code), &mut errors, status::words(*code))
                }
                StatusCode::Range(class @ 3..) => (Status::Range(*class), &mut errors, "error"),
                StatusCode::Code(_) | StatusCode::Range(_) => {
                    let message = format!(
                        "`{}`: {code} is only a step on the way to an answer, and never given",
                        site.id()
                    );
                    view.unrepresented("informational-status", &at, message);
                    continue;
                }
            };
            let words = format!("{words} {part}");
            let read = self.read(view, response, &at, &words, &mut seen);
            let headers = self.headers(view, site, response, &at);
            list.push(Answer {
                status,
                read,
                headers,
            });
        }
        if let Some(response) = &responses.default {
            let at = all.child("default");
            let words = format!("{words} error");
            let read = self.read(view, response, &at, &words, &mut seen);
            let answer = Answer {
                status: Status::Default,
                read,
                headers: self.headers(view, site, response, &at),
            };
            if success.is_empty() {
                success.push(answer.clone());
            }
            errors.push(answer);
        }
        // Exact statuses before classes before `default`, as they are to be tried.
        success.sort_by_key(|answer| answer.status);
        errors.sort_by_key(|answer| answer.status);
        let kept = kept(&success);
        let at = view.origin(&all);
        let output = self.one_type(&success, &format!("{words} answer"), &at);
        let is_empty = |answer: &Answer| answer.read == Read::Empty;
        let output = match output {
            Some(ty) if success.iter().any(is_empty) && !matches!(ty, Type::Nullable(_)) => {
                Some(Type::Nullable(Box::new(ty)))
            }
            output => output,
        };
        Answers {
            output,
            error: self.one_type(&errors, &format!("{words} failure"), &at),
            success,
            errors,
            accept: accepted(seen.accept),
            kept,
        }
    }

    /// How the body of an answer is read.
    fn read(
        &mut self,
        view: &mut View<'_>,
        response: &ReferenceOr<Response>,
        at: &Pointer,
        words: &str,
        seen: &mut Seen,
    ) -> Read {
        let Some((response, at)) = view.response(response, at.clone()) else {
            return Read::Empty;
        };
        let all = at.child("content");
        let Some((name, media_type, media)) = media::chosen(view, &response.content, &all) else {
            return Read::Empty;
        };
        seen.accept.push(name.clone());
        for (other, media_type) in &response.content {
            if media != Media::Events && media::kind(other) == Media::Events {
                let words = format!("{words} stream");
                self.event_types(view, media_type, &all.child(other), &words, seen);
            }
        }
        let at = all.child(name);
        match media {
            Media::Json | Media::JsonAs => {
                let ty = match &media_type.schema {
                    Some(schema) => self.body_of(view, schema, &at.child("schema"), words, seen),
                    None => Type::Json,
                };
                match ty {
                    Type::File | Type::Bytes => Read::Bytes,
                    ty => Read::Json(ty),
                }
            }
            Media::Events => {
                self.event_types(view, media_type, &at, words, seen);
                let message = "the events are given as one text, when all of them are there";
                view.unrepresented("event-stream", &at, message);
                Read::Text
            }
            Media::Text => Read::Text,
            Media::Form | Media::Multipart | Media::Bytes => Read::Bytes,
        }
    }

    /// Makes the types of events, for whoever reads these out of the text.
    fn event_types(
        &mut self,
        view: &mut View<'_>,
        media_type: &MediaType,
        at: &Pointer,
        words: &str,
        seen: &mut Seen,
    ) {
        if let Some(schema) = &media_type.schema {
            self.body_of(view, schema, &at.child("schema"), words, seen);
        }
        if let Some(item) = extension::<String>(&media_type.extensions, ITEM_SCHEMA) {
            let item = Property::Reference(&item);
            let words = format!("{words} event");
            self.ty(view, item, &at.child("itemSchema"), &words, None);
        }
    }

    fn body_of(
        &mut self,
        view: &mut View<'_>,
        schema: &ReferenceOr<Schema>,
        at: &Pointer,
        words: &str,
        seen: &mut Seen,
    ) -> Type {
        let inline = schema.as_item();
        let same = inline.and_then(|inline| seen.inline.iter().find(|(other, _)| other == inline));
        if let Some((_, ty)) = same {
            return ty.clone();
        }
        let property = Property::Plain(schema);
        let ty = self.ty(view, property, at, words, None);
        let ty = nullable(view, property, ty);
        seen.inline
            .extend(inline.map(|inline| (inline.clone(), ty.clone())));
        ty
    }
}

/// What the answers of an operation have had so far.
#[derive(Default)]
struct Seen {
    /// Their media types.
    accept: Vec<String>,
    /// The types of schemas that stand right there: the same schema for another
    /// status is the same type.
    inline: Vec<(Schema, Type)>,
}

/// The class of a status.
fn class(code: &StatusCode) -> u16 {
    match code {
        StatusCode::Code(code) => code / 100,
        StatusCode::Range(class) => *class,
    }
}

/// The redirects that are an answer themselves, and therefore not followed.
fn kept(success: &[Answer]) -> Vec<u16> {
    const FOLLOWED: [u16; 5] = [301, 302, 303, 307, 308];
    let is_kept = |code: &u16| {
        let is_its = |answer: &Answer| match answer.status {
            Status::Code(known) => known == *code,
            Status::Range(class) => class == *code / 100,
            Status::Default => false,
        };
        success.iter().any(is_its)
    };
    FOLLOWED.into_iter().filter(is_kept).collect()
}

/// What is accepted: JSON first, and each media type once.
fn accepted(mut accept: Vec<String>) -> String {
    accept.sort_by_key(|name| media::kind(name));
    let mut seen = Vec::new();
    for name in accept {
        let is_plain = name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if is_plain && !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}
