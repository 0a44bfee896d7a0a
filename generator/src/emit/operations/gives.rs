//! What a call gives, in words: a line where it is called, and on its own page each answer by its
//! status, what it can give beside, and what it needs.

use super::items::{followed, item};
use super::shown::{ROOT, shown};
use crate::emit::spelling::Types;
use crate::ir::{Answer, Api, Gate, Operation, Read, Status, Type};

/// More headers of an answer than this are counted.
const FEW: usize = 6;

/// What a call gives, in a sentence; nothing where that is nothing.
pub(super) fn sentence(operation: &Operation, types: &Types<'_>) -> String {
    let output = operation.output.as_ref();
    output.map_or_else(String::new, |ty| format!("Gives {}.", shown(types, ty)))
}

/// What the page of a call says of it.
pub(super) fn page(api: &Api, gate: &Gate, operation: &Operation, types: &Types<'_>) -> String {
    let lines = answers(api, operation, types)
        .into_iter()
        .chain(together(api, operation, types))
        .chain(beside(operation, types))
        .chain(credentials(api, operation))
        .chain(feature(api, gate));
    let items: Vec<String> = lines.map(|line| item(&line)).collect();
    items.join("\n")
}

/// The types of all answers together, where these are of several.
fn together(api: &Api, operation: &Operation, types: &Types<'_>) -> Option<String> {
    let choice = |ty: &Option<Type>| {
        let ty = ty.as_ref().map(|ty| match ty {
            Type::Nullable(inner) => inner,
            other => other,
        });
        ty.filter(|ty| api.is_choice(ty)).map(|ty| shown(types, ty))
    };
    let output = choice(&operation.output).map(|shown| format!("answers {shown}"));
    let error = choice(&operation.error).map(|shown| format!("errors {shown}"));
    let parts: Vec<String> = output.into_iter().chain(error).collect();
    (!parts.is_empty()).then(|| format!("all: {}.", parts.join(", ")))
}

/// A line for each answer. Those that differ in their status alone have one.
fn answers(api: &Api, operation: &Operation, types: &Types<'_>) -> Vec<String> {
    let all = operation.success.iter().map(|answer| (answer, true));
    let all = all.chain(operation.errors.iter().map(|answer| (answer, false)));
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for (answer, is_success) in all {
        let status = match answer.status {
            // Where that is all there is, it stands for successes and errors alike.
            Status::Default if is_success => "`2XX`".to_owned(),
            known => status(known),
        };
        let text = answer_text(api, answer, is_success, types);
        match lines.iter_mut().find(|(_, known)| *known == text) {
            Some((statuses, _)) => statuses.push(status),
            None => lines.push((vec![status], text)),
        }
    }
    let lines = lines.into_iter();
    let lines = lines.map(|(statuses, text)| format!("{}: {text}", statuses.join(", ")));
    lines.collect()
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => format!("`{code}`"),
        Status::Range(class) => format!("`{class}XX`"),
        Status::Default => "others".to_owned(),
    }
}

/// What an answer has, and what is said of it.
fn answer_text(api: &Api, answer: &Answer, is_success: bool, types: &Types<'_>) -> String {
    let body = |read: &Read| read.ty().map(|ty| shown(types, &ty));
    let usual = match (body(&answer.read), is_success) {
        (Some(ty), true) => ty,
        (Some(ty), false) => format!("error {ty}"),
        (None, true) => "nothing".to_owned(),
        (None, false) => "error".to_owned(),
    };
    let others = answer.others.iter().map(|(media_type, read)| {
        let ty = body(read).unwrap_or_else(|| "nothing".to_owned());
        format!(" or {ty} as `{media_type}`")
    });
    let others: String = others.collect();
    let usual = format!("{usual}{others}.");
    let (said, headers) = (&answer.docs.0, headers(api, answer));
    // Behind several paragraphs, what follows would seem to be of the last of them.
    let parts = if said.contains('\n') {
        [&usual, &headers, said]
    } else {
        [&usual, said, &headers]
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.fold(String::new(), |text, part| followed(&text, part))
}

/// The headers that an answer is documented to have.
fn headers(api: &Api, answer: &Answer) -> String {
    let mut headers = answer.headers.iter();
    let named = headers.by_ref().take(FEW).map(|known| {
        let name = &api.headers[known.index].wire;
        format!("`{name}`")
    });
    let named: Vec<String> = named.collect();
    let more = headers.count();
    match (named.as_slice(), more) {
        ([], _) => String::new(),
        (named, 0) => format!("Headers: {}.", named.join(", ")),
        (named, more) => format!("Headers: {} and {more} more.", named.join(", ")),
    }
}

/// What it can give in place of a whole answer, or of several together.
fn beside(operation: &Operation, types: &Types<'_>) -> impl Iterator<Item = String> {
    let events = operation.events.as_ref();
    let events = events.map(|known| ("with_events", known.data.ty(), "as events that arrive"));
    let items = operation.sequence.as_ref();
    let items = items.map(|known| ("with_items", &known.item, "as each arrives"));
    let pages = operation.pages.as_ref();
    let pages = pages.map(|known| ("items", &known.item, "of all pages, one by one"));
    let all = events.into_iter().chain(items).chain(pages);
    all.map(|(method, ty, how)| {
        let ty = shown(types, ty);
        format!("[`{method}`](Self::{method}): {ty}, {how}.")
    })
}

/// By which credentials it is made, each with the scopes that it needs.
fn credentials(api: &Api, operation: &Operation) -> Option<String> {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.iter();
        let schemes: Vec<String> = schemes
            .map(|scheme| credential(api, operation, scheme))
            .collect();
        match schemes.as_slice() {
            [] => "none".to_owned(),
            schemes => schemes.join(" and "),
        }
    });
    let alternatives: Vec<String> = alternatives.collect();
    (!alternatives.is_empty()).then(|| format!("credentials: {}.", alternatives.join("; or ")))
}

fn credential(api: &Api, operation: &Operation, scheme: &str) -> String {
    let mut credentials = api.credentials.iter();
    let known = credentials.find(|known| known.scheme == scheme);
    let link = known.map_or_else(
        || code(scheme),
        |known| {
            let own = known.name.as_str();
            let name = known.vendor.map_or(own, |vendor| vendor.main);
            format!("[`{name}`]({ROOT}::auth::{name})")
        },
    );
    let sets = operation.scopes.iter();
    let sets = sets.filter(|(of, scopes)| of == scheme && !scopes.is_empty());
    let sets = sets.map(|(_, scopes)| {
        let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
        scopes.join(", ")
    });
    let sets: Vec<String> = sets.collect();
    match sets.as_slice() {
        [] => link,
        [scopes] if !scopes.contains(',') => format!("{link} with the scope {scopes}"),
        sets => format!("{link} with the scopes {}", sets.join(", or ")),
    }
}

/// A text of the document as inline code.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n'], " "))
}

/// With which features it is there.
fn feature(api: &Api, gate: &Gate) -> Option<String> {
    let names: Vec<String> = api.features_of(gate).into_iter().map(code).collect();
    (!names.is_empty()).then(|| format!("feature: {}.", names.join(" or ")))
}
