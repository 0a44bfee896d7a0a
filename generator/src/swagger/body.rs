//! Bodies: a parameter of their own, or fields of a form.

use std::collections::HashMap;

use super::context::{Context, Old};
use super::parameter::{Written, besides_schema, schema_of, style};
use super::schema::schema;
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::Pointer;
use crate::rewrite::{Members, Part};
use crate::vocabulary::STYLED_PART;

pub(super) const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The body that a parameter is.
pub(super) fn whole(consumes: Option<&Old<'_>>, old: &Old<'_>) -> Part {
    let mut members = Members::default();
    for (key, value) in old.members() {
        if !matches!(key, "in" | "name" | "schema") {
            members.push(key, value.same());
        }
    }
    let of = |_: &str| {
        let mut media_type = Members::default();
        if let Some(written) = old.get("schema") {
            media_type.add("schema", schema(&written));
        }
        media_type
    };
    members.add("content", content(listed(consumes), JSON, of));
    members.part().at(&old.at)
}

/// The media types of a list.
pub(super) fn listed<'a>(list: Option<&Old<'a>>) -> impl Iterator<Item = &'a str> {
    let items = list.into_iter().flat_map(Old::items);
    items.filter_map(|item| item.node.as_str())
}

/// What is sent or answered as each of some media types, or else as the usual one.
pub(super) fn content<'a>(
    names: impl Iterator<Item = &'a str>,
    usual: &str,
    of: impl Fn(&str) -> Members,
) -> Part {
    let mut content = Members::default();
    for name in names {
        content.add(name, of(name).part());
    }
    if content.is_empty() {
        content.add(usual, of(usual).part());
    }
    content.part()
}

/// The body that fields of a form are together.
pub(super) fn form(context: &Context<'_>, consumes: Option<&Old<'_>>, fields: &[Old<'_>]) -> Part {
    let has_file = fields.iter().any(|field| field.str("type") == Some("file"));
    let is_form = |name: &&str| {
        let bare = essence(name);
        // A file has no place in a form of pairs.
        bare.eq_ignore_ascii_case(MULTIPART) || (bare.eq_ignore_ascii_case(FORM) && !has_file)
    };
    let mut names: Vec<&str> = listed(consumes).filter(is_form).collect();
    if names.is_empty() {
        names.push(if has_file { MULTIPART } else { FORM });
    }
    let mut members = Members::default();
    let required = fields.iter().any(|field| field.is("required"));
    if required {
        members.add("required", Part::bool(true));
    }
    let mut media_types = Members::default();
    for name in names {
        let is_in_parts = essence(name).eq_ignore_ascii_case(MULTIPART);
        let media_type = media_type(context, fields, is_in_parts);
        media_types.add(name, media_type.part());
    }
    members.add("content", media_types.part());
    members.part()
}

/// A media type without its parameters.
fn essence(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}

fn media_type(context: &Context<'_>, fields: &[Old<'_>], is_in_parts: bool) -> Members {
    let mut properties = Members::default();
    let mut required = Vec::new();
    let mut encoding = Members::default();
    let mut places = HashMap::new();
    for field in fields {
        let Some(name) = field.str("name") else {
            let message = "a field of a form needs `name`, so this one is left out";
            let place = Place::Value(field.at.clone());
            context.say(
                &field.at,
                Diagnostic::warning("missing-key", place, message),
            );
            continue;
        };
        if let Some(first) = places.insert(name, &field.at) {
            report_repetition(context, name, first, &field.at);
            continue;
        }
        properties.push(name, property(context, field));
        if field.is("required") {
            required.push(Part::text(name).at(&field.at.child("required")));
        }
        let written = written(context, field, is_in_parts);
        if !written.is_empty() {
            encoding.push(name, written.part());
        }
    }
    let mut schema = Members::default();
    schema.add("type", Part::text("object"));
    if !required.is_empty() {
        schema.add("required", Part::list(required));
    }
    schema.add_some("properties", properties);
    let mut media_type = Members::default();
    media_type.add("schema", schema.part());
    media_type.add_some("encoding", encoding);
    media_type
}

/// Reports a field that stands in its list already. The same one may be referred to twice, which says
/// nothing more.
fn report_repetition(context: &Context<'_>, name: &str, first: &Pointer, second: &Pointer) {
    if first != second {
        let place = Place::Value(second.clone());
        context.say(second, Diagnostic::repeated_parameter(name, place));
    }
}

/// How a field is written. In a form of several parts, each item of a list has one in 3.0 where no style
/// counts, as `multi` says it; all else that 2.0 can say is one part.
fn written(context: &Context<'_>, field: &Old<'_>, is_in_parts: bool) -> Members {
    let mut written = Members::default();
    if is_in_parts && field.str("collectionFormat") == Some("multi") {
        return written;
    }
    for (key, part) in style(context, field, Written::Pairs) {
        written.push(key, part);
    }
    if is_in_parts && !written.is_empty() {
        written.push(STYLED_PART, Part::bool(true).at(&field.at));
    }
    written
}

/// A field as a property of the form. What nobody knows is among it, for somebody to tell.
fn property(context: &Context<'_>, field: &Old<'_>) -> Part {
    const OF_FIELD: [&str; 4] = ["name", "in", "required", "allowEmptyValue"];
    let is_empty = field.get("allowEmptyValue");
    let is_valued = matches!(field.str("type"), Some("integer" | "number" | "boolean"));
    if let Some(said) = is_empty.filter(|said| is_valued && said.node.as_bool() == Some(true)) {
        let message =
            "a field of this type is sent with a value or not at all, and never with an empty one";
        context.lose(&said.at, message.to_owned());
    }
    let mut members = schema_of(context, field);
    members.extend(besides_schema(field), &OF_FIELD);
    members.part().at(&field.at)
}
