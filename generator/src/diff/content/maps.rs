//! Maps that become objects which say more of some entries, and the other way round.

use crate::diff::change::Effect;
use crate::diff::sides::Sides;
use crate::diff::ways::Way;
use crate::record::{Kind, Type};

/// What it does that one type stands in place of another.
type OfTypes<'e> = dyn FnMut(&str, &str, Way) -> Effect + 'e;

/// What it does that an object stands in place of a map, or a map in place of an object, if it is so,
/// given what it does of types within.
pub(super) fn effect(
    sides: &Sides,
    (old, new): (&str, &str),
    way: Way,
    within: &mut OfTypes<'_>,
) -> Option<Effect> {
    let is_object = |ty: &&Type| ty.kind == Kind::Object;
    match (item(old), item(new)) {
        (Some(item), None) => {
            let object = sides.new_type(new).filter(is_object)?;
            Some(to_object(item, object, way, within))
        }
        (None, Some(item)) => {
            let object = sides.old_type(old).filter(is_object)?;
            Some(to_map(object, item, way, within))
        }
        _ => None,
    }
}

/// What a map holds.
fn item(spelled: &str) -> Option<&str> {
    spelled.strip_prefix("Map<")?.strip_suffix('>')
}

/// An entry may have to be there, or may be `null`; one that has a field of its own, or none at all,
/// may be heard no more.
fn to_object(item: &str, object: &Type, way: Way, within: &mut OfTypes<'_>) -> Effect {
    let mut all = match &object.rest {
        Some(rest) => within(item, &rest.ty, way),
        None => way.fewer(),
    };
    if !object.constants.is_empty() {
        all = all.max(way.fewer());
    }
    for field in object.fields.values() {
        let needed = unless(!field.is_needed(), way.of_field(field).fewer());
        let null = unless(!field.nullable, way.of_field(field).more());
        let heard = unless(!field.read_only, way.fewer());
        let value = within(item, &field.ty, way.of_field(field));
        all = all.max(needed).max(null).max(heard).max(value);
    }
    all
}

/// An entry may lack that was always there, and may not be `null` any more.
fn to_map(object: &Type, item: &str, way: Way, within: &mut OfTypes<'_>) -> Effect {
    let mut all = match &object.rest {
        Some(rest) => within(&rest.ty, item, way),
        None => way.some(),
    };
    if !object.constants.is_empty() {
        all = all.max(way.more());
    }
    let is_any = item == "Json";
    for field in object.fields.values() {
        let lacking = unless(field.optional, way.of_field(field).more());
        let null = unless(!field.nullable || is_any, way.of_field(field).fewer());
        // Where nothing is said of any property, there is none that has another type.
        let value = if is_any {
            way.of_field(field).some()
        } else {
            within(&field.ty, item, way.of_field(field))
        };
        all = all.max(lacking).max(null).max(value);
    }
    all
}

fn unless(holds: bool, effect: Effect) -> Effect {
    if holds { Effect::None } else { effect }
}
