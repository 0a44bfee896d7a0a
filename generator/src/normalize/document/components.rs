//! The components, section by section, and what has been referred to elsewhere.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};

use crate::normalize::about::security_scheme_or_ref;
use crate::normalize::context::{At, Context, Reader, Section, Version, component_reference};
use crate::normalize::message::{
    example_or_ref, header_or_ref, parameter_or_ref, request_body_or_ref, response_or_ref,
};
use crate::normalize::object::{Object, alias};
use crate::normalize::schema::schema_or_ref;
use crate::pointer::Pointer;
use crate::read::Node;

pub(in crate::normalize) fn components(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Components> {
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
            if !context.is_selected(at) {
                return None;
            }
            let Some(target) = alias(context, node, section, || at.pointer()) else {
                return read(context, node, at);
            };
            let other = context.registry.borrow().key(&target).map(str::to_owned);
            match other {
                Some(other) if other != key => Some(ReferenceOr::Reference {
                    reference: component_reference(section, &other),
                }),
                _ => {
                    let found = context.sources.at(&target.pointer)?;
                    context.moved(&at.model(), target.pointer.clone());
                    context.scope.replace(target.scope);
                    let read = read(context, found, &at.jump(&target.pointer));
                    context.scope.take();
                    read
                }
            }
        })
        .unwrap_or_default()
}

/// Makes components of the things elsewhere that were referred to, and of those that they refer
/// to.
pub(super) fn hoisted(context: &Context<'_>, components: &mut Option<Components>) {
    loop {
        let Some((target, key)) = context.registry.borrow_mut().next() else {
            context.scope.take();
            return;
        };
        let Some(node) = context.sources.at(&target.pointer) else {
            continue;
        };
        context.scope.replace(target.scope.clone());
        let components = components.get_or_insert_default();
        let model = Pointer::default().child("components");
        let model = model.child(target.section.key()).child(&key);
        context.moved(&model, target.pointer.clone());
        let hoisted = Hoisted {
            node,
            at: &At::root(&target.pointer, &model),
            key,
        };
        match target.section {
            Section::Schemas => hoisted.add(context, &mut components.schemas, schema_or_ref),
            Section::Responses => hoisted.add(context, &mut components.responses, response_or_ref),
            Section::Parameters => {
                hoisted.add(context, &mut components.parameters, parameter_or_ref);
            }
            Section::Examples => hoisted.add(context, &mut components.examples, example_or_ref),
            Section::RequestBodies => {
                hoisted.add(context, &mut components.request_bodies, request_body_or_ref);
            }
            Section::Headers => hoisted.add(context, &mut components.headers, header_or_ref),
            Section::SecuritySchemes => hoisted.add(
                context,
                &mut components.security_schemes,
                security_scheme_or_ref,
            ),
        }
    }
}

/// A thing that becomes a component.
struct Hoisted<'a> {
    node: &'a Node,
    at: &'a At<'a>,
    key: String,
}

impl Hoisted<'_> {
    fn add<T>(self, context: &Context<'_>, section: &mut Members<T>, read: Reader<ReferenceOr<T>>) {
        let read = read(context, self.node, self.at);
        section.extend(read.map(|read| (self.key, read)));
    }
}
