//! Responses.

use super::body::content;
use super::context::{Context, Old};
use super::parameter::schema_of;
use super::schema::schema;
use crate::rewrite::{Members, Part};

/// A response, whose body is of each of the media types that the operation produces.
pub(super) fn response(context: &Context<'_>, produces: Option<&Old<'_>>, old: &Old<'_>) -> Part {
    let mut members = Members::default();
    for (key, value) in old.members() {
        match key {
            "schema" => members.add("content", body(produces, old, &value)),
            "headers" => members.add(key, headers(context, &value)),
            "examples" => {}
            _ => members.add(key, value.same()),
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
    let mut members = Members::default();
    for (name, header) in old.members() {
        let mut new = Members::default();
        for key in ["description", "deprecated"] {
            if let Some(value) = header.get(key) {
                new.add(key, value.same());
            }
        }
        new.add("schema", schema_of(context, &header).part());
        members.add(name, new.part().at(&header.at));
    }
    members.part().at(&old.at)
}
