//! Schemas, all brought into the one form of `AnySchema`.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::Value;

use super::at::At;
use super::context::Context;
use super::document::external_docs;
use super::extension;
use super::object::{Number, Object, any, count, flag, members, number, text};
use super::reference::reference_or;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::Node;
use crate::vocabulary;

const TYPES: [(&str, &str); 6] = [
    ("string", "string"),
    ("number", "number"),
    ("integer", "integer"),
    ("boolean", "boolean"),
    ("array", "array"),
    ("object", "object"),
];

/// A schema that allows every value.
pub(super) fn any_schema() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}

pub(super) fn schema_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Schema>> {
    reference_or(context, node, at, "schemas", schema)
}

fn boxed_schema_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Box<Schema>>> {
    match schema_or_ref(context, node, at)? {
        ReferenceOr::Item(schema) => Some(ReferenceOr::Item(Box::new(schema))),
        ReferenceOr::Reference { reference } => Some(ReferenceOr::Reference { reference }),
    }
}

fn schema(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Schema> {
    let mut object = Object::open(context, node, at, "a schema")?;
    object.unrepresented("xml", "XML is not read yet");
    let kind = kind(context, &mut object, at);
    let bounds = numeric_bounds(context, &mut object, at);
    let mut data = SchemaData {
        nullable: object.read("nullable", flag).unwrap_or_default(),
        read_only: object.read("readOnly", flag).unwrap_or_default(),
        write_only: object.read("writeOnly", flag).unwrap_or_default(),
        deprecated: object.read("deprecated", flag).unwrap_or_default(),
        external_docs: object.read("externalDocs", external_docs),
        example: object.read("example", any),
        title: object.read("title", text),
        description: object.read("description", text),
        discriminator: object.read("discriminator", discriminator),
        default: object.read("default", any),
        extensions: IndexMap::new(),
    };
    let tuple = object.list(vocabulary::TUPLE, extension::tuple_item);
    let known = object.read(vocabulary::KNOWN_VALUES, extension::known_values);
    // These three are the community's, and some write them in other forms.
    let names = foreign(&mut object, vocabulary::ENUM_NAMES, |node| {
        matches!(node, Node::List(_))
    });
    let names = names.and_then(|()| object.list(vocabulary::ENUM_NAMES, text));
    let descriptions = foreign(&mut object, vocabulary::ENUM_DESCRIPTIONS, |node| {
        matches!(node, Node::List(_))
    });
    let descriptions = descriptions.and_then(|()| object.list(vocabulary::ENUM_DESCRIPTIONS, text));
    let extensible = foreign(&mut object, vocabulary::EXTENSIBLE_ENUM, |node| {
        matches!(node, Node::Bool(_))
    });
    let extensible = extensible.and_then(|()| object.read(vocabulary::EXTENSIBLE_ENUM, flag));
    let mut extensions = extension::set(object.finish(), vocabulary::TUPLE, tuple);
    extensions = extension::set(extensions, vocabulary::KNOWN_VALUES, known);
    extensions = extension::set(extensions, vocabulary::ENUM_NAMES, names);
    extensions = extension::set(extensions, vocabulary::ENUM_DESCRIPTIONS, descriptions);
    extensions = extension::set(extensions, vocabulary::EXTENSIBLE_ENUM, extensible);
    extensions.extend(bounds);
    data.extensions = extensions;
    Some(Schema {
        schema_data: data,
        schema_kind: SchemaKind::Any(kind),
    })
}

/// Everything but the bounds of numbers, which the model would round.
fn kind(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> AnySchema {
    let typ = type_word(context, object, at);
    let value = if typ.as_deref() == Some("string") {
        text_or_null
    } else {
        any
    };
    AnySchema {
        typ,
        pattern: object.read("pattern", text),
        exclusive_minimum: object.read("exclusiveMinimum", flag),
        exclusive_maximum: object.read("exclusiveMaximum", flag),
        properties: object
            .map("properties", boxed_schema_or_ref)
            .unwrap_or_default(),
        required: required(context, object, at),
        additional_properties: object.read("additionalProperties", additional_properties),
        min_properties: object.read("minProperties", count),
        max_properties: object.read("maxProperties", count),
        items: object.read("items", boxed_schema_or_ref),
        min_items: object.read("minItems", count),
        max_items: object.read("maxItems", count),
        unique_items: object.read("uniqueItems", flag),
        enumeration: object.list("enum", value).unwrap_or_default(),
        format: object.read("format", text),
        min_length: object.read("minLength", count),
        max_length: object.read("maxLength", count),
        one_of: object.list("oneOf", schema_or_ref).unwrap_or_default(),
        all_of: object.list("allOf", schema_or_ref).unwrap_or_default(),
        any_of: object.list("anyOf", schema_or_ref).unwrap_or_default(),
        not: object.read("not", boxed_not),
        ..AnySchema::default()
    }
}

/// Whether a key that is not ours is there in the form that is understood; in
/// another form it is reported.
fn foreign(object: &mut Object<'_>, key: &'static str, is_known: fn(&Node) -> bool) -> Option<()> {
    let node = object.node(key)?;
    if is_known(node) {
        return Some(());
    }
    object.unrepresented(key, "this form of it is not understood");
    None
}

/// The word after `type`; a list of them is how OpenAPI 3.1 says it.
fn type_word(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> Option<String> {
    if let Some(Node::List(_)) = object.node("type") {
        let place = Place::Value(at.key("type").pointer());
        let message = "a list of types is OpenAPI 3.1";
        let help = "write one type, and `nullable: true` in place of `'null'`";
        context.report(Diagnostic::error("wrong-type", place, message).with_help(help));
        return None;
    }
    object.choice("type", &TYPES).map(str::to_owned)
}

/// The names of required properties; `required: true` is for parameters.
fn required(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> Vec<String> {
    if let Some(Node::Bool(_)) = object.node("required") {
        let place = Place::Value(at.key("required").pointer());
        let message = "in a schema, `required` is a list of names";
        let help = "list the property's name in the `required` of the object that has it";
        context.report(Diagnostic::error("wrong-type", place, message).with_help(help));
        return Vec::new();
    }
    object.list("required", text).unwrap_or_default()
}

/// A value of an enum of strings.
fn text_or_null(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Value> {
    match node {
        Node::Null => Some(Value::Null),
        other => text(context, other, at).map(Value::String),
    }
}

fn boxed_not(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Box<ReferenceOr<Schema>>> {
    schema_or_ref(context, node, at).map(Box::new)
}

/// The bounds of a number, as extensions that keep all 64 bits of them.
fn numeric_bounds(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
) -> Vec<(String, Value)> {
    let keys = [
        ("minimum", vocabulary::MINIMUM),
        ("maximum", vocabulary::MAXIMUM),
        ("multipleOf", vocabulary::MULTIPLE_OF),
    ];
    let mut bounds = Vec::new();
    for (key, extension) in keys {
        match object.read(key, number) {
            Some(Number::Int(bound)) if i64::try_from(bound).is_err() => {
                context.unrepresented(&at.key(key), key, "bounds beyond 64 bits are not checked");
            }
            Some(Number::Int(bound)) => {
                bounds.extend(i64::try_from(bound).map(|bound| (extension, Value::from(bound))));
            }
            Some(Number::Float(bound)) => bounds.push((extension, Value::from(bound))),
            None => {}
        }
    }
    bounds
        .into_iter()
        .map(|(key, bound)| (key.to_owned(), bound))
        .collect()
}

fn additional_properties(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<AdditionalProperties> {
    match node {
        Node::Bool(allowed) => Some(AdditionalProperties::Any(*allowed)),
        other => Some(AdditionalProperties::Schema(Box::new(schema_or_ref(
            context, other, at,
        )?))),
    }
}

fn discriminator(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Discriminator> {
    let mut object = Object::open(context, node, at, "a discriminator")?;
    let property_name = object.required("propertyName", text);
    let mapping = object.read("mapping", |context, node, at| {
        members(context, node, at, text)
    });
    let mapping = mapping.unwrap_or_default();
    Some(Discriminator {
        property_name,
        mapping,
        extensions: object.finish(),
    })
}
