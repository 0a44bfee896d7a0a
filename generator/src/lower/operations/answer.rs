//! One answer of an operation, with all the ways in which its body is read.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Response, Schema};

use super::events::Stream;
use super::items::{item_type, said_of_all};
use super::offer::{Offer, offers, untaken};
use super::said::said;
use super::{whole, xml};
use crate::ir::{Answer, Docs, Read, Said, Status, Type};
use crate::lower::source::media::{Media, is_json, kind, short};
use crate::lower::source::report::Report;
use crate::lower::source::said::is_same;
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::Spot;
use crate::media_type::{essence, is_read, other_charset};
use crate::pointer::Pointer;

/// What an answer of a status is.
#[derive(Clone, Copy)]
pub(super) struct Role<'r> {
    pub(super) status: Status,
    pub(super) is_success: bool,
    /// Why it has no body, whatever the document says of one.
    pub(super) bodiless: Option<Bodiless>,
    /// The media type that it was read as where it said nothing of it.
    pub(super) usual: Option<&'r str>,
}

/// Why an answer has no body.
#[derive(Clone, Copy)]
pub(super) enum Bodiless {
    /// It is to `HEAD`.
    Head,
    /// No answer of this status has one.
    Status(u16),
}

impl Bodiless {
    pub(super) fn of(method: &str, status: Status) -> Option<Self> {
        match status {
            _ if method.eq_ignore_ascii_case("head") => Some(Self::Head),
            Status::Code(code @ (204 | 205 | 304)) => Some(Self::Status(code)),
            _ => None,
        }
    }

    fn report(self, report: &mut Report<'_>, at: &Pointer) {
        match self {
            Self::Head => {
                let message = "an answer to `HEAD` has no body, whatever stands here";
                report.unrepresented("body-of-head", at, message);
            }
            Self::Status(status) => {
                let message =
                    format!("an answer of the status {status} has no body, whatever stands here");
                report.unrepresented("body-of-status", at, message);
            }
        }
    }
}

/// What the answers of an operation have had so far.
#[derive(Default)]
pub(super) struct Seen<'a> {
    /// The streams of events that a success can be.
    pub(super) streams: Vec<Stream<'a>>,
    /// The items that a success can be, and the media type that they are asked for by.
    pub(super) items: Option<(Type, String)>,
    /// What is said of all of these together.
    pub(super) said_of_items: Vec<Said>,
    /// What is not read.
    left: Option<Left>,
    /// Their media types.
    accept: Vec<Accepted>,
    /// The media types that were asked for before, in their order.
    known: Vec<String>,
    /// The types of schemas that stand right there: the same schema for another
    /// status is the same type.
    inline: Vec<(Schema, Type)>,
}

/// A media type that is asked for.
struct Accepted {
    name: String,
    is_success: bool,
}

/// Media types that are offered and not read.
struct Left {
    /// What is asked for in their place.
    taken: String,
    names: Vec<String>,
}

/// The answer that stands at `spot`.
pub(super) fn answer<'a, 'd: 'a>(
    context: &mut Context<'_, 'd>,
    response: &'a ReferenceOr<Response>,
    role: Role<'_>,
    spot: &Spot<'a>,
    seen: &mut Seen<'a>,
) -> Answer {
    let mut answer = Answer {
        status: role.status,
        docs: Docs::default(),
        read: Read::Empty,
        media_type: None,
        range: None,
        alike: Vec::new(),
        others: Vec::new(),
        headers: Vec::new(),
        said: BTreeMap::new(),
    };
    let Some((response, at)) = context.source.response(response, spot.at.clone()) else {
        return answer;
    };
    answer.docs = said(&response.description, role.status);
    let all = spot.at(at.child("content"));
    let mut offers = offers(context.source, &response.content, &all.at);
    offers.sort_by_cached_key(|offer| {
        let wire = offer.wire();
        (role.usual != Some(&wire), offer.rank(), seen.place(&wire))
    });
    if let Some(bodiless) = role.bodiless {
        // What is asked for may still decide on what the headers say.
        for offer in &offers {
            seen.ask(&offer.wire(), role);
        }
        if !offers.is_empty() {
            bodiless.report(context.report, &all.at);
        }
        return answer;
    }
    if role.is_success {
        without_streams(context, &mut offers, role.usual, &all, seen);
    }
    let Some((best, others)) = offers.split_first() else {
        return answer;
    };
    seen.ask(&best.wire(), role);
    answer.read = read(context, best, role, &all, seen);
    answer.media_type = Some(best.wire());
    answer.range = best.named_range().map(str::to_owned);
    // Crates of older rules have a text beside the number.
    let leaves_texts = context.kept.edition() > 3;
    let is_told_apart = |best: &Offer<'_>, other: &Offer<'_>| {
        is_told_apart(best, other) && !(leaves_texts && other.is_json_too())
    };
    for other in others {
        if is_told_apart(best, other) {
            seen.ask(other.name, role);
            add_other(context, [best, other], role, &all, seen, &mut answer);
        } else {
            seen.leave(best, other);
        }
    }
    let others = others.iter().filter(|other| is_told_apart(best, other));
    let all_read = std::iter::once(best).chain(others);
    answer.said = whole::of_answer(context.source, all_read, &answer, &all.at);
    answer
}

/// Takes note of the events and the items that a success can be, which are asked for apart from all
/// other media types. Where there is no other, the whole of the items is a list.
fn without_streams<'a>(
    context: &mut Context<'_, '_>,
    offers: &mut Vec<Offer<'a>>,
    usual: Option<&str>,
    all: &Spot<'a>,
    seen: &mut Seen<'a>,
) {
    let streams = |offer: &Offer<'_>| offer.media == Media::Events;
    let mut all_events = offers.iter().filter(|offer| streams(offer));
    if let Some(events) = all_events.next() {
        for other in all_events {
            seen.leave(events, other);
        }
        seen.streams.push(Stream {
            offer: *events,
            spot: all.at(all.at.child(events.name)),
        });
        if !offers.iter().all(streams) {
            offers.retain(|offer| !streams(offer));
        }
    }
    let items = |offer: &Offer<'_>| offer.media == Media::Sequence;
    if let Some(first) = offers.iter().find(|offer| items(offer)) {
        let spot = all.at(all.at.child(first.name));
        let item = item_type(context, first, &spot);
        let said = said_of_all(context.source, first, &item, &spot.at);
        whole::add(&mut seen.said_of_items, said);
        seen.add_items(context.report, item, first.name, &spot.at);
        if usual != Some(first.name) && !offers.iter().all(items) {
            offers.retain(|offer| !items(offer));
        }
    }
}

/// Adds how a body of another media type than the best is read.
fn add_other(
    context: &mut Context<'_, '_>,
    [best, other]: [&Offer<'_>; 2],
    role: Role<'_>,
    all: &Spot<'_>,
    seen: &mut Seen<'_>,
    answer: &mut Answer,
) {
    let all = all.part(all.at.clone(), &short(other.name));
    let mut read = read(context, other, role, &all, seen);
    let mut name = essence(other.name);
    // What any media type may be is what remains when all others are told apart.
    if name == "*/*" {
        name = essence(best.name);
        std::mem::swap(&mut read, &mut answer.read);
    }
    if read == answer.read {
        answer.alike.push(other.wire());
    } else {
        answer.others.push((name, read));
    }
}

/// How a body of a media type is read.
fn read(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    role: Role<'_>,
    all: &Spot<'_>,
    seen: &mut Seen<'_>,
) -> Read {
    if let Some(charset) = other_charset(offer.name).filter(|charset| !is_read(charset))
        && offer.media == Media::Text
    {
        offer.report_coded(context.report, &all.at.child(offer.name), &charset);
        return Read::Bytes;
    }
    if let Some(table) = xml::table(context, offer, all) {
        return Read::Xml(body_type(context, offer, all, seen), table);
    }
    match offer.media {
        Media::Text if offer.is_xml() && context.xml.is_some() => Read::Text,
        Media::Json | Media::JsonAs => {
            offer.report_items(context.report, &all.at.child(offer.name));
            match body_type(context, offer, all, seen) {
                Type::File | Type::Bytes => Read::Bytes,
                ty => Read::Json(ty),
            }
        }
        Media::Sequence if role.is_success => {
            let spot = all.at(all.at.child(offer.name));
            if role.status == Status::Default {
                offer.report_untyped(context.report, &spot.at, "text where it is an error");
            }
            Read::Items(item_type(context, offer, &spot))
        }
        Media::Text | Media::Events | Media::Sequence => {
            offer.report_untyped(context.report, &all.at.child(offer.name), "text");
            Read::Text
        }
        Media::Form | Media::Multipart | Media::Bytes => {
            offer.report_untyped(context.report, &all.at.child(offer.name), "bytes");
            Read::Bytes
        }
    }
}

/// The type of a body that is JSON or XML.
fn body_type(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    all: &Spot<'_>,
    seen: &mut Seen<'_>,
) -> Type {
    let Some(schema) = &offer.content.schema else {
        return Type::Json;
    };
    let inline = schema.as_item();
    let same =
        inline.and_then(|inline| seen.inline.iter().find(|(other, _)| is_same(other, inline)));
    let at = all.at.child(offer.name).child("schema");
    if let Some((_, ty)) = same {
        if let Type::Model(id) = ty {
            context.drafts.stands(*id, &at);
        }
        return ty.clone();
    }
    let schema = Subschema::plain(schema, at);
    let ty = nullable_ty(context, &schema, &all.hint, all.home);
    seen.inline
        .extend(inline.map(|inline| (inline.clone(), ty.clone())));
    ty
}

/// Whether an answer of the other media type can be told from one of the best,
/// and be read: JSON, or what is a text or bytes and nothing more.
fn is_told_apart(best: &Offer<'_>, other: &Offer<'_>) -> bool {
    let is_sequence = best.media == Media::Sequence && other.media == Media::Sequence;
    let is_read = other.is_json() || is_sequence || !other.structured;
    is_read && essence(best.name) != essence(other.name)
}

impl Seen<'_> {
    /// Nothing so far, where these media types were asked for before.
    pub(super) fn after(known: Vec<String>) -> Self {
        Self {
            known,
            ..Self::default()
        }
    }

    /// Where a media type stood among those that were asked for; the last place, if nowhere.
    fn place(&self, name: &str) -> usize {
        let place = self.known.iter().position(|known| known == name);
        place.unwrap_or(usize::MAX)
    }

    /// Adds items that a success can be. Where those of another success are of another type, an item
    /// that arrives is any value, since the stream does not know its status.
    fn add_items(&mut self, report: &mut Report<'_>, item: Type, name: &str, at: &Pointer) {
        let Some((known, _)) = &mut self.items else {
            self.items = Some((item, name.to_owned()));
            return;
        };
        if *known != item {
            *known = Type::Json;
            let message = "items of another status are of another type, so that each is any JSON \
                           value as it arrives";
            report.unrepresented("untyped-body", at, message);
        }
    }

    fn ask(&mut self, name: &str, role: Role<'_>) {
        self.accept.push(Accepted {
            name: name.to_owned(),
            is_success: role.is_success,
        });
    }

    fn leave(&mut self, best: &Offer<'_>, other: &Offer<'_>) {
        let left = self.left.get_or_insert_with(|| Left {
            taken: best.wire(),
            names: Vec::new(),
        });
        if !left.names.iter().any(|known| known == other.name) {
            left.names.push(other.name.to_owned());
        }
    }

    /// Reports what is not asked for, in one entry for all answers.
    pub(super) fn report_left(&self, report: &mut Report<'_>, at: &Pointer) {
        if let Some(left) = &self.left {
            let names: Vec<&str> = left.names.iter().map(String::as_str).collect();
            untaken(report, &left.taken, &names, at);
        }
    }

    /// What is accepted: what a success has before what others have, what is known in the order that it
    /// had, what is new behind that, JSON first, and each media type once. A server may take the first for
    /// all that is asked for.
    pub(super) fn accept(mut self) -> String {
        let mut accept = std::mem::take(&mut self.accept);
        accept.sort_by_key(|asked| {
            let place = self.place(&asked.name);
            (!asked.is_success, place, kind(&asked.name))
        });
        let mut seen = Vec::new();
        for Accepted { name, .. } in accept {
            let is_plain = name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
            if is_plain && !seen.contains(&name) {
                seen.push(name);
            }
        }
        // A server that compares strictly would refuse the call, or leave its error without a body.
        // Not `*/*`, since servers exist that take whoever asks for that at the end for a browser.
        let has_json = |name: &String| is_json(name) || name.starts_with("*/");
        if !seen.is_empty() && !seen.iter().any(has_json) {
            seen.push("application/*;q=0.1".to_owned());
        }
        seen.join(", ")
    }
}
