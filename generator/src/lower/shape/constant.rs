//! Properties that have one value alone: because the document lists no other, or because a union
//! tells the object from others by it.

use super::literal::literal;
use super::null::admits_null;
use super::{Shape, settled};
use crate::ir::Literal;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// A property that has one value alone.
pub(in crate::lower) struct OneValue {
    pub(in crate::lower) value: Literal,
    /// Whether it can be missing where it is read, or be `null`.
    pub(in crate::lower) optional: bool,
}

/// The one value of a property, of which unions tell these values. What has several because unions
/// tell it by several, or by another than it lists itself, is for callers to choose.
pub(in crate::lower) fn one_value(
    source: &Source<'_>,
    property: &Subschema<'_>,
    required: bool,
    told: &[Literal],
) -> Option<OneValue> {
    let own = constant(source, property);
    let value = match (own, told) {
        (Some(own), []) if required => own,
        (Some(own), told) if told.contains(&own) => own,
        (None, [only]) => only.clone(),
        _ => return None,
    };
    let (schema, _) = property.schema.resolve(source)?;
    let data = &schema.schema_data;
    let one_way = data.read_only || data.write_only;
    let optional = !required || one_way || admits_null(source, property.schema);
    Some(OneValue { value, optional })
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
