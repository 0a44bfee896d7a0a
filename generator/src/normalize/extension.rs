//! The extensions of oasmith's own, read as strictly as OpenAPI's keys.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::at::At;
use super::context::Context;
use super::object::{Object, count, text};
use super::reference::to_component;
use super::section::Section;
use crate::read::Node;
use crate::vocabulary::{Bounds, Errors, KnownGroup, KnownValue, KnownValues, TupleItem};

/// Puts what was read of an extension in the place of what the document says.
pub(super) fn set<T: Serialize>(
    mut extensions: IndexMap<String, Value>,
    key: &str,
    value: Option<T>,
) -> IndexMap<String, Value> {
    extensions.shift_remove(key);
    if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
        extensions.insert(key.to_owned(), value);
    }
    extensions
}

pub(super) fn errors(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Errors> {
    let mut object = Object::open(context, node, at, "`x-oasmith-errors`")?;
    let errors = Errors {
        code: object.list("code", text).unwrap_or_default(),
        message: object.list("message", text).unwrap_or_default(),
        request_id: object.list("requestId", text).unwrap_or_default(),
        request_id_headers: object.list("requestIdHeaders", text).unwrap_or_default(),
    };
    object.finish();
    Some(errors)
}

pub(super) fn bounds(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Bounds> {
    let mut object = Object::open(context, node, at, "`x-oasmith-bounds`")?;
    let bounds = Bounds {
        min_length: object.read("minLength", count),
        max_length: object.read("maxLength", count),
    };
    object.finish();
    Some(bounds)
}

pub(super) fn tuple_item(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<TupleItem> {
    let mut object = Object::open(context, node, at, "an item of `x-oasmith-tuple`")?;
    let item = TupleItem {
        name: object.required("name", text),
        description: object.read("description", text),
        schema: object.read("schema", schema_reference),
    };
    object.finish();
    Some(item)
}

fn schema_reference(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<String> {
    let mut object = Object::open(context, node, at, "the schema of a tuple's item")?;
    let reference = object.required("$ref", text);
    object.finish();
    to_component(context, &reference, &at.key("$ref"), Section::Schemas)
}

pub(super) fn known_values(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<KnownValues> {
    let mut object = Object::open(context, node, at, "`x-oasmith-known-values`")?;
    let values = KnownValues {
        module: object.required("module", text),
        groups: object.list("groups", known_group).unwrap_or_default(),
    };
    object.finish();
    Some(values)
}

fn known_group(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<KnownGroup> {
    let mut object = Object::open(context, node, at, "a group of known values")?;
    let group = KnownGroup {
        names: object.list("names", text).unwrap_or_default(),
        description: object.read("description", text),
        values: object.list("values", known_value).unwrap_or_default(),
    };
    object.finish();
    Some(group)
}

fn known_value(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<KnownValue> {
    let mut object = Object::open(context, node, at, "a known value")?;
    let value = KnownValue {
        value: object.required("value", text),
        description: object.read("description", text),
    };
    object.finish();
    Some(value)
}
