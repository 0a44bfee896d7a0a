//! What a value must be within to be sent.

use openapiv3::{Schema, SchemaKind};
use serde_json::Value;

use super::integer::{BEYOND, end, is_beyond};
use crate::ir::{Bounds, Format, Limit, ModelId, Type};
use crate::lower::shape::members::{Member, members};
use crate::lower::shape::property::Property;
use crate::lower::shape::same::chain;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, extension, form};
use crate::pointer::Pointer;
use crate::vocabulary::{MAXIMUM, MINIMUM, MULTIPLE_OF, as_whole, whole};

/// The bounds of a schema for values of the type that it has become; what is
/// not checked is reported, if `owner`, the model that has it, can be sent.
pub(in crate::lower) fn bounds(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    part: &Subschema<'_>,
    ty: &Type,
) -> Bounds {
    let Some((schema, at)) = chain(source, part).last() else {
        return Bounds::default();
    };
    let all = members(source, schema, &at);
    let bounds = all.iter().fold(Bounds::default(), |bounds, member| {
        bounds.and(of_member(report, owner, member, ty))
    });
    with_values(report, &at, bounds)
}

/// The bounds without those that no value is within, which are a mistake of the document: held to
/// them, nothing could be sent.
fn with_values(report: &mut Report<'_>, at: &Pointer, bounds: Bounds) -> Bounds {
    for [least, most] in bounds.empty_ranges() {
        let message = format!("no value is within `{least}` and `{most}`, so neither is checked");
        report.warning("empty-range", at, message);
    }
    bounds.without_empty_ranges()
}

/// The bounds that one of the schemas states which all hold.
fn of_member(
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    member: &Member<'_>,
    ty: &Type,
) -> Bounds {
    let (schema, at, form) = (member.schema, &member.at, member.form());
    let extensions = &schema.schema_data.extensions;
    let limit = |key: &str, exclusive: Option<bool>| {
        limit(
            key,
            extension(extensions, key),
            exclusive.unwrap_or_default(),
            ty,
        )
    };
    let text = matches!(ty, Type::Text);
    let number = matches!(
        ty,
        Type::Integer32
            | Type::Integer64
            | Type::Unsigned32
            | Type::Unsigned64
            | Type::Integer128
            | Type::Unsigned128
            | Type::Number
    );
    // Text that has a type of its own is not measured as it stands.
    let formatted = matches!(ty, Type::Formatted(_) | Type::File);
    let decimal = *ty == Type::Formatted(Format::DecimalNumber);
    let list = matches!(ty, Type::List(_));
    let unchecked = [
        ("minLength", formatted && form.min_length.is_some()),
        ("maxLength", formatted && form.max_length.is_some()),
        ("pattern", form.pattern.is_some()),
        ("minimum", decimal && extensions.contains_key(MINIMUM)),
        ("maximum", decimal && extensions.contains_key(MAXIMUM)),
        ("multipleOf", extensions.contains_key(MULTIPLE_OF)),
        ("uniqueItems", form.unique_items == Some(true)),
        ("minProperties", form.min_properties.is_some()),
        ("maxProperties", form.max_properties.is_some()),
    ];
    for (key, _) in unchecked.into_iter().filter(|(_, present)| *present) {
        let message = format!("`{key}` is not checked before sending");
        report.unsent(owner, "unchecked-bound", &at.child(key), message);
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

/// What several descriptions of a property say of its values together.
pub(super) struct Together {
    pub(super) bounds: Bounds,
    /// Those of the description that counts.
    pub(super) own: Bounds,
}

/// The bounds that all descriptions of a property state for values of the type that it has become:
/// of two of a kind the tighter, and the looser where one of the two may hold alone.
pub(super) fn all_bounds(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    property: Property<'_, '_>,
    ty: &Type,
) -> Together {
    let own = bounds(source, report, owner, property.counts, ty);
    let any = property
        .alternatives()
        .into_iter()
        .fold(own, |known, other| {
            known.or(bounds(source, report, owner, &other, ty))
        });
    let others = property.others().into_iter();
    let whole = others.fold(any, |known, other| {
        known.and(bounds(source, report, owner, &other, ty))
    });
    let whole = with_values(report, &property.counts.at, whole);
    Together { bounds: whole, own }
}

/// A schema that states the bounds of all, for its docs to say what is checked.
pub(super) fn within(schema: &Schema, together: &Together) -> Schema {
    let Together { bounds, own } = together;
    let mut within = schema.clone();
    let mut form = form(schema).clone();
    let count = |own: Option<usize>, all: Option<usize>, said: Option<usize>| {
        all.or(said.filter(|_| own.is_none()))
    };
    form.min_length = count(own.min_length, bounds.min_length, form.min_length);
    form.max_length = count(own.max_length, bounds.max_length, form.max_length);
    form.min_items = count(own.min_items, bounds.min_items, form.min_items);
    form.max_items = count(own.max_items, bounds.max_items, form.max_items);
    let ends = [
        (
            MINIMUM,
            own.minimum,
            bounds.minimum,
            &mut form.exclusive_minimum,
        ),
        (
            MAXIMUM,
            own.maximum,
            bounds.maximum,
            &mut form.exclusive_maximum,
        ),
    ];
    for (key, own, limit, exclusive) in ends {
        let extensions = &mut within.schema_data.extensions;
        let (value, is_outside) = match limit {
            Some(Limit::Integer { value, exclusive }) => (whole(value), exclusive),
            Some(Limit::Number { value, exclusive }) => (Value::from(value), exclusive),
            None => {
                if own.is_some() {
                    extensions.shift_remove(key);
                }
                continue;
            }
        };
        extensions.insert(key.to_owned(), value);
        *exclusive = Some(is_outside);
    }
    within.schema_kind = SchemaKind::Any(form);
    within
}

/// Reports the bounds of a whole body, or of what stands in a list or a map,
/// which are not checked where it is no type of its own.
pub(in crate::lower) fn unchecked_within(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    part: &Subschema<'_>,
    ty: &Type,
) {
    if !bounds(source, report, owner, part, ty).is_empty() {
        let message = "the bounds of this value are not checked before sending";
        report.unsent(owner, "unchecked-bound", &part.at, message);
    }
}

/// The limit that a bound under `key` is for values of a type; none where no value of the type can
/// be beyond it.
fn limit(key: &str, bound: Option<Value>, exclusive: bool, ty: &Type) -> Option<Limit> {
    let bound = bound?;
    let whole = match ty {
        Type::Number => as_whole(&bound),
        _ => end(&bound).filter(|whole| *whole < BEYOND),
    };
    if whole.is_none() && *ty != Type::Number && is_beyond(key, &bound) {
        return None;
    }
    match whole {
        Some(value) => Some(Limit::Integer { value, exclusive }),
        None => bound
            .as_f64()
            .map(|value| Limit::Number { value, exclusive }),
    }
}
