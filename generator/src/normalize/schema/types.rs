//! The name or the names after `type`, and schemas that allow several of them.

use indexmap::IndexMap;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::Object;
use crate::read::Node;
use crate::vocabulary;

/// The format of what is an integer or a text.
const INT_OR_STRING: &str = "int-or-string";

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

/// Formats that numbers have; every other one is a string's.
const NUMBER_FORMATS: [&str; 10] = [
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double",
];

/// What a schema says under `type`.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// The names but `null`.
    pub(in crate::normalize) names: Vec<&'static str>,
    /// Whether `null` is among them.
    pub(in crate::normalize) null: bool,
}

/// Reads `type`: a name, or since 3.1 a list of them.
pub(in crate::normalize) fn types(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
) -> Types {
    let mut types = Types::default();
    let at = at.key("type");
    match object.node("type") {
        None => {}
        Some(Node::Null) => {
            context.warn("wrong-type", &at, "the type `null` stands in quotes");
            types.null = true;
        }
        Some(Node::String(name)) => add(context, &at, &mut types, name),
        Some(Node::List(names)) => {
            newer(context, &at, "a list of types");
            for (index, name) in names.iter().enumerate() {
                match name {
                    Node::String(name) => add(context, &at.index(index), &mut types, name),
                    Node::Null => types.null = true,
                    other => _ = context.wrong_type::<()>(&at.index(index), "a string", other),
                }
            }
        }
        Some(other) => _ = context.wrong_type::<()>(&at, "a string", other),
    }
    types
}

/// A text can be an integer where Kubernetes says so: by the format of a string, or by an extension
/// where nothing else says what a value is.
pub(in crate::normalize) fn or_integer(object: &mut Object<'_>, types: &mut Types) {
    let by_format = object.node("format").and_then(Node::as_str) == Some(INT_OR_STRING);
    let by_extension = object.node(vocabulary::INT_OR_STRING) == Some(&Node::Bool(true));
    let says_more = ["anyOf", "oneOf", "allOf", "enum", "const"];
    if says_more.iter().any(|key| object.node(key).is_some()) {
        return;
    }
    match types.names.as_slice() {
        ["string"] if by_format => types.names.push("integer"),
        [] if by_extension => types.names = vec!["integer", "string"],
        _ => {}
    }
}

fn add(context: &Context<'_>, at: &At<'_>, types: &mut Types, name: &str) {
    if name == "null" {
        newer(context, at, "the type `null`");
        types.null = true;
        return;
    }
    match TYPES.iter().find(|known| **known == name) {
        Some(known) if types.names.contains(known) => {}
        Some(known) => types.names.push(known),
        None => {
            let message = format!("there is no type `{name}`, so any value is allowed");
            let place = Place::Value(at.pointer());
            let diagnostic = Diagnostic::unrepresented("unknown-type", place, message);
            context.report(match nearest(name, TYPES) {
                Some(near) => diagnostic
                    .with_help(format!("did you mean `{near}`?"))
                    .meaning(near),
                None => diagnostic,
            });
        }
    }
}

fn newer(context: &Context<'_>, at: &At<'_>, what: &str) {
    if context.version.get() < Version::V31 {
        context.other_version(at, what, "3.1");
    }
}

/// Brings a schema of several types into the form of a schema that may be
/// several things: a branch for each name, with what concerns that name.
pub(in crate::normalize) fn split(
    context: &Context<'_>,
    at: &At<'_>,
    names: &[&'static str],
    form: &mut AnySchema,
    extensions: &mut IndexMap<String, Value>,
) {
    let names: Vec<_> = names
        .iter()
        .copied()
        .filter(|name| !(*name == "integer" && names.contains(&"number")))
        .filter(|name| {
            form.enumeration.is_empty() || form.enumeration.iter().any(|value| is(name, value))
        })
        .collect();
    if let [] | [_] = names.as_slice() {
        form.typ = names.first().map(|name| (*name).to_owned());
        return;
    }
    if !form.any_of.is_empty() || !form.one_of.is_empty() {
        let why = "what stands in `anyOf` or `oneOf` beside it decides";
        context.unrepresented(&at.key("type"), "type", why);
        return;
    }
    let model = at.model().child("anyOf");
    for name in names {
        context.moved(&model.item(form.any_of.len()), at.pointer());
        let branch = branch(name, form, extensions);
        form.any_of.push(ReferenceOr::Item(branch));
    }
    form.enumeration.clear();
}

/// Says of branches that only narrow text down that they are text, as what stands around them says.
pub(in crate::normalize) fn inherited(form: &mut AnySchema) {
    if form.typ.as_deref() != Some("string") {
        return;
    }
    for branch in form.any_of.iter_mut().chain(&mut form.one_of) {
        if let ReferenceOr::Item(schema) = branch
            && let SchemaKind::Any(own) = &mut schema.schema_kind
            && narrows_text(own, &schema.schema_data.extensions)
        {
            own.typ.clone_from(&form.typ);
        }
    }
}

/// Whether a schema says no more than how a text is written.
fn narrows_text(form: &AnySchema, extensions: &IndexMap<String, Value>) -> bool {
    let bare = AnySchema {
        pattern: form.pattern.clone(),
        format: form.format.clone(),
        min_length: form.min_length,
        max_length: form.max_length,
        ..AnySchema::default()
    };
    *form == bare && !extensions.contains_key(vocabulary::NULL)
}

/// Moves what concerns a name into a schema of its own.
fn branch(name: &str, form: &mut AnySchema, extensions: &mut IndexMap<String, Value>) -> Schema {
    let mut branch = AnySchema {
        typ: Some(name.to_owned()),
        enumeration: form
            .enumeration
            .iter()
            .filter(|value| is(name, value))
            .cloned()
            .collect(),
        ..AnySchema::default()
    };
    let is_number_format = |format: &mut String| NUMBER_FORMATS.contains(&format.as_str());
    let mut moved: &[&str] = &[];
    match name {
        "string" => {
            branch.pattern = form.pattern.take();
            branch.min_length = form.min_length.take();
            branch.max_length = form.max_length.take();
            branch.format = form.format.take_if(|format| !is_number_format(format));
        }
        "number" | "integer" => {
            branch.exclusive_minimum = form.exclusive_minimum.take();
            branch.exclusive_maximum = form.exclusive_maximum.take();
            branch.format = form.format.take_if(is_number_format);
            moved = &[
                vocabulary::MINIMUM,
                vocabulary::MAXIMUM,
                vocabulary::MULTIPLE_OF,
            ];
        }
        "array" => {
            branch.items = form.items.take();
            branch.min_items = form.min_items.take();
            branch.max_items = form.max_items.take();
            branch.unique_items = form.unique_items.take();
            moved = &[vocabulary::PREFIX_ITEMS];
        }
        "object" => {
            branch.properties = std::mem::take(&mut form.properties);
            branch.required = std::mem::take(&mut form.required);
            branch.additional_properties = form.additional_properties.take();
            branch.min_properties = form.min_properties.take();
            branch.max_properties = form.max_properties.take();
            moved = &[vocabulary::PATTERN_PROPERTIES, vocabulary::UNEVALUATED];
        }
        _ => {}
    }
    let moved = moved.iter();
    let moved = moved.filter_map(|key| extensions.shift_remove_entry(*key));
    Schema {
        schema_data: SchemaData {
            extensions: moved.collect(),
            ..SchemaData::default()
        },
        schema_kind: SchemaKind::Any(branch),
    }
}

/// Whether a value is of a type.
pub(in crate::normalize) fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => {
            let is_whole = |number: f64| number.fract() == 0.0;
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(is_whole)
        }
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
}
