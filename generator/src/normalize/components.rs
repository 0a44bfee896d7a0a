//! The components, section by section, and what has been referred to elsewhere.

use indexmap::IndexMap;
use openapiv3::{Components, Example, ReferenceOr, RequestBody};

use super::at::At;
use super::context::{Context, component_reference};
use super::extension;
use super::object::{Object, Reader, any, flag, text};
use super::parameter::parameter;
use super::reference::{alias, reference_or};
use super::response::{content, header_or_ref, response_or_ref};
use super::schema::schema_or_ref;
use super::section::Section;
use super::security::security_scheme;
use super::version::Version;
use crate::pointer::Pointer;
use crate::read::Node;
use crate::vocabulary;

pub(super) fn components(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Components> {
    let mut object = Object::open(context, node, at, "`components`")?;
    object.unrepresented("links", "links are not read yet");
    // These are read where they are referred to.
    object.pass(&["callbacks"], Version::V30);
    object.pass(&["pathItems"], Version::V31);
    object.pass(&["mediaTypes"], Version::V32);
    Some(Components {
        schemas: section(&mut object, Section::Schemas, schema_or_ref),
        responses: section(&mut object, Section::Responses, response_or_ref),
        parameters: section(&mut object, Section::Parameters, parameter_or_ref),
        examples: section(&mut object, Section::Examples, example_or_ref),
        request_bodies: section(&mut object, Section::RequestBodies, request_body_or_ref),
        headers: section(&mut object, Section::Headers, header_or_ref),
        security_schemes: section(
            &mut object,
            Section::SecuritySchemes,
            security_scheme_or_ref,
        ),
        extensions: object.finish(),
        ..Components::default()
    })
}

type Members<T> = IndexMap<String, ReferenceOr<T>>;

/// A section of the components. A member that is nothing but a reference out of
/// it is read there, so that it is not one component under two keys.
fn section<T>(
    object: &mut Object<'_>,
    section: Section,
    read: Reader<ReferenceOr<T>>,
) -> Members<T> {
    object
        .map_with(section.key(), |context, node, at, key| {
            let Some(pointer) = alias(context, node, section, at.file()) else {
                return read(context, node, at);
            };
            let target = (section, pointer);
            let other = context.registry.borrow().key(&target).map(str::to_owned);
            match other {
                Some(other) if other != key => Some(ReferenceOr::Reference {
                    reference: component_reference(section, &other),
                }),
                _ => {
                    let found = context.sources.at(&target.1)?;
                    context.moved(&at.model(), target.1.clone());
                    read(context, found, &at.jump(&target.1))
                }
            }
        })
        .unwrap_or_default()
}

/// Reads what has been referred to elsewhere into the components, and what that
/// refers to in turn.
pub(super) fn hoisted(context: &Context<'_>, components: &mut Option<Components>) {
    loop {
        let Some(((section, source), key)) = context.registry.borrow_mut().next() else {
            return;
        };
        let Some(node) = context.sources.at(&source) else {
            continue;
        };
        let components = components.get_or_insert_default();
        let model = Pointer::default().child("components").child(section.key());
        let model = model.child(&key);
        context.moved(&model, source.clone());
        let at = At::root(&source, &model);
        match section {
            Section::Schemas => {
                add(
                    &mut components.schemas,
                    key,
                    schema_or_ref(context, node, &at),
                );
            }
            Section::Responses => {
                add(
                    &mut components.responses,
                    key,
                    response_or_ref(context, node, &at),
                );
            }
            Section::Parameters => {
                add(
                    &mut components.parameters,
                    key,
                    parameter_or_ref(context, node, &at),
                );
            }
            Section::Examples => {
                add(
                    &mut components.examples,
                    key,
                    example_or_ref(context, node, &at),
                );
            }
            Section::RequestBodies => {
                add(
                    &mut components.request_bodies,
                    key,
                    request_body_or_ref(context, node, &at),
                );
            }
            Section::Headers => {
                add(
                    &mut components.headers,
                    key,
                    header_or_ref(context, node, &at),
                );
            }
            Section::SecuritySchemes => {
                let scheme = security_scheme_or_ref(context, node, &at);
                add(&mut components.security_schemes, key, scheme);
            }
        }
    }
}

fn add<T>(section: &mut Members<T>, key: String, read: Option<ReferenceOr<T>>) {
    section.extend(read.map(|read| (key, read)));
}

pub(super) fn parameter_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<openapiv3::Parameter>> {
    reference_or(context, node, at, Section::Parameters, parameter)
}

fn security_scheme_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<openapiv3::SecurityScheme>> {
    reference_or(context, node, at, Section::SecuritySchemes, security_scheme)
}

pub(super) fn example_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Example>> {
    reference_or(context, node, at, Section::Examples, example)
}

fn example(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Example> {
    let mut object = Object::open(context, node, at, "an example")?;
    object.pass(&["dataValue", "serializedValue"], Version::V32);
    let data = object.read("dataValue", any);
    let serialized = object.read("serializedValue", any);
    Some(Example {
        summary: object.read("summary", text),
        description: object.read("description", text),
        value: object.read("value", any).or(data).or(serialized),
        external_value: object.read("externalValue", text),
        extensions: object.finish(),
    })
}

pub(super) fn request_body_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<RequestBody>> {
    reference_or(context, node, at, Section::RequestBodies, request_body)
}

fn request_body(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<RequestBody> {
    let mut object = Object::open(context, node, at, "a request body")?;
    let body = RequestBody {
        description: object.read("description", text),
        content: object.expected("content", content),
        required: object.read("required", flag).unwrap_or_default(),
        ..RequestBody::default()
    };
    let fields = object.read(vocabulary::FIELDS_AS_ARGUMENTS, flag);
    let extensions = extension::set(object.finish(), vocabulary::FIELDS_AS_ARGUMENTS, fields);
    Some(RequestBody { extensions, ..body })
}
