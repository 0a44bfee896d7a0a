//! The elements that a value becomes.

use serde_json::{Map, Value};

use super::facts::{Facts, Place};
use super::name::Name;
use super::read::root_name;
use super::shape::{Object, Shape};
use crate::verify::schema::{SchemaId, Schemas};

/// An element that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::verify) struct Element {
    pub(in crate::verify) name: Name,
    pub(in crate::verify) attributes: Vec<(Name, Value)>,
    pub(in crate::verify) children: Vec<Element>,
    /// What it says itself.
    pub(in crate::verify) content: Option<Value>,
    /// Whether it is an object that has names for all that is in it, so that whoever reads it passes
    /// over what has another.
    pub(super) is_closed: bool,
}

impl Element {
    fn new(name: Name) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
            content: None,
            is_closed: false,
        }
    }
}

/// A value as XML; nothing where it is not what the schema describes.
pub(in crate::verify) fn element(
    schemas: &Schemas,
    id: SchemaId,
    value: &Value,
) -> Option<Element> {
    // Whoever reads an answer asks for no name of its root.
    let name = root_name(schemas, id).filter(Name::is_sound);
    let name = name.unwrap_or_else(|| Facts::default().name("root"));
    one(schemas, &[schemas.get(id)], name, value)
}

fn one<'s>(schemas: &'s Schemas, of: &[&'s Value], name: Name, value: &Value) -> Option<Element> {
    let mut element = Element::new(name);
    match (Shape::of(schemas, of)?, value) {
        (_, Value::Null) => element.attributes.push((Name::nil(), Value::Bool(true))),
        (Shape::List(items), Value::Array(values)) => {
            let name = Facts::of(schemas, &items).name(&element.name.local);
            for value in values {
                element
                    .children
                    .push(one(schemas, &items, name.clone(), value)?);
            }
        }
        (Shape::Object(object), Value::Object(values)) => {
            members(schemas, &object, values, &mut element)?;
        }
        (Shape::Scalar(_), value) if !value.is_array() && !value.is_object() => {
            element.content = Some(value.clone());
        }
        _ => return None,
    }
    Some(element)
}

fn members<'s>(
    schemas: &'s Schemas,
    object: &Object<'s>,
    values: &Map<String, Value>,
    element: &mut Element,
) -> Option<()> {
    element.is_closed = object.further.is_none();
    for (key, value) in values {
        let Some(member) = object.member(key) else {
            // Of what has no name of its own, the document may say what it is, or nothing at all.
            if let Some(of) = &object.further {
                let name = Name {
                    prefix: None,
                    local: key.clone(),
                    namespace: None,
                };
                element.children.push(one(schemas, of, name, value)?);
            }
            continue;
        };
        let name = member.name(schemas);
        match (member.place(), member.loose(), value) {
            (Place::Attribute, _, Value::Null) => {}
            (Place::Attribute, _, value) => element.attributes.push((name, value.clone())),
            (Place::Text, _, value) => element.content = Some(value.clone()),
            (_, Some(items), Value::Array(values)) => {
                for value in values {
                    let child = one(schemas, items, name.clone(), value)?;
                    element.children.push(child);
                }
            }
            (_, Some(_), _) => return None,
            (_, None, value) => element
                .children
                .push(one(schemas, &member.of, name, value)?),
        }
    }
    Some(())
}
