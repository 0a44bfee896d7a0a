//! Properties that have one value alone: because the document lists no other, or because a union
//! tells the object from others by it.

use super::literal::literal;
use super::null::admits_null;
use super::property::Property;
use super::{Shape, settled};
use crate::ir::Literal;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// A property that has one value alone.
pub(in crate::lower) struct OneValue {
    pub(in crate::lower) value: Literal,
    /// Whether it can be missing where it is read, or be `null`.
    pub(in crate::lower) optional: bool,
    /// Whether answers alone have it.
    pub(in crate::lower) read_only: bool,
}

/// The one value of a property, of which unions tell these values. What has several because unions
/// tell it by several, or by another than it lists itself, is for callers to choose.
pub(in crate::lower) fn one_value<'b>(
    source: &Source<'b>,
    property: &Property<'_, 'b>,
    required: bool,
    told: &[Literal],
) -> Option<OneValue> {
    let own = constant(source, property.counts);
    let value = match (own, told) {
        (Some(own), []) if required => own,
        (Some(own), told) if told.contains(&own) => own,
        (None, [only]) => only.clone(),
        _ => return None,
    };
    let one_way = property.one_way(source);
    let is_missing = !required || one_way.read_only || one_way.write_only;
    Some(OneValue {
        value,
        optional: is_missing || admits_null(source, property.counts.schema),
        read_only: one_way.read_only,
    })
}

/// The value of a property that lists one alone.
pub(in crate::lower) fn constant(source: &Source<'_>, property: &Subschema<'_>) -> Option<Literal> {
    let (schema, _) = property.schema.resolve(source)?;
    let form = form(schema);
    // Most properties are nothing of the kind, which is to be seen at a glance.
    if form.enumeration.is_empty()
        && form.all_of.is_empty()
        && form.one_of.is_empty()
        && form.any_of.is_empty()
    {
        return None;
    }
    if admits_null(source, property.schema) {
        return None;
    }
    if let [only] = form.enumeration.as_slice() {
        return literal(only);
    }
    match settled(source, property)? {
        Shape::Literals {
            lists,
            any_text: false,
            ..
        } => match lists.as_slice() {
            [list] => {
                let mut values = list.values();
                let (_, only) = values.next()?;
                literal(only).filter(|_| values.next().is_none())
            }
            _ => None,
        },
        _ => None,
    }
}
