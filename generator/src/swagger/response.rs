//! Responses.

use std::collections::HashSet;

use super::body::{JSON, content, listed};
use super::context::{Context, Old, Usual};
use super::parameter::{Written, besides_schema, schema_of, style};
use super::schema::schema;
use crate::pointer::Pointer;
use crate::rewrite::{Members, Part};

/// The responses that several operations refer to. One is that of an error unless a success refers to it.
pub(super) fn shared(context: &Context<'_>, usual: &Usual<'_>, responses: &Old<'_>) -> Part {
    let successes = successes(context, &usual.document);
    let all = responses.members().map(|(name, old)| {
        let is_success = successes.contains(&old.at);
        let status = if is_success { "200" } else { "default" };
        let new = response(context, usual.produces.as_ref(), status, &old);
        (name.to_owned(), new)
    });
    Part::map(all.collect()).at(&responses.at)
}

/// Where the responses stand that are referred to by a status of success.
fn successes(context: &Context<'_>, document: &Old<'_>) -> HashSet<Pointer> {
    let paths = document.get("paths");
    let items = paths.iter().flat_map(Old::members);
    let operations = items.flat_map(|(_, item)| item.members().collect::<Vec<_>>());
    let responses = operations.filter_map(|(_, operation)| operation.get("responses"));
    let all = responses.flat_map(|responses| responses.members().collect::<Vec<_>>());
    let successes = all.filter(|(status, one)| !is_error(status) && one.reference().is_some());
    successes.map(|(_, one)| context.followed(one).at).collect()
}

fn is_error(status: &str) -> bool {
    status == "default" || status.starts_with(['4', '5'])
}

/// A response of a status, whose body is of each of the media types that the operation produces.
pub(super) fn response(
    context: &Context<'_>,
    produces: Option<&Old<'_>>,
    status: &str,
    old: &Old<'_>,
) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    for (key, value) in old.members() {
        match key {
            "schema" => {
                let is_structured = is_error(status) && is_structured(context, &value);
                members.push("content", body(produces, is_structured, old, &value));
            }
            "headers" => members.push(key, headers(context, &value)),
            "examples" => {}
            _ => members.push(key, value.same()),
        }
    }
    members.part().at(&old.at)
}

fn body(produces: Option<&Old<'_>>, is_structured: bool, of: &Old<'_>, written: &Old<'_>) -> Part {
    let is_file = written.str("type") == Some("file");
    let usual = if is_file {
        "application/octet-stream"
    } else {
        JSON
    };
    let examples = of.get("examples");
    // What produces a text or a file says so of all its answers, the errors included.
    let names = listed(produces).filter(|name| !is_structured || holds_members(name));
    content(names, usual, |name| {
        let mut media_type = Members::default();
        media_type.add("schema", schema(written));
        if let Some(example) = examples.as_ref().and_then(|examples| examples.get(name)) {
            media_type.add("example", example.same());
        }
        media_type
    })
}

/// Whether a schema describes an object or a list.
fn is_structured(context: &Context<'_>, written: &Old<'_>) -> bool {
    const OF_MEMBERS: [&str; 4] = ["properties", "additionalProperties", "allOf", "items"];
    let found = context.followed(written.clone());
    match found.str("type") {
        Some(name) => matches!(name, "object" | "array"),
        None => OF_MEMBERS.iter().any(|key| found.get(key).is_some()),
    }
}

/// Whether a media type can hold an object or a list.
fn holds_members(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let mut words = ["json", "xml", "yaml", "form", "*"].iter();
    words.any(|word| name.contains(word))
}

fn headers(context: &Context<'_>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    for (name, one) in old.members() {
        members.push(name, header(context, &one));
    }
    members.part().at(&old.at)
}

fn header(context: &Context<'_>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = besides_schema(old);
    members.add("schema", schema_of(context, old).part());
    for (key, part) in style(context, old, Written::InHeader) {
        members.add(key, part);
    }
    members.part().at(&old.at)
}
