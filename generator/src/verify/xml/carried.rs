//! What of a value arrives. XML has no word for some of what JSON has.

use serde_json::{Map, Value};

use super::facts::Place;
use super::name::is_ncname;
use super::shape::{Member, Object, Shape};
use crate::verify::schema::{Direction, SchemaId, Schemas};

/// A value without what XML cannot carry, if the schema allows that.
pub(in crate::verify) fn carried(
    schemas: &Schemas,
    id: SchemaId,
    mut value: Value,
) -> Option<Value> {
    if value.is_null() {
        return None;
    }
    let before = value.clone();
    strip(schemas, &[schemas.get(id)], &mut value);
    let is_fine =
        value == before || schemas.allows(id, &value) || schemas.nearly_allows(id, &value);
    is_fine.then_some(value)
}

/// A value as whoever reads it has it: a list without an element around it is not there when it is
/// empty. One that has to be there is read as an empty one then.
pub(in crate::verify) fn arriving(schemas: &Schemas, id: SchemaId, mut value: Value) -> Value {
    drop_empty(schemas, &[schemas.get(id)], &mut value);
    value
}

/// Leaves out what XML cannot carry, wherever it is nested.
fn strip<'s>(schemas: &'s Schemas, of: &[&'s Value], value: &mut Value) {
    match (Shape::of(schemas, of), value) {
        (Some(Shape::List(items)), Value::Array(values)) => {
            for value in values {
                strip(schemas, &items, value);
            }
        }
        (Some(Shape::Object(object)), Value::Object(values)) => {
            values.retain(|key, value| match (object.member(key), &object.further) {
                (Some(member), _) => is_carried(schemas, member, value),
                (None, Some(_)) => is_free(schemas, &object, key),
                // What XML has no way for has no place.
                (None, None) => false,
            });
            within(&object, values, |of, value| strip(schemas, of, value));
        }
        _ => {}
    }
}

/// Whether a member of an object can be told from one that is not there.
fn is_carried<'s>(schemas: &'s Schemas, member: &Member<'s>, value: &Value) -> bool {
    let is_answer = schemas.direction() == Direction::Answer;
    match member.place() {
        // A client leaves it out.
        Place::Attribute => !(is_answer && value.is_null()),
        Place::Text => !(value.is_null() || is_answer && value == ""),
        _ => !value.is_null() || member.loose().is_none(),
    }
}

/// Whether a key is the name of an element that no member has.
fn is_free<'s>(schemas: &'s Schemas, object: &Object<'s>, key: &str) -> bool {
    let mut members = object.members.iter();
    is_ncname(key) && !members.any(|member| member.name(schemas).local == key)
}

fn drop_empty<'s>(schemas: &'s Schemas, of: &[&'s Value], value: &mut Value) {
    match (Shape::of(schemas, of), value) {
        (Some(Shape::List(items)), Value::Array(values)) => {
            for value in values {
                drop_empty(schemas, &items, value);
            }
        }
        (Some(Shape::Object(object)), Value::Object(values)) => {
            values.retain(|key, value| {
                let is_empty = value.as_array().is_some_and(Vec::is_empty);
                let member = object.member(key).filter(|member| !member.required);
                let is_loose = |member: &Member<'s>| member.loose().is_some();
                !(is_empty && member.is_some_and(is_loose))
            });
            within(&object, values, |of, value| drop_empty(schemas, of, value));
        }
        _ => {}
    }
}

/// Does something with each member that is described, and its schemas.
fn within<'s>(
    object: &Object<'s>,
    values: &mut Map<String, Value>,
    each: impl Fn(&[&'s Value], &mut Value),
) {
    for (key, value) in values {
        let of = object.member(key).map(|member| &member.of);
        if let Some(of) = of.or(object.further.as_ref()) {
            each(of, value);
        }
    }
}
