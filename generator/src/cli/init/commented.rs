//! What the settings can say of operations and of errors, with examples of the document's own.

use std::cmp::Reverse;

use toml::Value;

use super::text::{key, quoted};
use crate::ir::{Api, Field, Location, ModelKind, Operation, Parameter, Type};
use crate::lower::Proposal;
use crate::pointer::Pointer;

/// Parameters that count pages, those that count items, and those that take what an answer says of
/// the next page, each in Rust's spelling.
const PAGE: [&str; 3] = ["page", "page_number", "page_no"];
const OFFSET: [&str; 2] = ["offset", "skip"];
const CURSOR: [&str; 6] = [
    "cursor",
    "page_token",
    "next_token",
    "continuation_token",
    "after",
    "marker",
];
/// Where an answer says it.
const NEXT: [&str; 6] = [
    "next_cursor",
    "next_page_token",
    "next_token",
    "continuation_token",
    "next",
    "cursor",
];
/// What tells how far something is, and the values that end it.
const STATUS: [&str; 3] = ["status", "state", "phase"];
const DONE: [&str; 9] = [
    "done",
    "complete",
    "completed",
    "succeeded",
    "success",
    "finished",
    "ready",
    "active",
    "available",
];
const FAILED: [&str; 5] = ["failed", "failure", "error", "cancelled", "canceled"];

const ERRORS: &str =
    "Where an error has what its `code()`, `message()` and `request_id()` give, as JSON Pointers.";

/// The tables of pages and of waiting as comments, and so that of errors, unless there is something to
/// propose.
pub(super) fn tables(api: &Api, proposal: Option<&Proposal>) -> String {
    let pages = table(
        "Answers that are pages, by the operation: its call has `pages` and `items` then.",
        &pages(api),
    );
    let wait = table(
        "What is called until an answer says that it is done, by `until_done` of the call.",
        &wait(api),
    );
    let errors = match proposal {
        Some(proposal) => format!(
            "\n# {ERRORS}\n# {}.\n{}\n",
            proposal.counted(),
            proposal.lines()
        ),
        None => table(ERRORS, &errors(api)),
    };
    pages + &wait + &errors
}

/// A table as a comment, below what it is for.
fn table(about: &str, lines: &[String]) -> String {
    let lines = lines.iter().map(|line| format!("# {line}\n"));
    format!("\n# {about}\n{}", lines.collect::<String>())
}

/// The first operation whose parameters tell pages apart, or else that gives a list.
fn pages(api: &Api) -> Vec<String> {
    let lists = api.operations().filter_map(|operation| {
        let items = list(api, operation.output.as_ref()?)?;
        let is_free = operation.pages.is_none() && operation.sequence.is_none();
        (operation.method == "GET" && is_free).then(|| (operation, items, turn(api, operation)))
    });
    let found = lists.min_by_key(|(_, _, turn)| turn.is_none());
    let by_page = || {
        ["by = \"page\"", "parameter = \"page\""]
            .map(str::to_owned)
            .to_vec()
    };
    let (id, items, turn) = match found {
        Some((operation, items, turn)) => {
            let turn = turn.unwrap_or_else(|| vec!["by = \"link\"".to_owned()]);
            (operation.id.as_str(), items, turn)
        }
        None => ("listPets", "/pets".to_owned(), by_page()),
    };
    let mut lines = vec![format!("[pages.{}]", key(id))];
    lines.extend(turn);
    lines.push(format!("items = {}", quoted(&items)));
    lines
}

/// What moves from page to page, if a parameter is called so.
fn turn(api: &Api, operation: &Operation) -> Option<Vec<String>> {
    let query = operation.parameters.iter();
    let named = |names: &[&str], is_fit: fn(&Type) -> bool| {
        let is_it = |parameter: &&Parameter| {
            parameter.location == Location::Query
                && names.contains(&parameter.name.bare())
                && is_fit(bare(&parameter.ty))
        };
        query.clone().find(is_it)
    };
    let lines = |by: &str, parameter: &Parameter| {
        let parameter = quoted(&parameter.wire);
        vec![format!("by = \"{by}\""), format!("parameter = {parameter}")]
    };
    let next = fields(api, operation.output.as_ref()?)
        .iter()
        .find(|field| NEXT.contains(&field.name.bare()) && *bare(&field.ty) == Type::Text);
    if let (Some(next), Some(cursor)) = (next, named(&CURSOR, |ty| *ty == Type::Text)) {
        let mut lines = lines("cursor", cursor);
        lines.push(format!("next = {}", quoted(&pointer(next))));
        return Some(lines);
    }
    let by_page = named(&PAGE, is_whole).map(|page| lines("page", page));
    by_page.or_else(|| named(&OFFSET, is_whole).map(|offset| lines("offset", offset)))
}

/// Where the list is that an answer gives, if it gives one.
fn list(api: &Api, output: &Type) -> Option<String> {
    if matches!(bare(output), Type::List(_)) {
        return Some(String::new());
    }
    let mut fields = fields(api, output).iter();
    let list = fields.find(|field| matches!(bare(&field.ty), Type::List(_)));
    list.map(pointer)
}

/// The first operation whose answer says how far something is, one of a single thing before others.
fn wait(api: &Api) -> Vec<String> {
    let found = api.operations().filter_map(|operation| {
        let is_free = operation.wait.is_none() && operation.begins.is_none();
        let fields = fields(api, operation.output.as_ref()?).iter();
        let (field, values) = fields
            .filter(|field| is_status(field))
            .find_map(|field| Some((field, values(api, field)?)))?;
        (operation.method == "GET" && is_free).then_some((operation, field, values))
    });
    let found = found.min_by_key(|(operation, _, values)| {
        let ends = values.iter().any(|value| is_one(value, &DONE));
        Reverse((ends, operation.path.ends_with('}')))
    });
    let (id, field, values) = match &found {
        Some((operation, field, values)) => (operation.id.as_str(), pointer(field), &values[..]),
        None => ("showPet", "/status".to_owned(), &[][..]),
    };
    let ending = |words: &[&str]| -> Vec<&str> {
        let values = values.iter().copied();
        values.filter(|value| is_one(value, words)).collect()
    };
    let (mut done, mut failed) = (ending(&DONE), ending(&FAILED));
    if values.is_empty() {
        (done, failed) = (vec!["done"], vec!["failed"]);
    } else if done.is_empty() {
        // Which of them it is, nobody knows; the last is likelier than others.
        let mut others = values.iter().rev().filter(|value| !failed.contains(value));
        done.extend(others.next().or_else(|| values.last()));
    }
    failed.retain(|value| !done.contains(value));
    let listed = |name: &str, values: Vec<&str>| format!("{name} = {}", Value::from(values));
    let mut lines = vec![
        format!("[wait.{}]", key(id)),
        format!("field = {}", quoted(&field)),
        listed("done", done),
    ];
    if !failed.is_empty() {
        lines.push(listed("failed", failed));
    }
    lines
}

fn is_status(field: &Field) -> bool {
    let name = field.name.bare();
    let last = name.rsplit('_').next().unwrap_or(name);
    STATUS.contains(&last)
}

/// The values that a text can have, none if it can have any; nothing if it is no text.
fn values<'a>(api: &'a Api, field: &'a Field) -> Option<Vec<&'a str>> {
    match bare(&field.ty) {
        Type::Text => Some(Vec::new()),
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Enum(listed) if listed.is_text() => {
                let values = listed.variants.iter();
                values.map(|variant| variant.wire.as_text()).collect()
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_one(value: &str, words: &[&str]) -> bool {
    words.contains(&value.to_ascii_lowercase().as_str())
}

/// What the document says, or else what many say.
fn errors(api: &Api) -> Vec<String> {
    let says = &api.client.errors;
    let list = |name: &str, says: &[String], usual: &str| {
        let says = match says {
            [] => vec![usual],
            says => says.iter().map(String::as_str).collect(),
        };
        format!("{name} = {}", Value::from(says))
    };
    vec![
        "[errors]".to_owned(),
        list("code", &says.code, "/error/code"),
        list("message", &says.message, "/error/message"),
    ]
}

/// The fields of an object.
fn fields<'a>(api: &'a Api, ty: &'a Type) -> &'a [Field] {
    match bare(ty) {
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        },
        _ => &[],
    }
}

fn pointer(field: &Field) -> String {
    Pointer::default().child(&field.wire).into_path()
}

/// A type without what it is wrapped in.
fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => bare(inner),
        ty => ty,
    }
}

fn is_whole(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer32 | Type::Integer64 | Type::Unsigned32 | Type::Unsigned64
    )
}
