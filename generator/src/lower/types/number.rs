//! Numbers: which type holds all values of a schema that need not be whole.

use openapiv3::Schema;

use super::Context;
use super::formats::number_type_of;
use super::integer::{has_fraction, integer, named};
use crate::ir::Type;
use crate::lower::shape::members::members;
use crate::pointer::Pointer;

/// The type of a number: the one that its format names, which may be one of whole numbers where no value
/// that the document gives says otherwise.
pub(super) fn number(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    format: Option<&str>,
    at: &Pointer,
) -> Type {
    if named(format).is_some() {
        let members = members(context.source, schema, at);
        if !has_fraction(&members) {
            return integer(context.report, &members, format);
        }
    }
    let decimal = format.and_then(|format| number_type_of(context.formats, format));
    decimal.unwrap_or(Type::Number)
}
