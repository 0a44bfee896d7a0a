//! Responses.

use super::body::content;
use super::context::{Context, Old};
use super::parameter::{Written, besides_schema, schema_of, style};
use super::schema::schema;
use crate::rewrite::{Members, Part};

/// A response, whose body is of each of the media types that the operation produces.
pub(super) fn response(context: &Context<'_>, produces: Option<&Old<'_>>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    for (key, value) in old.members() {
        match key {
            "schema" => members.push("content", body(produces, old, &value)),
            "headers" => members.push(key, headers(context, &value)),
            "examples" => {}
            _ => members.push(key, value.same()),
        }
    }
    members.part().at(&old.at)
}

fn body(produces: Option<&Old<'_>>, of: &Old<'_>, written: &Old<'_>) -> Part {
    let is_file = written.str("type") == Some("file");
    let usual = if is_file {
        "application/octet-stream"
    } else {
        "application/json"
    };
    let examples = of.get("examples");
    content(produces, usual, |name| {
        let mut media_type = Members::default();
        media_type.add("schema", schema(written));
        if let Some(example) = examples.as_ref().and_then(|examples| examples.get(name)) {
            media_type.add("example", example.same());
        }
        media_type
    })
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
