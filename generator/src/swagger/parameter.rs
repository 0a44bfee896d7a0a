//! Parameters, whose type stands among their own members in 2.0.

use super::context::{Context, Old};
use super::schema;
use crate::rewrite::{Content, Members, Part};
use crate::vocabulary::TAB_DELIMITED;

/// What of a parameter, a header or a field of a form is its schema in 3.0.
const OF_SCHEMA: [&str; 22] = [
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "x-nullable",
    "x-ms-enum",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-descriptions",
    "x-extensible-enum",
];

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the body.
    Body,
    /// In the body, as a field of a form.
    Form,
    /// In the path, the query or a header.
    Elsewhere,
}

/// Where a parameter is sent.
pub(super) fn place(old: &Old<'_>) -> Place {
    match old.str("in") {
        Some("body") => Place::Body,
        Some("formData") => Place::Form,
        _ => Place::Elsewhere,
    }
}

/// A parameter that is neither the body nor in a form.
pub(super) fn parameter(context: &Context<'_>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = besides_schema(old);
    members.add("schema", schema_of(context, old).part());
    let written = match old.str("in") {
        Some("query") => Written::Pairs,
        Some("path") => Written::InPath,
        _ => Written::InHeader,
    };
    for (key, part) in style(context, old, written) {
        members.add(key, part);
    }
    members.part().at(&old.at)
}

/// What of a parameter or a header is neither of its schema nor how it is written. What nobody knows is
/// among it, for somebody to tell.
pub(super) fn besides_schema(old: &Old<'_>) -> Members {
    let mut members = Members::default();
    for (key, value) in old.members() {
        if key == "schema" {
            // Who writes 3.0 in a document of 2.0 means it.
            members.push(key, schema::schema(&value));
        } else if key != "collectionFormat" && !OF_SCHEMA.contains(&key) {
            members.push(key, value.same());
        }
    }
    members
}

/// The schema of a parameter, a header or a field of a form.
pub(super) fn schema_of(context: &Context<'_>, old: &Old<'_>) -> Members {
    let mut members = Members::default();
    for (key, value) in old.members() {
        if OF_SCHEMA.contains(&key) {
            for (key, mut part) in schema::member(old, key, &value) {
                if key == "items" {
                    lose_nested(context, &mut part);
                }
                members.push(&key, part);
            }
        }
    }
    members
}

/// How lists within lists are written cannot be said in 3.0.
fn lose_nested(context: &Context<'_>, items: &mut Part) {
    let Content::Map(members) = &mut items.content else {
        return;
    };
    members.retain(|(key, part)| {
        if key != "collectionFormat" {
            return true;
        }
        let message = "how a list within a list is written cannot be said in OpenAPI 3";
        if let Some(at) = &part.from {
            context.lose(at, message.to_owned());
        }
        false
    });
    for (_, inner) in members.iter_mut().filter(|(key, _)| key == "items") {
        lose_nested(context, inner);
    }
}

/// Where a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// In a query or a form.
    Pairs,
    InPath,
    /// In a header, which has no tabs that each server reads.
    InHeader,
}

/// How a list is written.
pub(super) fn style(
    context: &Context<'_>,
    old: &Old<'_>,
    written: Written,
) -> Vec<(&'static str, Part)> {
    if old.str("type") != Some("array") {
        return Vec::new();
    }
    let format = old.get("collectionFormat");
    let at = format.as_ref().map_or(&old.at, |format| &format.at);
    let name = format.as_ref().and_then(|format| format.node.as_str());
    let is_form = written == Written::Pairs;
    let unexploded = || ("explode", Part::bool(false).at(at));
    let style = match (name.unwrap_or("csv"), is_form) {
        ("tsv", _) if written != Written::InHeader => {
            let tabs = (TAB_DELIMITED, Part::bool(true).at(at));
            return if is_form {
                vec![("style", Part::text("form").at(at)), unexploded(), tabs]
            } else {
                vec![tabs]
            };
        }
        // Between commas, as these are written in a path and a header anyway.
        ("csv", false) => return Vec::new(),
        ("csv", true) => "form",
        ("multi", true) => {
            let explode = Part::bool(true).at(at);
            return vec![("style", Part::text("form").at(at)), ("explode", explode)];
        }
        ("ssv", true) => "spaceDelimited",
        ("pipes", true) => "pipeDelimited",
        (other, _) => {
            let message = format!(
                "`collectionFormat: {other}` cannot be said in OpenAPI 3 here, so that the items stand between commas"
            );
            context.lose(at, message);
            return if is_form {
                vec![("style", Part::text("form").at(at)), unexploded()]
            } else {
                Vec::new()
            };
        }
    };
    vec![("style", Part::text(style).at(at)), unexploded()]
}
