//! The answers of an operation.

use openapiv3::{ReferenceOr, Response, Schema, StatusCode};

use super::draft::Drafts;
use super::media::{self, Media, Offer};
use super::property::Property;
use super::schema::nullable;
use super::status;
use super::tags::Site;
use super::view::View;
use crate::ir::{Answer, EventData, Read, Status, Type};
use crate::pointer::Pointer;

/// What the documented answers come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) output: Option<Type>,
    pub(super) error: Option<Type>,
    pub(super) success: Vec<Answer>,
    pub(super) errors: Vec<Answer>,
    pub(super) accept: String,
    pub(super) events: Option<EventData>,
    pub(super) kept: Vec<u16>,
}

impl Drafts {
    pub(super) fn answers(&mut self, view: &mut View<'_>, site: &Site<'_>, words: &str) -> Answers {
        let (mut success, mut errors) = (Vec::new(), Vec::new());
        let mut seen = Seen {
            is_bodiless: site.method.eq_ignore_ascii_case("head"),
            ..Seen::default()
        };
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
            seen.is_success = class(code) == 2 || redirects && class(code) == 3;
            let mut answer = self.answer(view, status, (response, &at), &words, &mut seen);
            answer.headers = self.headers(view, site, response, &at);
            list.push(answer);
        }
        if let Some(response) = &responses.default {
            let at = all.child("default");
            let words = format!("{words} error");
            seen.is_success = success.is_empty();
            let status = Status::Default;
            let mut answer = self.answer(view, status, (response, &at), &words, &mut seen);
            answer.headers = self.headers(view, site, response, &at);
            if success.is_empty() {
                success.push(answer.clone());
            }
            errors.push(answer);
        }
        seen.report(view, &all);
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
            events: seen.events,
            kept,
        }
    }

    /// An answer with all the ways in which its body is read.
    fn answer(
        &mut self,
        view: &mut View<'_>,
        status: Status,
        (response, at): (&ReferenceOr<Response>, &Pointer),
        words: &str,
        seen: &mut Seen,
    ) -> Answer {
        let mut answer = Answer {
            status,
            read: Read::Empty,
            others: Vec::new(),
            headers: Vec::new(),
        };
        let Some((response, at)) = view.response(response, at.clone()) else {
            return answer;
        };
        let all = at.child("content");
        let offers = media::offers(view, &response.content, &all);
        if seen.is_bodiless {
            // What is asked for may still decide on what the headers say.
            seen.accept
                .extend(offers.iter().map(|offer| offer.wire().to_owned()));
            if !offers.is_empty() {
                let message = "an answer to `HEAD` has no body, whatever stands here";
                view.unrepresented("body-of-head", &all, message);
            }
            return answer;
        }
        let offers = self.without_events(view, offers, &all, words, seen);
        let Some((best, others)) = offers.split_first() else {
            return answer;
        };
        seen.accept.push(best.wire().to_owned());
        answer.read = self.read(view, best, &all, words, seen);
        for other in others {
            if is_told_apart(best, other) {
                self.add_other(view, (best, other), &all, words, seen, &mut answer);
            } else {
                seen.leave(best, other);
            }
        }
        answer
    }

    /// Takes note of the events that a success can be, which are asked for apart
    /// from all other media types.
    fn without_events<'a>(
        &mut self,
        view: &mut View<'_>,
        mut offers: Vec<Offer<'a>>,
        all: &Pointer,
        words: &str,
        seen: &mut Seen,
    ) -> Vec<Offer<'a>> {
        let streams = |offer: &Offer<'_>| offer.media == Media::Events;
        if let Some(events) = offers.iter().find(|offer| streams(offer)).copied()
            && seen.is_success
        {
            let data = self.event_data(view, &events, &all.child(events.name), words);
            seen.events = Some(data);
            if offers.len() > 1 {
                offers.retain(|offer| !streams(offer));
            }
        }
        offers
    }

    /// Adds how a body of another media type than the best is read.
    fn add_other(
        &mut self,
        view: &mut View<'_>,
        (best, other): (&Offer<'_>, &Offer<'_>),
        all: &Pointer,
        words: &str,
        seen: &mut Seen,
        answer: &mut Answer,
    ) {
        seen.accept.push(other.name.to_owned());
        let words = format!("{words} {}", media::short(other.name));
        let mut read = self.read(view, other, all, &words, seen);
        let mut name = media::essence(other.name);
        // What any media type may be is what remains when all others are told apart.
        if name == "*/*" {
            name = media::essence(best.name);
            std::mem::swap(&mut read, &mut answer.read);
        }
        if read != answer.read {
            answer.others.push((name, read));
        }
    }

    /// How a body of a media type is read.
    fn read(
        &mut self,
        view: &mut View<'_>,
        offer: &Offer<'_>,
        all: &Pointer,
        words: &str,
        seen: &mut Seen,
    ) -> Read {
        match offer.media {
            Media::Json | Media::JsonAs => {
                let at = all.child(offer.name).child("schema");
                let ty = match &offer.content.schema {
                    Some(schema) => self.body_of(view, schema, &at, words, seen),
                    None => Type::Json,
                };
                match ty {
                    Type::File | Type::Bytes => Read::Bytes,
                    ty => Read::Json(ty),
                }
            }
            Media::Text | Media::Events => Read::Text,
            Media::Form | Media::Multipart | Media::Bytes => Read::Bytes,
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

/// Whether an answer of the other media type can be told from one of the best,
/// and be read: JSON, or what is a text or bytes and nothing more.
fn is_told_apart(best: &Offer<'_>, other: &Offer<'_>) -> bool {
    let is_read = other.is_json() || !other.structured;
    is_read && media::essence(best.name) != media::essence(other.name)
}

/// What the answers of an operation have had so far.
#[derive(Default)]
struct Seen {
    /// Whether the answers are to `HEAD`, and have no bodies, whatever the document says of these.
    is_bodiless: bool,
    /// Whether the answer that is looked at is a success.
    is_success: bool,
    /// The events that a success can be.
    events: Option<EventData>,
    /// What is asked for in place of what nothing here reads, and that.
    left: Option<(String, Vec<String>)>,
    /// Their media types.
    accept: Vec<String>,
    /// The types of schemas that stand right there: the same schema for another
    /// status is the same type.
    inline: Vec<(Schema, Type)>,
}

impl Seen {
    fn leave(&mut self, best: &Offer<'_>, other: &Offer<'_>) {
        let (_, left) = self
            .left
            .get_or_insert_with(|| (best.wire().to_owned(), Vec::new()));
        if !left.iter().any(|known| known == other.name) {
            left.push(other.name.to_owned());
        }
    }

    /// Reports what is not asked for, in one entry for all answers.
    fn report(&self, view: &mut View<'_>, at: &Pointer) {
        if let Some((best, left)) = &self.left {
            let left: Vec<&str> = left.iter().map(String::as_str).collect();
            media::untaken(view, best, &left, at);
        }
    }
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
