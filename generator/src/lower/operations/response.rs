//! The answers of an operation.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, Response, StatusCode};

use super::answer::{Bodiless, Role, Seen, answer};
use super::choice::one_type;
use super::event_data::Held;
use super::events::events;
use super::headers::Headers;
use super::status;
use crate::ir::{Answer, Docs, Read, Said, Status, Type};
use crate::lower::kept::KeptCall;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::types::Context;
use crate::lower::types::spot::Spot;
use crate::pointer::Pointer;

/// What the documented answers come to.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    pub(super) output: Option<Type>,
    pub(super) error: Option<Type>,
    pub(super) success: Vec<Answer>,
    pub(super) undocumented: Option<Answer>,
    pub(super) errors: Vec<Answer>,
    pub(super) accept: String,
    pub(super) events: Option<Held>,
    pub(super) items: Option<(Type, String)>,
    pub(super) said_of_items: Vec<Said>,
    pub(super) kept: Vec<u16>,
    pub(super) redirects: Vec<u16>,
}

/// The answers of an operation, whose name hint `spot` has, which are asked for in the order that is kept. Where the settings are strict, a success
/// is one of the documented ones alone.
pub(super) fn answers(
    context: &mut Context<'_, '_>,
    headers: &mut Headers,
    site: &Site<'_>,
    spot: &Spot<'_>,
    (kept, strict): (KeptCall<'_>, bool),
) -> Answers {
    let mut list = List {
        kept,
        seen: Seen::after(kept.asked()),
        ..List::default()
    };
    let all = spot.at.child("responses");
    let responses = &site.operation.responses;
    // Where nothing else is a success, whoever calls wants to know where a redirect leads.
    let redirects = !responses.responses.keys().any(|code| class(code) == 2);
    for (code, response) in &responses.responses {
        let at = all.child(&code.to_string());
        let Some(named) = named(code, redirects, list.success.is_empty()) else {
            let message = format!(
                "`{}`: {code} is only a step on the way to an answer, and never given",
                site.id()
            );
            context
                .report
                .unrepresented("informational-status", &at, message);
            continue;
        };
        let here = spot.part(at, named.hint);
        let answer = list.read(context, headers, site, response, &named, &here);
        let group = if named.is_success {
            &mut list.success
        } else {
            &mut list.errors
        };
        group.push(answer);
    }
    if let Some(response) = &responses.default {
        let named = Named {
            status: Status::Default,
            is_success: list.success.is_empty(),
            hint: "error",
        };
        let here = spot.part(all.child("default"), named.hint);
        let answer = list.read(context, headers, site, response, &named, &here);
        if named.is_success {
            list.success.push(answer.clone());
        }
        list.errors.push(without_items(answer));
    }
    list.seen.report_left(context.report, &all);
    if list.success.is_empty() {
        report_none(context.report, site, &all, strict);
    }
    let mut answers = list.together(context, &spot.at(all));
    if !strict {
        answers.undocumented = undocumented(&answers.success);
    }
    answers
}

/// The answers so far.
#[derive(Default)]
struct List<'a> {
    success: Vec<Answer>,
    errors: Vec<Answer>,
    kept: KeptCall<'a>,
    seen: Seen<'a>,
}

impl<'a> List<'a> {
    /// The answer that stands at `spot`.
    fn read<'d: 'a>(
        &mut self,
        context: &mut Context<'_, 'd>,
        headers: &mut Headers,
        site: &Site<'_>,
        response: &'a ReferenceOr<Response>,
        named: &Named,
        spot: &Spot<'a>,
    ) -> Answer {
        let role = Role {
            status: named.status,
            is_success: named.is_success,
            bodiless: Bodiless::of(site.method, named.status),
            usual: self.kept.usual_answer(named.status),
        };
        let mut answer = answer(context, response, role, spot, &mut self.seen);
        answer.headers = headers.of_answer(context, response, spot, &site.id());
        answer
    }

    /// What all answers come to.
    fn together(self, context: &mut Context<'_, '_>, spot: &Spot<'_>) -> Answers {
        let Self {
            mut success,
            mut errors,
            mut seen,
            ..
        } = self;
        let events = events(context, &seen.streams);
        // Exact statuses before classes before `default`, as they are to be tried.
        success.sort_by_key(|answer| answer.status);
        errors.sort_by_key(|answer| answer.status);
        let kept = redirects(&success);
        let redirects = redirects(&errors);
        let at = context.source.origin(&spot.at);
        let hint = &spot.hint;
        let output = one_type(
            context,
            &success,
            &format!("{hint} answer"),
            &at,
            &spot.at.child("answers"),
        );
        let is_empty = |answer: &Answer| answer.read == Read::Empty;
        let output = match output {
            Some(ty) if success.iter().any(is_empty) && !matches!(ty, Type::Nullable(_)) => {
                Some(Type::Nullable(Box::new(ty)))
            }
            output => output,
        };
        Answers {
            output,
            error: one_type(
                context,
                &errors,
                &format!("{hint} failure"),
                &at,
                &spot.at.child("failures"),
            ),
            success,
            undocumented: None,
            errors,
            events,
            items: seen.items.take(),
            said_of_items: std::mem::take(&mut seen.said_of_items),
            accept: seen.accept(),
            kept,
            redirects,
        }
    }
}

/// A status with what the types of its answer are called.
struct Named {
    status: Status,
    is_success: bool,
    hint: &'static str,
}

/// What a status is; nothing where it is no answer.
fn named(code: &StatusCode, redirects: bool, is_first: bool) -> Option<Named> {
    let (status, is_success, hint) = match code {
        // The first success has the plainest name, whatever comes to be beside it.
        StatusCode::Code(code @ 200..=299) if is_first => (Status::Code(*code), true, "response"),
        StatusCode::Code(code @ 200..=299) => (Status::Code(*code), true, status::hint(*code)),
        StatusCode::Range(2) => (Status::Range(2), true, "response"),
        StatusCode::Code(code @ 300..=399) if redirects => {
            (Status::Code(*code), true, status::hint(*code))
        }
        StatusCode::Range(3) if redirects => (Status::Range(3), true, "redirect"),
        StatusCode::Code(code @ 300..) => (Status::Code(*code), false, status::hint(*code)),
        StatusCode::Range(class @ 3..) => (Status::Range(*class), false, "error"),
        StatusCode::Code(_) | StatusCode::Range(_) => return None,
    };
    Some(Named {
        status,
        is_success,
        hint,
    })
}

/// The class of a status.
fn class(code: &StatusCode) -> u16 {
    match code {
        StatusCode::Code(code) => code / 100,
        StatusCode::Range(class) => *class,
    }
}

/// An answer as an error, which is no stream.
fn without_items(mut answer: Answer) -> Answer {
    let others = answer.others.iter_mut().map(|(_, read)| read);
    for read in others.chain([&mut answer.read]) {
        if matches!(read, Read::Items(_)) {
            *read = Read::Text;
        }
    }
    answer
}

/// How a success is read whose status the document does not have: like those that it has, if all of
/// them that have a body are read alike. An error keeps the body of any other.
fn undocumented(success: &[Answer]) -> Option<Answer> {
    let is_one = |answer: &&Answer| matches!(answer.status, Status::Code(200..=299));
    let mut all: Vec<&Answer> = success.iter().filter(is_one).collect();
    let has_class = success.iter().any(|answer| !is_one(&answer));
    if all.iter().any(|answer| answer.read != Read::Empty) {
        all.retain(|answer| answer.read != Read::Empty);
    }
    let Some((first, rest)) = all.split_first() else {
        return success.is_empty().then(nothing);
    };
    let is_same = |other: &&Answer| other.read == first.read && other.others == first.others;
    (!has_class && rest.iter().all(is_same)).then(|| Answer {
        status: Status::Range(2),
        headers: Vec::new(),
        ..Answer::clone(first)
    })
}

/// A success of which the document says nothing.
fn nothing() -> Answer {
    Answer {
        status: Status::Range(2),
        docs: Docs::default(),
        read: Read::Empty,
        media_type: None,
        range: None,
        alike: Vec::new(),
        others: Vec::new(),
        headers: Vec::new(),
        said: BTreeMap::new(),
    }
}

/// Tells that no answer of an operation is a success.
fn report_none(report: &mut Report<'_>, site: &Site<'_>, at: &Pointer, strict: bool) {
    let becomes = if strict {
        "every answer is an error, since the settings refuse what is not documented"
    } else {
        "any is taken for one, and its body is not read"
    };
    let message = format!(
        "`{}`: no answer is described that is a success, so that {becomes}",
        site.id()
    );
    report.warning("no-success", at, message);
}

/// The redirects among some answers. Those among the successes are not followed.
fn redirects(answers: &[Answer]) -> Vec<u16> {
    const FOLLOWED: [u16; 5] = [301, 302, 303, 307, 308];
    let is_kept = |code: &u16| {
        let is_its = |answer: &Answer| match answer.status {
            Status::Code(known) => known == *code,
            Status::Range(class) => class == *code / 100,
            Status::Default => false,
        };
        answers.iter().any(is_its)
    };
    FOLLOWED.into_iter().filter(is_kept).collect()
}
