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
    let kind = kind(&mut object);
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
    let names = object.list(vocabulary::ENUM_NAMES, text);
    let descriptions = object.list(vocabulary::ENUM_DESCRIPTIONS, text);
    let extensible = object.read(vocabulary::EXTENSIBLE_ENUM, flag);
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
fn kind(object: &mut Object<'_>) -> AnySchema {
    AnySchema {
        typ: object.choice("type", &TYPES).map(str::to_owned),
        pattern: object.read("pattern", text),
        exclusive_minimum: object.read("exclusiveMinimum", flag),
        exclusive_maximum: object.read("exclusiveMaximum", flag),
        properties: object
            .map("properties", boxed_schema_or_ref)
            .unwrap_or_default(),
        required: object.list("required", text).unwrap_or_default(),
        additional_properties: object.read("additionalProperties", additional_properties),
        min_properties: object.read("minProperties", count),
        max_properties: object.read("maxProperties", count),
        items: object.read("items", boxed_schema_or_ref),
        min_items: object.read("minItems", count),
        max_items: object.read("maxItems", count),
        unique_items: object.read("uniqueItems", flag),
        enumeration: object.list("enum", any).unwrap_or_default(),
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
