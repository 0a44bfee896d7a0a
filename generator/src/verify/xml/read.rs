//! The value that elements are, by the names in their schemas.

use serde_json::{Map, Number, Value};

use super::facts::{Facts, Place, chain};
use super::name::Name;
use super::parse::Sent;
use super::shape::{Kind, Object, Shape};
use crate::verify::schema::{SchemaId, Schemas};

/// The name of the root: its own, or that of the component that is referred to.
pub(in crate::verify) fn root_name(schemas: &Schemas, id: SchemaId) -> Option<Name> {
    let schema = schemas.get(id);
    let facts = Facts::of(schemas, &[schema]);
    let mut references = chain(schemas, schema).filter_map(|one| one.get("$ref")?.as_str());
    let component = references.find_map(|reference| schemas.component(reference));
    facts
        .own_name()
        .or_else(|| component.map(|name| facts.name(name)))
}

/// What an element says.
///
/// # Errors
///
/// Where there are several elements for one thing.
pub(in crate::verify) fn read(
    schemas: &Schemas,
    id: SchemaId,
    root: &Sent,
) -> Result<Value, String> {
    one(schemas, &[schemas.get(id)], root, true)
}

fn one<'s>(
    schemas: &'s Schemas,
    of: &[&'s Value],
    sent: &Sent,
    is_root: bool,
) -> Result<Value, String> {
    if sent.is_nil() {
        return Ok(Value::Null);
    }
    match Shape::of(schemas, of) {
        None => Ok(sent.text.as_str().into()),
        Some(Shape::Scalar(kind)) => Ok(scalar(kind, &sent.text)),
        Some(Shape::List(items)) => {
            let name = Facts::of(schemas, &items).own_name();
            // A root that has no name, as those have that are read, may call its items anything.
            let is_item = |child: &&Sent| match &name {
                Some(name) => child.name.local == name.local,
                None => is_root || child.name.local == sent.name.local,
            };
            let items = sent.children.iter().filter(is_item).map(|child| {
                let of = &items;
                one(schemas, of, child, false)
            });
            items.collect()
        }
        Some(Shape::Object(shape)) => object(schemas, &shape, sent).map(Value::Object),
    }
}

fn object<'s>(
    schemas: &'s Schemas,
    object: &Object<'s>,
    sent: &Sent,
) -> Result<Map<String, Value>, String> {
    let mut members = Map::new();
    let mut known = Vec::new();
    for member in &object.members {
        let name = member.name(schemas);
        let mut named = sent
            .children
            .iter()
            .filter(|child| child.name.local == name.local);
        let value = match (member.place(), member.loose()) {
            (Place::Attribute, _) => {
                let text = sent.attribute(&name.local);
                text.map(|text| as_scalar(schemas, &member.of, text))
            }
            (Place::Text, _) if sent.text.is_empty() => None,
            (Place::Text, _) => Some(as_scalar(schemas, &member.of, &sent.text)),
            (_, Some(items)) => {
                let all = named.map(|child| one(schemas, items, child, false));
                let all = all.collect::<Result<Vec<Value>, String>>()?;
                known.push(name.local);
                (member.required || !all.is_empty()).then_some(Value::Array(all))
            }
            (_, None) => {
                let first = named.next();
                if named.next().is_some() {
                    return Err(format!("there are several elements `{}`", name.local));
                }
                known.push(name.local);
                let value = first.map(|child| one(schemas, &member.of, child, false));
                value.transpose()?
            }
        };
        members.extend(value.map(|value| (member.key.to_owned(), value)));
    }
    let others = sent.children.iter();
    for child in others.filter(|child| !known.contains(&child.name.local)) {
        if let Some(of) = &object.further {
            members.insert(child.name.local.clone(), one(schemas, of, child, false)?);
        }
    }
    Ok(members)
}

fn as_scalar<'s>(schemas: &'s Schemas, of: &[&'s Value], text: &str) -> Value {
    match Shape::of(schemas, of) {
        Some(Shape::Scalar(kind)) => scalar(kind, text),
        _ => text.into(),
    }
}

/// A text as a value of a kind; one that is of another stays a text, which the schema refuses.
fn scalar(kind: Kind, text: &str) -> Value {
    let trimmed = text.trim();
    let read = match (kind, trimmed) {
        (Kind::Number, trimmed) => {
            let number = serde_json::from_str::<Number>(trimmed).ok();
            number.map(Value::Number)
        }
        (Kind::Boolean, "true" | "1") => Some(true.into()),
        (Kind::Boolean, "false" | "0") => Some(false.into()),
        (Kind::Text | Kind::Boolean, _) => None,
    };
    read.unwrap_or_else(|| text.into())
}
