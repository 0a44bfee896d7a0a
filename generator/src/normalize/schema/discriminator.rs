//! What tells the branches of a schema apart.

use openapiv3::Discriminator;

use crate::normalize::context::{At, Context, Section, Version, component_reference};
use crate::normalize::object::extension;
use crate::normalize::object::{Object, find_quietly, members, string, to_component};
use crate::read::Node;
use crate::vocabulary::DEFAULT_MAPPING;

pub(in crate::normalize) fn discriminator(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Discriminator> {
    if let Node::String(property) = node {
        context.other_version(at, "a discriminator that is a name", "2.0");
        return Some(Discriminator {
            property_name: property.clone(),
            ..Discriminator::default()
        });
    }
    let mut object = Object::open(context, node, at, "a discriminator")?;
    object.newer("defaultMapping", Version::V32);
    let default = object.read("defaultMapping", mapped);
    Some(Discriminator {
        property_name: object.needed("propertyName", string)?,
        mapping: object
            .read("mapping", |context, node, at| {
                members(context, node, at, mapped)
            })
            .unwrap_or_default(),
        extensions: extension::set(object.finish(), DEFAULT_MAPPING, default),
    })
}

/// The reference to the schema that a value maps to: the bare name of a
/// component, or a reference as anywhere else.
fn mapped(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<String> {
    let value = string(context, node, at)?;
    let schemas = context.section(Section::Schemas);
    if schemas.is_some_and(|schemas| schemas.contains_key(&value)) {
        return Some(component_reference(Section::Schemas, &value));
    }
    if find_quietly(context, &value, &at.pointer()).is_none() {
        let message = format!("there is no schema `{value}`, so this value maps to nothing");
        context.warn("unknown-mapping", at, message);
        return None;
    }
    to_component(context, &value, at, Section::Schemas)
}
