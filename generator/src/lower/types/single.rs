//! The types of single values.

use openapiv3::Schema;

use super::Context;
use super::formats::type_of;
use super::integer::integer;
use super::number::number;
use crate::ir::Type;
use crate::lower::shape::Shape;
use crate::lower::shape::members::members;
use crate::pointer::Pointer;

/// The type of a single value: null, a boolean, a number or a text. What is nothing of these is any JSON
/// value.
pub(super) fn single(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: &Shape<'_>,
    at: &Pointer,
) -> Type {
    match shape {
        Shape::Null => Type::Null,
        Shape::Boolean => Type::Boolean,
        Shape::Integer(format) => {
            let members = members(context.source, schema, at);
            integer(context.report, &members, *format)
        }
        Shape::Number(format) => number(context, schema, *format, at),
        Shape::Text(format) => format
            .and_then(|format| type_of(context.formats, format))
            .unwrap_or(Type::Text),
        _ => Type::Json,
    }
}
