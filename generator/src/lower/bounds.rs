//! What a value must be within to be sent.

use serde_json::Value;

use super::facets::{Facet, Member, facets};
use super::property::Property;
use super::shape::chain;
use super::view::{View, extension};
use crate::ir::{Bounds, Limit, ModelId, Type};
use crate::pointer::Pointer;
use crate::vocabulary::{MAXIMUM, MINIMUM, MULTIPLE_OF};

/// The bounds of a schema for values of the type that it has become; what is
/// not checked is reported, if `owner`, the model that has it, can be sent.
pub(super) fn bounds(
    view: &mut View<'_>,
    owner: Option<ModelId>,
    property: Property<'_>,
    at: &Pointer,
    ty: &Type,
) -> Bounds {
    let part = Member {
        property,
        at: at.clone(),
    };
    let Some((schema, at)) = chain(view, &part).last() else {
        return Bounds::default();
    };
    let all = facets(view, schema, &at);
    all.iter().fold(Bounds::default(), |bounds, facet| {
        bounds.and(of_facet(view, owner, facet, ty))
    })
}

/// The bounds that one of the schemas states which all hold.
fn of_facet(view: &mut View<'_>, owner: Option<ModelId>, facet: &Facet<'_>, ty: &Type) -> Bounds {
    let (schema, at, form) = (facet.schema, &facet.at, facet.form());
    let extensions = &schema.schema_data.extensions;
    let limit = |key: &str, exclusive: Option<bool>| {
        limit(extension(extensions, key), exclusive.unwrap_or_default())
    };
    let text = matches!(ty, Type::Text);
    let number = matches!(
        ty,
        Type::Integer32
            | Type::Integer64
            | Type::Unsigned32
            | Type::Unsigned64
            | Type::Number32
            | Type::Number64
    );
    // Text that has a type of its own is not measured as it stands.
    let formatted = matches!(ty, Type::Formatted(_) | Type::File);
    let list = matches!(ty, Type::List(_));
    let unchecked = [
        ("minLength", formatted && form.min_length.is_some()),
        ("maxLength", formatted && form.max_length.is_some()),
        ("pattern", form.pattern.is_some()),
        ("multipleOf", extensions.contains_key(MULTIPLE_OF)),
        ("uniqueItems", form.unique_items == Some(true)),
        ("minProperties", form.min_properties.is_some()),
        ("maxProperties", form.max_properties.is_some()),
    ];
    for (key, _) in unchecked.into_iter().filter(|(_, present)| *present) {
        let message = format!("`{key}` is not checked before sending");
        view.unsent(owner, "unchecked-bound", &at.child(key), message);
    }
    Bounds {
        min_length: form.min_length.filter(|length| text && *length > 0),
        max_length: form.max_length.filter(|_| text),
        min_items: form.min_items.filter(|items| list && *items > 0),
        max_items: form.max_items.filter(|_| list),
        minimum: limit(MINIMUM, form.exclusive_minimum).filter(|_| number),
        maximum: limit(MAXIMUM, form.exclusive_maximum).filter(|_| number),
    }
}

/// Reports the bounds of a whole body, or of what stands in a list or a map,
/// which are not checked where it is no type of its own.
pub(super) fn unchecked_within(
    view: &mut View<'_>,
    owner: Option<ModelId>,
    property: Property<'_>,
    at: &Pointer,
    ty: &Type,
) {
    if !bounds(view, owner, property, at, ty).is_empty() {
        let message = "the bounds of this value are not checked before sending";
        view.unsent(owner, "unchecked-bound", at, message);
    }
}

fn limit(bound: Option<Value>, exclusive: bool) -> Option<Limit> {
    let bound = bound?;
    match bound.as_i64() {
        Some(value) => Some(Limit::Integer { value, exclusive }),
        None => bound
            .as_f64()
            .map(|value| Limit::Number { value, exclusive }),
    }
}
