//! Numbers: which type holds all values of a schema that need not be whole.

use openapiv3::Schema;

use super::Context;
use super::formats::number_type_of;
use super::integer::{integer, named};
use crate::ir::Type;
use crate::pointer::Pointer;

/// The type of a number: the one that its format names, which may be one of whole numbers.
pub(super) fn number(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    format: Option<&str>,
    at: &Pointer,
) -> Type {
    if named(format).is_some() {
        return integer(context.report, schema, format, at);
    }
    let decimal = format.and_then(|format| number_type_of(context.formats, format));
    decimal.unwrap_or(Type::Number)
}
