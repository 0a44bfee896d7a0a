//! Properties that have one value alone.

use super::literal::literal;
use super::null::admits_null;
use super::{Shape, settled};
use crate::ir::Literal;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// The value of a property that has one alone.
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
            [list] => match list.form().enumeration.as_slice() {
                [only] => literal(only),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
