//! What a value must be within to be sent.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, Schema, SchemaKind};
use serde_json::Value;

use super::demands;
use super::integer::{BEYOND, end, is_beyond};
use super::keywords::keywords;
use crate::ir::{Bounds, Format, Limit, ModelId, Said, Type};
use crate::limits::NESTING;
use crate::lower::shape::beginnings::names;
use crate::lower::shape::members::{Member, members, members_of};
use crate::lower::shape::possible::only;
use crate::lower::shape::property::{Property, within as within_part};
use crate::lower::shape::same::chain;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension, form};
use crate::pointer::Pointer;
use crate::vocabulary::{MAXIMUM, MINIMUM, as_whole, whole};

/// The keyword for all values that there are, which are no type of their own.
pub(super) const ENUM: &str = "enum";

/// The keyword for the patterns of the names in a map.
pub(super) const NAMES: &str = "patternProperties";

/// What a schema says of its values, whichever of it is checked.
#[derive(Default)]
pub(in crate::lower) struct Stated {
    /// What is checked before sending.
    pub(in crate::lower) bounds: Bounds,
    /// What is not.
    pub(in crate::lower) said: Said,
}

/// What a schema says of values of the type that it has become; what is
/// not checked is reported, if `owner`, the model that has it, can be sent.
pub(in crate::lower) fn stated(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    part: &Subschema<'_>,
    ty: &Type,
) -> Stated {
    let mut stated = Stated::default();
    let mut last = None;
    for (schema, at) in chain(source, part) {
        stated.said.is_without(schema.schema_data.default.as_ref());
        last = Some((schema, at));
    }
    let Some((schema, at)) = last else {
        return stated;
    };
    let all = with_only_branches(source, members(source, schema, &at));
    if matches!(ty.unboxed(), Type::Map(_)) {
        stated.said.names(NAMES.to_owned(), &names(&all));
    }
    for member in all {
        for (key, value) in unchecked(&member, ty) {
            let message = format!("`{key}` is not checked");
            report.unsent(owner, "unchecked-bound", &member.at.child(key), message);
            stated.said.says(key.to_owned(), &value);
        }
        demands::add(source, &mut stated.said, &member, "");
        if !matches!(ty.unboxed(), Type::Text | Type::Model(_)) {
            stated.said.lists(ENUM, &member.form().enumeration);
        }
        of_items(source, &member, ty, &mut stated.said);
        stated.bounds = stated.bounds.and(of_member(&member, ty));
    }
    stated.bounds = with_values(report, &at, stated.bounds);
    stated
}

/// Schemas that all hold, and those that they choose where there is no other to choose.
pub(super) fn with_only_branches<'b>(
    source: &Source<'b>,
    mut all: Vec<Member<'b>>,
) -> Vec<Member<'b>> {
    let mut met = HashSet::new();
    let mut next = 0;
    while let Some(member) = all.get(next) {
        next += 1;
        let only = only(source, &all, member);
        if let Some(only) = only.filter(|only| met.insert(only.at.clone())) {
            all.extend(members_of(source, &only).unwrap_or_default());
        }
    }
    all
}

/// The bounds of [`stated`] alone.
pub(in crate::lower) fn bounds(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    part: &Subschema<'_>,
    ty: &Type,
) -> Bounds {
    stated(source, report, owner, part, ty).bounds
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
fn of_member(member: &Member<'_>, ty: &Type) -> Bounds {
    let form = member.form();
    let extensions = &member.schema.schema_data.extensions;
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
    let list = matches!(ty, Type::List(_));
    Bounds {
        min_length: form.min_length.filter(|length| text && *length > 0),
        max_length: form.max_length.filter(|_| text),
        min_items: form.min_items.filter(|items| list && *items > 0),
        max_items: form.max_items.filter(|_| list),
        minimum: limit(MINIMUM, form.exclusive_minimum).filter(|_| number),
        maximum: limit(MAXIMUM, form.exclusive_maximum).filter(|_| number),
    }
}

/// What is said of the items of a list, or the values of a map, which nothing checks where they have no
/// type of their own.
pub(super) fn of_items<'b>(source: &Source<'b>, member: &Member<'b>, ty: &Type, said: &mut Said) {
    let form = member.form();
    let (Type::List(inner) | Type::Map(inner)) = ty else {
        return;
    };
    let items = match (&form.items, &form.additional_properties) {
        (Some(items), _) => Subschema {
            schema: SchemaRef::Boxed(items),
            at: member.at.child("items"),
        },
        (_, Some(AdditionalProperties::Schema(values))) => {
            Subschema::plain(values, member.at.child("additionalProperties"))
        }
        _ => return,
    };
    let Some((schema, at)) = chain(source, &items).last() else {
        return;
    };
    let all = members(source, schema, &at);
    if matches!(inner.unboxed(), Type::Map(_)) {
        said.names(format!("items.{NAMES}"), &names(&all));
    }
    for member in all {
        let is_own = matches!(inner.unboxed(), Type::Model(_));
        for (key, value) in keywords(&member) {
            // How many items a tuple has, its type says.
            if !(is_own && key.ends_with("Items")) {
                said.says(format!("items.{key}"), &value);
            }
        }
        demands::add(source, said, &member, "items.");
        if !is_own {
            said.lists(&format!("items.{ENUM}"), &member.form().enumeration);
        }
        let mut inside = Said::default();
        of_items(source, &member, inner.unboxed(), &mut inside);
        said.and(inside.of_items());
    }
}

/// The keywords of a schema for values of a type that nothing checks, with what they say.
fn unchecked(member: &Member<'_>, ty: &Type) -> Vec<(&'static str, Value)> {
    // Text that has a type of its own is not measured as it stands.
    let is_formatted = matches!(ty, Type::Formatted(_) | Type::File);
    let is_decimal = *ty == Type::Formatted(Format::DecimalNumber);
    let mut unchecked = keywords(member);
    unchecked.retain(|(key, _)| match *key {
        "minLength" | "maxLength" => is_formatted,
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => is_decimal,
        "minItems" | "maxItems" => false,
        _ => true,
    });
    unchecked
}

/// What several descriptions of a property say of its values together.
pub(super) struct Together<'b> {
    pub(super) bounds: Bounds,
    /// The bounds of the description that counts.
    pub(super) own: Bounds,
    /// What nothing checks.
    pub(super) said: Said,
    /// The format, where another description than the one that counts has it.
    pub(super) format: Option<&'b str>,
}

/// The bounds that all descriptions of a property state for values of the type that it has become:
/// of two of a kind the tighter, and the looser where one of the two may hold alone.
pub(super) fn all_bounds<'b>(
    source: &Source<'b>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    property: Property<'_, 'b>,
    ty: &Type,
) -> Together<'b> {
    let Stated {
        bounds: own,
        mut said,
    } = stated(source, report, owner, property.counts, ty);
    let any = property
        .alternatives()
        .into_iter()
        .fold(own, |known, other| {
            known.or(bounds(source, report, owner, &other, ty))
        });
    let others = property.others().into_iter();
    let whole = others.fold(any, |known, other| {
        unchecked_inside(source, report, owner, &other, ty);
        let other = stated(source, report, owner, &other, ty);
        said.and(other.said);
        known.and(other.bounds)
    });
    let bounds = with_values(report, &property.counts.at, whole);
    let format = property.format_of_others(source);
    Together {
        bounds,
        own,
        said,
        format,
    }
}

/// A schema that states the bounds and the format of all, for its docs.
pub(super) fn within(schema: &Schema, together: &Together<'_>) -> Schema {
    let Together {
        bounds,
        own,
        format,
        ..
    } = together;
    let mut within = schema.clone();
    let mut form = form(schema).clone();
    let count = |own: Option<usize>, all: Option<usize>, said: Option<usize>| {
        all.or(said.filter(|_| own.is_none()))
    };
    if let Some(format) = format {
        form.format = Some((*format).to_owned());
    }
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
        let message = "the bounds of this value are not checked";
        report.unsent(owner, "unchecked-bound", &part.at, message);
    }
}

/// As [`unchecked_within`], of what several schemas describe of which one counts.
pub(super) fn unchecked_together(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    (counts, others): (&Subschema<'_>, &[Subschema<'_>]),
    ty: &Type,
) {
    for other in others {
        unchecked_within(source, report, owner, other, ty);
        unchecked_inside(source, report, owner, other, ty);
    }
    unchecked_within(source, report, owner, counts, ty);
}

/// Reports the bounds of what is in a list or a map by a description that is not the one which counts.
fn unchecked_inside(
    source: &Source<'_>,
    report: &mut Report<'_>,
    owner: Option<ModelId>,
    part: &Subschema<'_>,
    ty: &Type,
) {
    let mut outer = (part.clone(), ty);
    for _ in 0..NESTING {
        let (Type::List(inner) | Type::Map(inner)) = outer.1.unboxed() else {
            return;
        };
        let Some((_, part)) = within_part(source, &outer.0) else {
            return;
        };
        unchecked_within(source, report, owner, &part, inner);
        outer = (part, inner);
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
