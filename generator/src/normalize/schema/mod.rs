//! Schemas, all brought into the one form of `AnySchema`.

mod beside;
mod composition;
mod discriminator;
mod enums;
mod known_values;
mod newer;
mod null;
mod number;
mod tuple;
mod types;
mod x_ms_enum;
mod xml;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

pub(super) use beside::said_beside;
pub(super) use newer::referred;

use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::about::external_docs;
use crate::normalize::context::{At, Context, Section, Version};
use crate::normalize::object::{
    Object, any, boolean, count, dynamic_name, extension, reference_text, says_more, siblings,
    string, to_component, to_place, within,
};
use crate::read::Node;
use crate::vocabulary;
use composition::{branches, parts};
use discriminator::discriminator;

/// A schema that allows every value.
fn any_schema() -> Schema {
    plain(AnySchema::default())
}

/// A schema that allows every text.
pub(super) fn text() -> Schema {
    plain(AnySchema {
        typ: Some("string".to_owned()),
        ..AnySchema::default()
    })
}

fn plain(form: AnySchema) -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(form),
    }
}

/// Reads a schema or a reference to one. What is no schema is reported and
/// read as the one that allows every value, so that nothing is missed.
#[expect(clippy::unnecessary_wraps, reason = "it has the form of a reader")]
pub(super) fn schema_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Schema>> {
    if let Node::Bool(allowed) = node {
        return Some(ReferenceOr::Item(boolean_schema(context, at, *allowed)));
    }
    Some(within(context, node, at, || match reference_text(node) {
        Some(reference) => referring(context, node, reference, at),
        None => match dynamic_reference(context, node, at) {
            Some(base) => beside(context, node, at, base),
            None => {
                let read = schema(context, node, at, None);
                ReferenceOr::Item(read.unwrap_or_else(any_schema))
            }
        },
    }))
}

pub(super) fn boxed_schema_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Box<Schema>>> {
    match schema_or_ref(context, node, at)? {
        ReferenceOr::Item(schema) => Some(ReferenceOr::Item(Box::new(schema))),
        ReferenceOr::Reference { reference } => Some(ReferenceOr::Reference { reference }),
    }
}

fn boxed_not(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Box<ReferenceOr<Schema>>> {
    schema_or_ref(context, node, at).map(Box::new)
}

fn boolean_schema(context: &Context<'_>, at: &At<'_>, allowed: bool) -> Schema {
    if context.version.get() == Version::V30 {
        context.other_version(at, "a schema that is a boolean", "3.1");
    }
    if allowed {
        any_schema()
    } else {
        plain(newer::nothing())
    }
}

/// Reads a schema with a `$ref` in it: since 3.1 what stands beside it counts.
fn referring(
    context: &Context<'_>,
    node: &Node,
    reference: &str,
    at: &At<'_>,
) -> ReferenceOr<Schema> {
    let found = to_component(context, reference, &at.key("$ref"), Section::Schemas);
    let base = found.map_or_else(
        || ReferenceOr::Item(any_schema()),
        |reference| ReferenceOr::Reference { reference },
    );
    beside(context, node, at, base)
}

/// A reference together with what stands beside it: since 3.1 that counts.
fn beside(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    base: ReferenceOr<Schema>,
) -> ReferenceOr<Schema> {
    if !says_more(node) || context.version.get() == Version::V30 {
        siblings(context, node, at);
        return base;
    }
    match schema(context, node, at, Some(base)) {
        Some(schema) => ReferenceOr::Item(schema),
        None => ReferenceOr::Item(any_schema()),
    }
}

/// The schema that a `$dynamicRef` leads to: what its anchor stands for on the way that led here,
/// or else the schema that has the anchor, as if it were a `$ref`.
fn dynamic_reference(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Schema>> {
    let reference = node.as_map()?.get("$dynamicRef")?.as_str()?;
    let from = at.key("$dynamicRef");
    let name = dynamic_name(context.sources, &from.pointer(), reference);
    let stands = name.and_then(|name| context.scope.borrow().get(name).cloned());
    let found = match stands {
        Some(pointer) => Some(to_place(context, pointer, Section::Schemas)),
        None => to_component(context, reference, &from, Section::Schemas),
    };
    Some(found.map_or_else(
        || ReferenceOr::Item(any_schema()),
        |reference| ReferenceOr::Reference { reference },
    ))
}

/// Reads a schema that is all that `base` is and more.
fn schema(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    base: Option<ReferenceOr<Schema>>,
) -> Option<Schema> {
    let mut object = Object::open(context, node, at, "a schema")?;
    object.read("xml", xml::xml);
    let unchecked = newer::pass(&mut object);
    if base.is_some() {
        object.newer("$dynamicRef", Version::V31);
        if object.node("$ref").is_some() {
            object.unrepresented("$dynamicRef", "the `$ref` beside it decides");
        }
    }
    let mut extensions = IndexMap::new();
    let unchecked = unchecked.map(|said| (vocabulary::UNCHECKED.to_owned(), said));
    extensions.extend(unchecked);
    let (form, nullable) = form(context, &mut object, at, base, &mut extensions);
    let (examples, example) = examples(&mut object);
    let mut data = SchemaData {
        nullable: older_nullable(context, &mut object, at) || nullable,
        read_only: object.read("readOnly", boolean).unwrap_or_default(),
        write_only: object.read("writeOnly", boolean).unwrap_or_default(),
        deprecated: object.read("deprecated", boolean).unwrap_or_default(),
        external_docs: object.read("externalDocs", external_docs),
        example,
        title: object.read("title", string),
        description: object.read("description", string),
        discriminator: object.read("discriminator", discriminator),
        default: object.read("default", any),
        extensions: IndexMap::new(),
    };
    let tuple = object.list(vocabulary::TUPLE, tuple::tuple_item);
    let known = object.read(vocabulary::KNOWN_VALUES, known_values::known_values);
    let annotations = enums::annotations(&mut object);
    let mut all = extension::set(object.finish(), vocabulary::TUPLE, tuple);
    all = extension::set(all, vocabulary::KNOWN_VALUES, known);
    data.nullable |= extension::is_set(&all, vocabulary::NULLABLE);
    data.deprecated |= extension::is_set(&all, vocabulary::DEPRECATED);
    all = x_ms_enum::take(context, at, &form.enumeration, annotations.set(all));
    if let Some(examples) = examples {
        all.insert(vocabulary::EXAMPLES.to_owned(), examples);
    }
    all.extend(extensions);
    data.extensions = all;
    Some(Schema {
        schema_data: data,
        schema_kind: SchemaKind::Any(form),
    })
}

/// What a schema demands of a value, and whether null is one beside.
fn form(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    base: Option<ReferenceOr<Schema>>,
    extensions: &mut IndexMap<String, Value>,
) -> (AnySchema, bool) {
    let mut types = types::types(context, object, at);
    types::or_integer(object, &mut types);
    let mut values = enums::values(context, object, at, &types);
    let any_of = branches(context, object, at, "anyOf");
    let one_of = branches(context, object, at, "oneOf");
    let mut form = AnySchema {
        any_of: any_of.schemas,
        one_of: one_of.schemas,
        enumeration: std::mem::take(&mut values.others),
        ..demands(context, object, at, extensions)
    };
    form.all_of = parts(context, object, at, base.into_iter().collect());
    newer::all_items(context, object, at, &mut form, extensions);
    newer::further_properties(context, object, at, &mut form, extensions);
    newer::content(context, object, at, &mut form, extensions);
    if values.is_constant {
        extensions.insert(vocabulary::CONST.to_owned(), Value::Bool(true));
    }
    let says_null = types.null || values.null;
    let branches_null = any_of.null || one_of.null;
    let nothing_else = types.names.is_empty() && form.enumeration.is_empty();
    let no_branches = form.any_of.is_empty() && form.one_of.is_empty() && form.all_of.is_empty();
    let is_null = nothing_else && (says_null || branches_null);
    if no_branches && (is_null || values.null && form.enumeration.is_empty()) {
        extensions.insert(vocabulary::NULL.to_owned(), Value::Bool(true));
        return (form, false);
    }
    match types.names.as_slice() {
        [] => {}
        [name] => form.typ = Some((*name).to_owned()),
        names => types::split(context, at, names, &mut form, extensions),
    }
    types::inherited(&mut form);
    (form, says_null || branches_null)
}

/// The demands that are read as they are written.
fn demands(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    extensions: &mut IndexMap<String, Value>,
) -> AnySchema {
    let [exclusive_minimum, exclusive_maximum] = number::bounds(context, object, at, extensions);
    AnySchema {
        pattern: object.read("pattern", string),
        exclusive_minimum,
        exclusive_maximum,
        properties: object
            .map("properties", boxed_schema_or_ref)
            .unwrap_or_default(),
        required: required(context, object, at),
        additional_properties: object.read("additionalProperties", additional_properties),
        min_properties: object.read("minProperties", count),
        max_properties: object.read("maxProperties", count),
        min_items: object.read("minItems", count),
        max_items: object.read("maxItems", count),
        unique_items: object.read("uniqueItems", boolean),
        format: object.read("format", string),
        min_length: object.read("minLength", count),
        max_length: object.read("maxLength", count),
        not: object.read("not", boxed_not),
        ..AnySchema::default()
    }
}

/// `nullable`, which 3.1 has no more and many documents still have.
fn older_nullable(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> bool {
    let nullable = object.read("nullable", boolean);
    if nullable.is_some() && context.version.get() > Version::V30 {
        context.other_version(&at.key("nullable"), "`nullable`", "3.0");
    }
    nullable.unwrap_or_default()
}

/// All examples, where there are several, and the first.
fn examples(object: &mut Object<'_>) -> (Option<Value>, Option<Value>) {
    let one = object.read("example", any);
    let many = match object.newer("examples", Version::V31) {
        Some(Node::List(_)) => object.list("examples", any).unwrap_or_default(),
        Some(_) => {
            object.unrepresented("examples", "examples of a schema are a list");
            Vec::new()
        }
        None => Vec::new(),
    };
    let all: Vec<Value> = one.into_iter().chain(many).collect();
    let first = all.first().cloned();
    ((all.len() > 1).then_some(Value::Array(all)), first)
}

/// The names of required properties; `required: true` is for parameters.
fn required(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> Vec<String> {
    if let Some(Node::Bool(_)) = object.node("required") {
        let place = Place::Value(at.key("required").pointer());
        let message = "in a schema, `required` is a list of names, so this says nothing";
        let help = "list the property's name in the `required` of the object that has it";
        context.report(Diagnostic::warning("wrong-type", place, message).with_help(help));
        return Vec::new();
    }
    object.list("required", string).unwrap_or_default()
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
